"""The library as somebody asks for it: words and facets, all through the one door of what the asker may see."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from django.db.models import Q

from yokoten.practices.models import ConceptLabel, Practice
from yokoten.practices.policies import sight_of
from yokoten.practices.queries.indexing import current
from yokoten.practices.queries.practice import library_seen, with_words
from yokoten.practices.queries.searching import Answer, answered
from yokoten.practices.rules.search.index.columns import NARROWING, Columns
from yokoten.practices.rules.search.index.listing import (
    CONFIRMED,
    EVIDENCE,
    NEWEST,
    RELEVANCE,
    TITLE,
    facets,
    narrowed,
    ordered,
)

SORTS = (RELEVANCE, NEWEST, CONFIRMED, TITLE, EVIDENCE)
AT_ONCE = 500


@dataclass(frozen=True)
class Asked:
    """What somebody looks for; what is empty narrows nothing. `is_open` is those that receive visitors.

    `spoken` is the language of the words, guessed when it is empty, where `reader` is that of the pages.
    """

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
    spoken: str = ""
    reader: str = "en"

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.wanted)

    @property
    def wanted(self) -> dict[str, str]:
        """The narrowing by facets."""
        return {name: str(getattr(self, name)) for name in NARROWING if getattr(self, name)}


@dataclass(frozen=True)
class Facet:
    """One way to narrow: the choices there are, and how many practices each would leave."""

    key: str
    choices: tuple[tuple[str, int], ...]


class Listed:
    """Practices in their order, read from the database by the page; each passes the one door once more."""

    def __init__(self, actor: Any, columns: Columns, rows: np.ndarray) -> None:
        self._actor, self._keys = actor, columns.practices[rows]

    def __len__(self) -> int:
        return len(self._keys)

    def count(self) -> int:
        """How many there are."""
        return len(self._keys)

    def __getitem__(self, at: Any) -> Any:
        if not isinstance(at, slice):
            return self._read(self._keys[at : at + 1 or None])[0]
        return self._read(self._keys[at])

    @property
    def keys(self) -> list[int]:
        """Numbers of the practices in their order."""
        return self._keys.tolist()

    def _read(self, keys: np.ndarray) -> list[Practice]:
        found: dict[int, Practice] = {}
        for first in range(0, len(keys), AT_ONCE):
            part = keys[first : first + AT_ONCE].tolist()
            found |= {each.pk: each for each in with_words(library_seen(self._actor).filter(pk__in=part))}
        return [found[key] for key in keys.tolist() if key in found]


@dataclass(frozen=True)
class Found:
    """Practices in the order asked for, the facets that would narrow them, and what was understood of the words."""

    practices: Listed
    facets: tuple[Facet, ...] = field(default=())
    answer: Answer | None = None


def found(actor: Any, asked: Asked) -> Found:
    """What the actor may see in the library and asked for, with the facets that would narrow it further."""
    kept = current()
    columns = kept.index.columns
    seen = kept.index.seen(sight_of(actor))
    answer = answered(kept, seen, asked.words, asked.spoken, asked.reader) if asked.words.strip() else None
    hits = answer.hits if answer else seen.rows
    choices = facets(columns, hits, asked.wanted)
    rows = ordered(
        columns, hits & narrowed(columns, asked.wanted), answer.scored.scores if answer else None, asked.sort
    )
    named = tuple(Facet(name, choices[name]) for name in NARROWING)
    return Found(Listed(actor, columns, rows), named, answer)


def concept_labels(codes: Collection[str], language: str) -> dict[str, str]:
    """What concepts (and themes, which have the code of a concept) are called in the language, else in English."""
    if not codes:
        return {}
    rows = ConceptLabel.objects.filter(
        concept__code__in=codes, kind=ConceptLabel.Kind.PREFERRED, language__in=(language, "en")
    )
    found: dict[str, str] = {}
    for code, spoken, text in rows.values_list("concept__code", "language", "text"):
        if spoken == language or code not in found:
            found[code] = text
    return found


def published_at_places(actor: Any, places: Sequence[Any], *, theme: str = "") -> dict[int, list[Practice]]:
    """By place what the actor may see published there, newest first; for pages that list regions."""
    rows = library_seen(actor).filter(place__in=places)
    if theme:
        carrying = Practice.concepts.through.objects.filter(concept__group=theme, is_confirmed=True)
        rows = rows.filter(Q(pk__in=carrying.values("practice")))
    by_place: dict[int, list[Practice]] = {}
    for practice in rows.prefetch_related("texts").order_by("-published_at", "-pk"):
        by_place.setdefault(practice.place_id, []).append(practice)
    return by_place
