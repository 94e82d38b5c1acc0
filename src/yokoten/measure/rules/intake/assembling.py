"""From records and decisions to the rows that are stored: a million in well under a second."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from yokoten.measure.rules.cells import NOT_DELIVERED, OK, STATUSES
from yokoten.measure.rules.gate.alarm import DOUBLED_CELL, MISSING, NUMBER_FORMAT
from yokoten.measure.rules.intake.decisions import ABOUT_NAMES, ACCEPT, BREAK, EXCLUDE, REPLACE, Decision
from yokoten.measure.rules.records import Records

_BREAK = STATUSES.index("break")
LONGEST_NOTE = 300
_LARGEST = 80_000_000


@dataclass(frozen=True)
class Assembled:
    """Rows ready to store, column by column. `notes` is empty where no row carries one; `older` counts editions and
    doubles that a later row of the same file replaces."""

    indicator: list[int]
    place: list[int]
    period: list[str]
    value: list[float | None]
    status: list[str]
    vintage: list[str]
    row: list[int | None]
    notes: list[str]
    older: int = 0
    skipped: int = 0


@dataclass
class _Draft:
    """Columns while decisions are laid on them."""

    status: np.ndarray
    value: np.ndarray
    kept: np.ndarray
    notes: dict[int, str]
    added: list[tuple[Decision, float | None]]


def assemble(
    records: Records, indicators: Sequence[int], places: Sequence[int], decisions: Sequence[Decision]
) -> Assembled:
    """`indicators` and `places` give an id for every name of the records, -1 for one that is left out."""
    draft = _Draft(records.status.copy(), records.value.copy(), np.ones(len(records), bool), {}, [])
    cells = {(records.row_number(p), int(records.column[p])): p for p in _wanted(records, decisions)}
    for decision in decisions:
        _decide(records, draft, cells, decision)
    indicator = np.array(indicators, np.int64)[records.indicator]
    place = np.array(places, np.int64)[records.place]
    named = draft.kept & (indicator >= 0) & (place >= 0)
    turn = _latest(records, indicator, place, np.flatnonzero(named))
    return _rows(records, draft, turn, (indicator, place), int(named.sum()) - len(turn), (indicators, places))


def count_kept(records: Records, indicators: Sequence[int], places: Sequence[int]) -> int:
    """How many rows `assemble` will give where nothing is decided."""
    indicator, place = np.array(indicators, np.int64)[records.indicator], np.array(places, np.int64)[records.place]
    return len(_latest(records, indicator, place, np.flatnonzero((indicator >= 0) & (place >= 0))))


def _wanted(records: Records, decisions: Sequence[Decision]) -> list[int]:
    """Positions in the rows that decisions speak of."""
    rows = [decision.row - records.row_offset for decision in decisions if decision.row is not None]
    return np.flatnonzero(np.isin(records.row, rows)).tolist() if rows else []


def _decide(records: Records, draft: _Draft, cells: dict[tuple[int, int], int], decision: Decision) -> None:
    if decision.kind in (*ABOUT_NAMES, NUMBER_FORMAT):
        if decision.decision == EXCLUDE:
            draft.kept[_named(records, decision)] = False
    elif decision.kind == MISSING:
        if decision.decision in (EXCLUDE, REPLACE):
            draft.added.append((decision, decision.replacement if decision.decision == REPLACE else None))
    elif decision.facts and decision.facts.get("whole"):
        for position in _of_period(records, decision).tolist():
            _lay(draft, position, decision)
    elif (decision.row, decision.column) in cells:
        _one(records, draft, cells, decision)


def _one(records: Records, draft: _Draft, cells: dict[tuple[int, int], int], decision: Decision) -> None:
    position = cells[decision.row, decision.column]
    if decision.kind == DOUBLED_CELL and decision.decision == EXCLUDE:
        draft.kept[position] = False
    elif decision.kind == DOUBLED_CELL and decision.decision == ACCEPT:
        return
    else:
        _lay(draft, position, decision)


def _lay(draft: _Draft, position: int, decision: Decision) -> None:
    if decision.decision == EXCLUDE:
        draft.status[position], draft.value[position] = NOT_DELIVERED, np.nan
    elif decision.decision == REPLACE and decision.replacement is not None:
        draft.status[position], draft.value[position] = OK, decision.replacement
    elif decision.decision == BREAK and np.isfinite(draft.value[position]):
        draft.status[position] = _BREAK
    draft.notes[position] = decision.reason[:LONGEST_NOTE]


def _named(records: Records, decision: Decision) -> np.ndarray:
    """All records of the name (or of the column) that a decision is about."""
    if decision.kind == NUMBER_FORMAT:
        return records.column == decision.column
    numbers = [number for number, subject in enumerate(records.places) if subject.name == decision.place]
    return np.isin(records.place, numbers)


def _of_period(records: Records, decision: Decision) -> np.ndarray:
    period, indicator = _find(records.periods, decision.period), _find(records.indicators, decision.indicator)
    return np.flatnonzero((records.period == period) & (records.indicator == indicator))


def _find(words: Sequence[str], word: str) -> int:
    return words.index(word) if word in words else -1


def _id_of(ids: Sequence[int], words: Sequence[str], word: str) -> int:
    return ids[words.index(word)] if word in words else -1


def _latest(records: Records, indicator: np.ndarray, place: np.ndarray, positions: np.ndarray) -> np.ndarray:
    """Of several rows for one indicator, place and period the one of the latest edition, else the last one."""
    first, second = _compact(indicator), _compact(place)
    width, length = int(second.max(initial=0)) + 1, len(records.periods)
    keys = (first[positions] * width + second[positions]) * length + records.period[positions]
    if _all_differ(keys, (int(first.max(initial=0)) + 1) * width * length):
        return positions
    order = sorted(range(len(records.vintages)), key=lambda number: records.vintages[number])
    rank = np.zeros(max(len(order), 1), np.int32)
    rank[order] = np.arange(len(order))
    turn = np.lexsort((positions, rank[records.vintage[positions]], keys))
    is_last = np.append(np.diff(keys[turn]) != 0, True) if len(turn) else np.zeros(0, bool)
    return np.sort(positions[turn[is_last]])


def _compact(ids: np.ndarray) -> np.ndarray:
    """The same ids as small numbers, so that keys made of them stay small; nothing is sorted."""
    highest = int(ids.max(initial=0)) + 2
    if highest > _LARGEST:
        return np.unique(ids, return_inverse=True)[1]
    present = np.zeros(highest, bool)
    present[ids + 1] = True
    return (np.cumsum(present) - 1)[ids + 1]


def _all_differ(keys: np.ndarray, count: int) -> bool:
    if count > _LARGEST:
        return len(np.unique(keys)) == len(keys)
    seen = np.zeros(count, bool)
    seen[keys] = True
    return int(seen.sum()) == len(keys)


def _rows(
    records: Records,
    draft: _Draft,
    turn: np.ndarray,
    ids: tuple[np.ndarray, np.ndarray],
    older: int,
    lookups: tuple[Sequence[int], Sequence[int]],
) -> Assembled:
    indicator, place = ids
    values = draft.value[turn].astype(object)
    values[np.isnan(draft.value[turn])] = None
    notes = [draft.notes.get(position, "") for position in turn.tolist()] if draft.notes else []
    rows = Assembled(
        indicator[turn].tolist(),
        place[turn].tolist(),
        np.array(records.periods, object)[records.period[turn]].tolist(),
        values.tolist(),
        np.array(STATUSES, object)[draft.status[turn]].tolist(),
        np.array(records.vintages or ("",), object)[records.vintage[turn]].tolist(),
        (records.row[turn] + records.row_offset).tolist(),
        notes,
        older,
        len(records) - len(turn) - older,
    )
    return _with_added(records, draft, rows, lookups) if draft.added else rows


def _with_added(
    records: Records, draft: _Draft, rows: Assembled, lookups: tuple[Sequence[int], Sequence[int]]
) -> Assembled:
    """Rows that the file lacks: typed in, or kept as not delivered."""
    names = [subject.name for subject in records.places]
    rows.notes.extend([""] * (len(rows.value) - len(rows.notes)))
    for decision, value in draft.added:
        indicator = _id_of(lookups[0], records.indicators, decision.indicator)
        place = _id_of(lookups[1], names, decision.place)
        if indicator < 0 or place < 0:
            continue
        for column, cell in (
            (rows.indicator, indicator), (rows.place, place), (rows.period, decision.period), (rows.value, value),
            (rows.status, STATUSES[OK if value is not None else NOT_DELIVERED]), (rows.vintage, ""),
            (rows.row, decision.row), (rows.notes, decision.reason[:LONGEST_NOTE]),
        ):  # fmt: skip
            column.append(cell)
    return rows
