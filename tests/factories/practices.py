"""Practices in every state, with the words, figures and concepts that publishing needs."""

from datetime import date
from itertools import count

from django.utils import timezone

from factories.kernel import make_organisation, make_place
from yokoten.kernel.rules.folding import fold
from yokoten.practices.actions.indexing import index_practice, note_thesaurus
from yokoten.practices.actions.practice import MetricDetails, PracticeDetails
from yokoten.practices.models import (
    Concept,
    ConceptLabel,
    Practice,
    PracticeConcept,
    PracticeMetric,
    PracticeText,
    PracticeVersion,
)

_numbers = count(1)
DAY = date(2026, 11, 22)
WORDS = {
    "title": "One door for permits",
    "problem": "Firms wait eleven weeks for a permit.",
    "essence": "One person follows the firm through all offices.",
    "steps": "1. Map the way of a permit.\n2. Name a guide.",
    "results": "",
    "difficulties": "Two offices did not want to share their calendar.",
}
FACTS = {
    "sector": "administration",
    "size": "any",
    "level": "municipal",
    "people": 2,
    "weeks": 12,
    "contact_name": "Kim Berg",
    "contact_email": "kim@example.org",
    "licence": "cc-by",
    "outcome": "works",
}
FIGURE = {
    "names": {"en": "Lead time of a permit"},
    "unit": "days",
    "before": 77.0,
    "after": 21.0,
    "before_period": "2023",
    "after_period": "2025",
    "method": "all permits of the year",
    "is_lower_better": True,
}


def make_practice(organisation=None, *, text=None, metrics=(FIGURE,), language="en", **details):
    """A complete practice; a draft unless `state` says otherwise."""
    now = timezone.now()
    words = {**WORDS, **(text or {})}
    state = details.pop("state", "draft")
    start = {**FACTS, "visibility": "network", "created_at": now, "changed_at": now, "evidence": "measured"}
    if state in ("published", "stale"):
        start |= {"published_at": now, "confirmed_on": DAY}
    if state in ("submitted", "checking"):
        start["submitted_at"] = now
    if "place" not in details:
        start["place"] = make_place()
    practice = Practice.objects.create(
        organisation=organisation or make_organisation(), language=language, state=state, title=words["title"],
        **{**start, **details},
    )  # fmt: skip
    PracticeText.objects.create(practice=practice, language=language, changed_at=now, **words)
    for number, row in enumerate(metrics):
        PracticeMetric.objects.create(practice=practice, position=number, **row)
    if state in ("published", "stale"):
        index_practice(practice)
    return practice


def make_published(organisation=None, **details):
    """A practice in the library with its first version."""
    practice = make_practice(organisation, state=details.pop("state", "published"), **details)
    PracticeVersion.objects.create(practice=practice, number=1, made_at=timezone.now())
    return practice


def make_translation(practice, language="sv", **words):
    text = PracticeText.objects.create(
        practice=practice, language=language, changed_at=timezone.now(), **{"title": "En dörr", **words}
    )
    index_practice(practice)
    return text


def make_tagged(practice, *concepts):
    """The practice with these concepts, confirmed."""
    for concept in concepts:
        PracticeConcept.objects.create(practice=practice, concept=concept, is_confirmed=True)
    index_practice(practice)
    return practice


def make_concept(code="", *, labels=None, **details):
    """A concept with preferred labels by language."""
    concept = Concept.objects.create(code=code or f"concept-{next(_numbers)}", **details)
    for language, text in (labels or {}).items():
        ConceptLabel.objects.create(concept=concept, language=language, kind="preferred", text=text, folded=fold(text))
    note_thesaurus()
    return concept


def practice_details(*, text=None, facts=None, metrics=None):
    """What a first draft holds."""
    return PracticeDetails(text={**WORDS, **(text or {})}, facts={**FACTS, **(facts or {})}, metrics=metrics)


def figure_details(**changes):
    return MetricDetails(**{**FIGURE, **changes})
