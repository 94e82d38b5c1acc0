"""The search index as this process last read it."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from threading import Lock

from django.db import connection

from yokoten.practices.models import IndexBlock, IndexEntry, IndexState
from yokoten.practices.queries.sentences import recipe
from yokoten.practices.rules.search.index.coding import entry_of_bytes, facts_of_bytes
from yokoten.practices.rules.search.index.columns import Facts
from yokoten.practices.rules.search.index.library import Index, index_of
from yokoten.practices.rules.search.index.segment import unpacked

STATE = 1
FACTS = "facts"
MOST_STEPS = 12
TRIES = 5
SILENCE = timedelta(minutes=10)


@dataclass(frozen=True)
class Kept:
    """An index with the state that it was read at."""

    base: str = ""
    mark: str = ""
    generation: int = 0
    thesaurus: str = ""
    steps: int = 0
    index: Index = field(default_factory=Index)


class Place:
    """The index of this process; `ground` is that of the blocks alone."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.kept: Kept | None = None
        self.ground: Kept | None = None


_here = Place()


def current() -> Kept:
    """The index as the database has it now: one query while nothing changed, else what changed is read as well."""
    fresh = Kept()
    for _ in range(TRIES):
        state = index_state()
        if state is None or not state.marks:
            return Kept()
        kept = _here.kept
        if kept is not None and kept.mark == state.marks[-1]:
            return kept
        with _here.lock:
            fresh = _read(state, kept)
            if _base_now() == state.base:
                _here.kept = fresh
                return fresh
    return fresh


def current_index() -> Index:
    """The index alone."""
    return current().index


@dataclass(frozen=True)
class State:
    """What says whether a kept index is that of the database."""

    generation: int
    marks: list[str]
    base: str
    thesaurus: str


def index_state() -> State | None:
    """The state as it is now, by one query, which every search asks: straight from the driver."""
    with connection.cursor() as cursor:
        cursor.execute(*_question())
        row = cursor.fetchone()
    return State(row[0], json.loads(row[1]), *row[2:]) if row else None


@cache
def _question() -> tuple[str, tuple]:
    rows = IndexState.objects.filter(pk=STATE).values_list("generation", "marks", "base", "thesaurus")
    return rows.query.sql_with_params()


@dataclass(frozen=True)
class Standing:
    """How the index stands: `done` of `total` while it is made anew, `is_old` when it was made in another way."""

    practices: int
    changed: int
    renewed_at: datetime | None
    is_old: bool
    is_under_way: bool
    is_lost: bool
    done: int
    total: int

    @property
    def percent(self) -> int:
        """How far the renewal is."""
        return 100 * self.done // self.total if self.total else 0


def standing(*, now: datetime) -> Standing:
    """For the page of administrators."""
    state = IndexState.objects.filter(pk=STATE).first() or IndexState(made_with=recipe())
    columns = current_index().columns
    under_way = is_under_way(state.renewal_at, now)
    return Standing(
        practices=int(columns.live.sum()),
        changed=IndexEntry.objects.count(),
        renewed_at=state.renewed_at,
        is_old=state.made_with != recipe(),
        is_under_way=under_way,
        is_lost=state.renewal_at is not None and not under_way,
        done=state.renewal_done,
        total=state.renewal_total,
    )


def is_under_way(told_at: datetime | None, now: datetime) -> bool:
    """Whether a renewal has said within ten minutes how far it is."""
    return told_at is not None and now - told_at < SILENCE


def is_old_index() -> bool:
    """Whether practices stand in an index that was made with another dictionary or model."""
    made_with = IndexState.objects.filter(pk=STATE).values_list("made_with", flat=True).first()
    return made_with is not None and made_with != recipe()


def _read(state: State, kept: Kept | None) -> Kept:
    """The index at that state: from the kept one if it lies on the way, else from the blocks."""
    start = kept
    if kept is None or kept.base != state.base or kept.mark not in state.marks or kept.steps >= MOST_STEPS:
        start = _ground(state)
    rows = IndexEntry.objects.filter(generation__gt=start.generation).values_list("practice", "content")
    entries = [entry_of_bytes(practice, bytes(content)) for practice, content in rows]
    index = start.index.with_entries(entries) if entries else start.index
    return Kept(state.base, state.marks[-1], state.generation, state.thesaurus, start.steps + bool(entries), index)


def _ground(state: State) -> Kept:
    if _here.ground is None or _here.ground.base != state.base:
        rows = IndexBlock.objects.filter(base=state.base).order_by("number").values_list("kind", "content")
        facts: list[Facts] = []
        segments = []
        for kind, content in rows:
            if kind == FACTS:
                facts += facts_of_bytes(bytes(content))
            else:
                segments.append((kind, unpacked(bytes(content))))
        _here.ground = Kept(state.base, "", -1, index=index_of(facts, segments))
    return _here.ground


def _base_now() -> str | None:
    return IndexState.objects.filter(pk=STATE).values_list("base", flat=True).first()
