"""The library as somebody asks for it: words and facets, all through the one door of what the asker may see."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, Value, When

from yokoten.kernel.rules.folding import fold
from yokoten.practices.models import ConceptLabel, Practice, PracticeText
from yokoten.practices.queries.practice import library_seen
from yokoten.practices.rules.choices import PROSE

NEWEST, CONFIRMED, TITLE, EVIDENCE = "newest", "confirmed", "title", "evidence"
SORTS: dict[str, tuple[str, ...]] = {
    NEWEST: ("-published_at", "-pk"),
    CONFIRMED: ("-confirmed_on", "-pk"),
    TITLE: ("title", "pk"),
    EVIDENCE: ("evidence_rank", "-published_at", "-pk"),
}


@dataclass(frozen=True)
class Asked:
    """What somebody looks for; what is empty narrows nothing. `is_open` is those that receive visitors."""

    words: str = ""
    theme: str = ""
    country: str = ""
    place: str = ""
    sector: str = ""
    evidence: str = ""
    language: str = ""
    outcome: str = ""
    is_open: bool = False
    sort: str = ""

    @property
    def is_narrowed(self) -> bool:
        return self != Asked(sort=self.sort)


@dataclass(frozen=True)
class Facet:
    """One way to narrow: the choices there are, and how many practices each would leave."""

    key: str
    choices: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Found:
    """Practices in the order asked for, and the facets that would narrow them."""

    practices: QuerySet[Practice]
    facets: tuple[Facet, ...] = field(default=())


CONDITIONS: dict[str, Callable[[Any], Q]] = {
    "theme": lambda value: Q(
        pk__in=Practice.concepts.through.objects.filter(concept__group=value, is_confirmed=True).values("practice")
    ),
    "country": lambda value: Q(place__country=value),
    "place": lambda value: Q(place__code=value),
    "sector": lambda value: Q(sector=value),
    "evidence": lambda value: Q(evidence=value),
    "language": lambda value: Q(pk__in=PracticeText.objects.filter(language=value).values("practice")),
    "outcome": lambda value: Q(outcome=value),
    "is_open": lambda value: Q(is_open_for_visits=True),
}
COUNTED: dict[str, str] = {
    "theme": "practice_concepts__concept__group",
    "country": "place__country",
    "place": "place__code",
    "sector": "sector",
    "evidence": "evidence",
    "language": "texts__language",
    "outcome": "outcome",
    "is_open": "is_open_for_visits",
}


def found(actor: Any, asked: Asked) -> Found:
    """What the actor may see in the library and asked for, with the facets that would narrow it further."""
    return found_among(library_seen(actor), asked)


def found_among(practices: QuerySet[Practice], asked: Asked) -> Found:
    """The same among practices already chosen by who may see them."""
    wanted = _with_words(practices, asked.words)
    facets = tuple(_facet(wanted, asked, key) for key in COUNTED)
    narrowed = _narrowed(wanted, asked)
    order = SORTS.get(asked.sort, SORTS[NEWEST])
    if "evidence_rank" in order:
        narrowed = narrowed.annotate(evidence_rank=_rank())
    return Found(narrowed.order_by(*order), facets)


def _narrowed(practices: QuerySet[Practice], asked: Asked) -> QuerySet[Practice]:
    for key, condition in CONDITIONS.items():
        value = getattr(asked, key)
        if value:
            practices = practices.filter(condition(value))
    return practices


def _facet(practices: QuerySet[Practice], asked: Asked, key: str) -> Facet:
    """Counted with every other narrowing, without its own: one sees what else one could choose."""
    others = _narrowed(practices, replace(asked, **{key: False if key == "is_open" else ""}))
    field_name = COUNTED[key]
    if key == "theme":
        others = others.filter(practice_concepts__is_confirmed=True)
    rows = others.order_by().values_list(field_name).annotate(n=Count("pk", distinct=True)).order_by("-n", field_name)
    named = tuple((str(code), n) for code, n in rows if code not in (None, "", False))
    return Facet(key, named)


def _with_words(practices: QuerySet[Practice], words: str) -> QuerySet[Practice]:
    """Every word stands somewhere in the practice's texts, folded alike."""
    asked = fold(words).split()
    if not asked:
        return practices
    prose = _folded_texts(practices)
    hits = [key for key, text in prose.items() if all(word in text for word in asked)]
    return practices.filter(pk__in=hits)


def _folded_texts(practices: QuerySet[Practice]) -> dict[int, str]:
    texts: dict[int, list[str]] = {}
    for key, *prose in PracticeText.objects.filter(practice__in=practices.order_by()).values_list("practice", *PROSE):
        texts.setdefault(key, []).append(fold("\n".join(prose)))
    return {key: "\n".join(parts) for key, parts in texts.items()}


def _rank() -> Any:
    from_best = ("held", "compared", "measured", "told")
    return Case(*(When(evidence=grade, then=Value(rank)) for rank, grade in enumerate(from_best)))


def theme_labels(codes: Sequence[str], language: str) -> dict[str, str]:
    """What themes are called: the preferred label of the concept of the same code, in the language or in English."""
    rows = ConceptLabel.objects.filter(
        concept__code__in=codes, kind=ConceptLabel.Kind.PREFERRED, language__in=(language, "en")
    )
    named: dict[str, str] = {}
    for label in rows.select_related("concept").order_by("language"):
        if label.language == language or label.concept.code not in named:
            named[label.concept.code] = label.text
    return named


def published_at_places(actor: Any, places: Sequence[Any], *, theme: str = "") -> dict[int, list[Practice]]:
    """By place what the actor may see published there, newest first; for pages that list regions."""
    rows = library_seen(actor).filter(place__in=places)
    if theme:
        rows = rows.filter(CONDITIONS["theme"](theme))
    by_place: dict[int, list[Practice]] = {}
    for practice in rows.prefetch_related("texts").order_by("-published_at", "-pk"):
        by_place.setdefault(practice.place_id, []).append(practice)
    return by_place
