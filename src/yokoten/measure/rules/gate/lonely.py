"""Periods and names that stand nearly alone in a table: mistyped, as far as the rest of the table tells."""

import difflib
from collections.abc import Iterator
from typing import Any

import numpy as np

from yokoten.kernel.rules.folding import fold, unmix
from yokoten.measure.rules.gate.alarm import CHECK, DUPLICATE_NAME, ODD_PERIOD, Alarm
from yokoten.measure.rules.grid import column_letter
from yokoten.measure.rules.names import excluded_part, is_group, kinds
from yokoten.measure.rules.records import Records

_PLACES, _SHARE, _MAINLY = 8, 0.02, 0.75
_PERIODS, _QUARTER, _NEAR, _MOST = 3, 4, 0.85, 5


def alarms(records: Records, *, place_column: int | None = None, period_column: int | None = None) -> Iterator[Alarm]:
    """One alarm per lonely period, and per lonely name that a near name's gaps explain."""
    seen = np.zeros((len(records.places), len(records.periods)), bool)
    seen[records.place, records.period] = True
    yield from _periods(records, seen, period_column)
    yield from _names(records, seen, place_column)


def _periods(records: Records, seen: np.ndarray, column: int | None) -> Iterator[Alarm]:
    counts = seen.sum(axis=0)
    usual = int(np.median(counts[counts > 0]))
    main = _longest(records, counts)
    for number in np.flatnonzero(counts > 0).tolist():
        if usual >= _PLACES and counts[number] <= max(1, _SHARE * usual):
            yield _period(records, number, column, "odd_period", {"places": int(counts[number]), "usual": usual})
        elif main and len(records.periods[number]) > len(main):
            yield _period(records, number, column, "odd_period_kind", {"usual_period": main})


def _longest(records: Records, counts: np.ndarray) -> str:
    """A year, where nearly all periods are years; empty otherwise: months may well stand beside their years."""
    used = [period for period, count in zip(records.periods, counts.tolist(), strict=True) if count]
    years = [period for period in used if len(period) == len("2023")]
    return years[-1] if len(years) >= _MAINLY * len(used) else ""


def _period(records: Records, number: int, column: int | None, reason: str, facts: dict[str, Any]) -> Alarm:
    position = int(np.flatnonzero(records.period == number)[0])
    place = records.places[int(records.place[position])]
    index = int(records.column[position]) if column is None else column
    return Alarm(
        ODD_PERIOD, CHECK, reason, place.name, place.code, records.periods[number],
        row=records.row_number(position), column=records.column_names[index], column_letter=column_letter(index),
        facts=facts,
    )  # fmt: skip


def _names(records: Records, seen: np.ndarray, column: int | None) -> Iterator[Alarm]:
    counts = seen.sum(axis=1)
    usual = int(np.median(counts[counts > 0]))
    lonely = np.flatnonzero((counts > 0) & (counts <= max(1, usual // _QUARTER))).tolist()
    if usual < _PERIODS or len(lonely) > _MOST:
        return
    for number in lonely:
        other = _meant(records, seen, number)
        if other is None:
            continue
        position = int(np.flatnonzero(records.place == number)[0])
        first = int(np.flatnonzero(records.place == other)[0])
        facts = {
            "other_place": records.places[other].name,
            "other_row": records.row_number(first),
            "periods": int(counts[number]),
            "usual": usual,
        }
        name = records.column_names[column] if column is not None else ""
        letter = column_letter(column) if column is not None else ""
        place = records.places[number]
        yield Alarm(
            DUPLICATE_NAME, CHECK, "lonely_name", place.name, place.code, row=records.row_number(position),
            column=name, column_letter=letter, facts=facts,
        )  # fmt: skip


def _meant(records: Records, seen: np.ndarray, number: int) -> int | None:
    """The place whose name is near and that lacks exactly what this one has."""
    name = records.places[number].name
    if is_group(name) or excluded_part(name):
        return None
    free = np.flatnonzero(~(seen & seen[number]).any(axis=1) & seen.any(axis=1)).tolist()
    named = {_plain(records.places[other].name): other for other in reversed(free) if other != number}
    for close in difflib.get_close_matches(_plain(name), named, n=1, cutoff=_NEAR):
        first, second = kinds(name), kinds(records.places[named[close]].name)
        return named[close] if not first or not second or first == second else None
    return None


def _plain(name: str) -> str:
    return fold(unmix(name))
