"""Looking practices up. `practices_seen` is the one door: every list, count, facet, feed and export goes through it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from yokoten.kernel.policies import organisations_of, permits
from yokoten.kernel.queries.organisation import organisations_where
from yokoten.practices.models import (
    Practice,
    PracticeConcept,
    PracticeCorrection,
    PracticeDocument,
    PracticeText,
    PracticeUse,
    PracticeVersion,
)
from yokoten.practices.policies import CHECK, IN_CHECK, IN_LIBRARY, seen_by
from yokoten.practices.rules.choices import FACTS, METRIC, PROSE
from yokoten.practices.rules.publishing import Held, missing
from yokoten.practices.rules.renewal import warned_before

FALLBACKS = ("en", "ru", "sv", "vi")


@dataclass(frozen=True)
class Reading:
    """A practice's words for a reader: their own language, else the original, which is then shown as such.

    `original_at` is the version of the original where the translation is of an older one, else 0.
    """

    text: PracticeText | None
    language: str
    is_fallback: bool
    is_translation: bool
    original_at: int = 0

    @property
    def title(self) -> str:
        return self.text.title if self.text else ""


def practices_seen(actor: Any) -> QuerySet[Practice]:
    """Practices that the actor may see, in whatever state."""
    return Practice.objects.filter(seen_by(actor)).select_related("organisation", "place")


def library_seen(actor: Any) -> QuerySet[Practice]:
    """What stands in the library for the actor: published, and published but not confirmed for a year."""
    return practices_seen(actor).filter(state__in=IN_LIBRARY)


def own_practices(actor: Any) -> QuerySet[Practice]:
    """The practices of the organisations in which the actor works, in every state."""
    return practices_seen(actor).filter(organisation__in=sorted(organisations_of(actor)))


def with_words(practices: QuerySet[Practice]) -> QuerySet[Practice]:
    """With what a list shows: texts, figures and confirmed concepts, three queries however many rows."""
    concepts = PracticeConcept.objects.filter(is_confirmed=True).select_related("concept")
    return practices.prefetch_related(Prefetch("practice_concepts", queryset=concepts), "texts", "metrics")


def practice_by_key(actor: Any, key: UUID | str) -> Practice | None:
    """The practice of that key, if the actor may see it."""
    try:
        wanted = UUID(str(key))
    except ValueError:
        return None
    whole = with_words(practices_seen(actor)).prefetch_related("practice_concepts__concept__labels")
    return whole.filter(key=wanted).first()


def checks_waiting(actor: Any) -> QuerySet[Practice]:
    """What the actor may check, the longest waiting first: never what they wrote, changed or handed in."""
    key = getattr(actor, "pk", None)
    if not permits(actor, CHECK):
        return Practice.objects.none()
    wrote = Q(created_by=key) | Q(changed_by=key) | Q(submitted_by=key)
    wrote |= Q(Exists(PracticeText.objects.filter(practice=OuterRef("pk"), changed_by=key)))
    inside = Q(visibility="own") & ~Q(organisation__in=organisations_where(actor, CHECK).values("pk"))
    in_check = Practice.objects.filter(state__in=IN_CHECK).values("pk")
    waiting = practices_seen(actor).filter(pk__in=in_check).exclude(inside)
    return (waiting.exclude(wrote) if key else waiting).order_by("submitted_at", "pk")


def reading(practice: Practice, language: str) -> Reading:
    """The words in that language if there are any, else the original; from prefetched texts without a query."""
    texts = {text.language: text for text in practice.texts.all()}
    order = (language, practice.language, *FALLBACKS)
    text = next((texts[code] for code in order if code in texts), None)
    if text is None:
        return Reading(None, language, False, False)
    is_translation = text.language != practice.language
    first = texts.get(practice.language)
    of_original = first.of_version if first and is_translation and first.of_version > text.of_version else 0
    return Reading(text, text.language, text.language != language, is_translation, of_original)


def original(practice: Practice) -> PracticeText | None:
    """The author's own words."""
    return next((text for text in practice.texts.all() if text.language == practice.language), None)


def held(practice: Practice) -> Held:
    """What is written so far, for the rule that says what publishing needs."""
    text = original(practice)
    words = {name: getattr(text, name) for name in PROSE} if text else {}
    facts = {name: getattr(practice, name) for name in FACTS} | {"place": practice.place_id}
    metrics = sum(1 for one in practice.metrics.all() if one.unit and one.after is not None and one.names)
    return Held(words, facts, metrics)


def missing_of(practice: Practice) -> tuple[str, ...]:
    """What publishing this practice still needs."""
    return missing(held(practice))


def snapshot(practice: Practice) -> dict[str, Any]:
    """The practice whole, as plain content that JSON holds."""
    facts = {name: _plain(getattr(practice, name)) for name in FACTS}
    facts["place"] = practice.place.code if practice.place else ""
    return {
        "facts": facts,
        "language": practice.language,
        "texts": {text.language: {name: getattr(text, name) for name in PROSE} for text in practice.texts.all()},
        "metrics": [
            {"names": one.names, **{name: getattr(one, name) for name in METRIC}} for one in practice.metrics.all()
        ],
        "concepts": sorted(one.concept.code for one in practice.practice_concepts.all() if one.is_confirmed),
    }


def versions_of(practice: Practice) -> QuerySet[PracticeVersion]:
    """Its versions, the newest first."""
    return PracticeVersion.objects.filter(practice=practice).select_related("made_by")


def uses_of(practice: Practice) -> QuerySet[PracticeUse]:
    """Organisations that have taken the practice up."""
    return PracticeUse.objects.filter(practice=practice).select_related("organisation", "organisation__place")


def corrections_of(practice: Practice) -> QuerySet[PracticeCorrection]:
    """What readers say is wrong, the newest first."""
    return PracticeCorrection.objects.filter(practice=practice).select_related("asked_by", "answered_by")


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float, bool, list)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def documents_of(practice: Practice) -> QuerySet[PracticeDocument]:
    """Its files, without their bytes."""
    return PracticeDocument.objects.filter(practice=practice).select_related("attachment")


def document_by_number(actor: Any, number: int) -> PracticeDocument | None:
    """A file of a practice that the actor may see."""
    found = PracticeDocument.objects.select_related("attachment", "practice", "practice__organisation")
    return found.filter(pk=number, practice__in=practices_seen(actor).order_by()).first()


def due_for_confirmation(actor: Any, today: date) -> QuerySet[Practice]:
    """Own practices whose confirmation is due within the first warning, or over."""
    standing = own_practices(actor).filter(state__in=IN_LIBRARY, confirmed_on__lt=warned_before(today))
    return standing.order_by("confirmed_on", "pk")
