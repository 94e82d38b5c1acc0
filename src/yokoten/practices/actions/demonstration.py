"""Practices of the demo's organisations, for trying the library out."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.queries import organisation_by_code
from yokoten.practices.actions.life import put_into_library, submit_practice
from yokoten.practices.actions.practice import (
    MetricDetails,
    PracticeDetails,
    TextDetails,
    change_practice,
    draft_practice,
    write_text,
)
from yokoten.practices.actions.rounds import mark_stale
from yokoten.practices.actions.tagging import confirm_concepts
from yokoten.practices.actions.use import note_use
from yokoten.practices.models import Practice
from yokoten.practices.rules.listed import ListedPractice, listed_practices

ORIGIN = "demo:"


@action
def load_demonstration(actor: Any) -> int:
    """Add the demo's practices that are not here yet; returns how many. What is here stays as it is.

    The demo's organisations and the thesaurus come first; a practice whose organisation is missing is left out.
    """
    if not is_administrator(actor):
        raise NotAllowed("not_allowed", act="practices.load_demonstration")
    known = set(Practice.objects.filter(import_key__startswith=ORIGIN).values_list("import_key", flat=True))
    added = [one for one in listed_practices() if f"{ORIGIN}{one.key}" not in known and _load(actor, one)]
    if added:
        mark_stale(actor, today=timezone.localdate())
        record(actor, "practices.load_demonstration", None, practices=len(added))
    return len(added)


def _load(actor: Any, listed: ListedPractice) -> bool:
    home = organisation_by_code(listed.organisation)
    if home is None:
        return False
    then = timezone.now() - timedelta(days=listed.confirmed_days_ago)
    practice = draft_practice(actor, home, _details(listed), language=listed.language, now=then, is_example=True)
    Practice.objects.filter(pk=practice.pk).update(import_key=f"{ORIGIN}{listed.key}")
    practice.refresh_from_db()
    confirm_concepts(actor, practice, listed.concepts, now=then)
    for language, text in listed.text.items():
        if language != listed.language:
            write_text(actor, practice, language, TextDetails(text), revision=0, now=then)
    practice.refresh_from_db()
    if listed.state == "submitted":
        submit_practice(actor, practice, now=then)
    elif listed.state == "published":
        put_into_library(actor, practice, now=then, today=timezone.localdate(then))
        _after(actor, practice, listed)
    return True


def _after(actor: Any, practice: Practice, listed: ListedPractice) -> None:
    """What happened since it was published: a change, organisations that have it, too."""
    now = timezone.now()
    if listed.change:
        practice.refresh_from_db()
        words = {name: text for name, text in listed.change.items() if name != "note"}
        details = PracticeDetails(text=words)
        note = listed.change.get("note", "")
        change_practice(actor, practice, details, revision=practice.revision, now=now, note=note)
    for use in listed.use:
        there = organisation_by_code(use["organisation"])
        if there is not None:
            note_use(actor, practice, there, since_year=use["since_year"], words=use["words"], now=now)


def _details(listed: ListedPractice) -> PracticeDetails:
    metrics = [MetricDetails(**row) for row in listed.metrics]
    facts = {**listed.facts, "visibility": listed.visibility}
    return PracticeDetails(text=listed.text[listed.language], facts=facts, metrics=metrics)
