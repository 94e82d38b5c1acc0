"""Practices of the library as the index reads them: plain rows, no objects."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from yokoten.practices.models import Practice, PracticeConcept, PracticeText
from yokoten.practices.policies import IN_LIBRARY
from yokoten.practices.rules.choices import PROSE
from yokoten.practices.rules.search.index.columns import Facts

AT_ONCE = 1_000
FIELDS = (
    "pk", "organisation", "visibility", "title", "place__country", "place__code", "sector", "evidence", "outcome",
    "is_open_for_visits", "published_at", "confirmed_on",
)  # fmt: skip


@dataclass(frozen=True)
class Read:
    """Some practices as the tables have them: by place in `facts` their concepts, and by language title and prose."""

    facts: list[Facts] = field(default_factory=list)
    concepts: list[list[str]] = field(default_factory=list)
    texts: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)


def pages(library: QuerySet[Practice]) -> Iterator[Read]:
    """The whole library, a thousand practices at a time."""
    last = 0
    while keys := list(library.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        last = keys[-1]
        yield read(keys)


def read(keys: Sequence[int]) -> Read:
    """Those of the practices that are in the library: three queries."""
    practices = list(Practice.objects.filter(pk__in=keys, state__in=IN_LIBRARY).order_by("pk").values_list(*FIELDS))
    place = {row[0]: at for at, row in enumerate(practices)}
    concepts: list[list[str]] = [[] for _ in practices]
    themes: list[set[str]] = [set() for _ in practices]
    carried = PracticeConcept.objects.filter(practice__in=keys, is_confirmed=True)
    for practice, code, group in carried.values_list("practice", "concept__code", "concept__group"):
        if practice in place:
            concepts[place[practice]].append(code)
            themes[place[practice]] |= {group} if group else set()
    texts: dict[str, list[tuple[int, str, str]]] = {}
    languages: list[list[str]] = [[] for _ in practices]
    rows = PracticeText.objects.filter(practice__in=keys).order_by("practice")
    for practice, language, title, *prose in rows.values_list("practice", "language", *PROSE):
        if practice in place:
            texts.setdefault(language, []).append((place[practice], title, "\n".join(prose)))
            languages[place[practice]].append(language)
    facts = [_facts(*row, themes[at], languages[at]) for at, row in enumerate(practices)]
    return Read(facts, [sorted(codes) for codes in concepts], texts)


def _facts(practice: int, organisation: int, visibility: str, title: str, country: str | None, *rest: Any) -> Facts:
    place, sector, evidence, outcome, is_open, published, confirmed, themes, languages = rest
    return Facts(
        practice=practice,
        organisation=organisation,
        visibility=visibility,
        title=title,
        country=country or "",
        place=place or "",
        sector=sector,
        evidence=evidence,
        outcome=outcome,
        is_open=is_open,
        published=int(published.timestamp() * 1_000_000) if published else 0,
        confirmed=confirmed.toordinal() if confirmed else 0,
        theme=tuple(sorted(themes)),
        language=tuple(sorted(languages)),
    )
