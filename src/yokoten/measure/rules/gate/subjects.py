"""Alarms about names: one place under two names, two under one, a region with and without a part, foreign letters."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from yokoten.kernel.rules.folding import fold, unmix
from yokoten.measure.rules.gate.alarm import CHECK, DUPLICATE_NAME, LOOK_ALIKE, PART_AND_WHOLE, STOP, Alarm
from yokoten.measure.rules.grid import column_letter
from yokoten.measure.rules.names import bare, excluded_part, kinds, mixed_letters
from yokoten.measure.rules.records import Records, Subject


def alarms(records: Records, *, place_column: int | None = None, period: str = "") -> Iterator[Alarm]:
    """All alarms about the names of a file, each at the first row of the name it is about."""
    places = records.places
    first = _first_positions(records)
    wholes = {fold(unmix(place.name)): number for number, place in reversed(list(enumerate(places)))}
    paired: set[frozenset[int]] = set()
    for number, place in enumerate(places):
        letters = mixed_letters(place.name)
        if letters:
            twin = next((other for other in places if other.name == unmix(place.name)), None)
            facts = {"letters": letters, "mended": unmix(place.name), "twin": twin is not None}
            verdict = (LOOK_ALIKE, STOP if twin else CHECK, LOOK_ALIKE)
            yield _alarm(records, place_column, first[number], verdict, place, facts)
        whole = wholes.get(excluded_part(place.name)) if excluded_part(place.name) else None
        if whole is not None:
            paired.add(frozenset((number, whole)))
            facts = {"part": place.name, "same_code": bool(place.code) and place.code == places[whole].code}
            verdict = (PART_AND_WHOLE, CHECK, PART_AND_WHOLE)
            yield _alarm(records, place_column, first[whole], verdict, places[whole], facts)
    for one, other, reason in _twins(places, paired):
        facts = {"other_place": places[one].name, "other_row": _row(records, first[one]), "code": places[other].code}
        yield _alarm(records, place_column, first[other], (DUPLICATE_NAME, STOP, reason), places[other], facts)


def _twins(places: Sequence[Subject], paired: set[frozenset[int]]) -> Iterator[tuple[int, int, str]]:
    """Pairs of names that mean one place: one code, one folding, or alike but for administrative words."""
    seen: set[frozenset[int]] = set(paired)
    for reason, key in (("same_code", _code_key), ("same_letters", _letters_key), ("same_bare_name", _bare_key)):
        groups: dict[Any, list[int]] = defaultdict(list)
        for number, place in enumerate(places):
            if key(place):
                groups[key(place)].append(number)
        for members in groups.values():
            for other in members[1:]:
                pair = frozenset((members[0], other))
                if pair not in seen and _may_be_one(places[members[0]], places[other], reason):
                    seen.add(pair)
                    yield members[0], other, reason


def _may_be_one(one: Subject, other: Subject, reason: str) -> bool:
    if unmix(one.name) == unmix(other.name) and (one.code == other.code or reason != "same_code"):
        return one.name == other.name and not (one.code and other.code) and reason == "same_letters"
    if reason != "same_code" and one.code and other.code and one.code != other.code:
        return False
    if reason == "same_bare_name":
        first, second = kinds(one.name), kinds(other.name)
        return not first or not second or first == second
    return True


def _code_key(place: Subject) -> str:
    return place.code.casefold()


def _letters_key(place: Subject) -> str:
    return fold(place.name)


def _bare_key(place: Subject) -> str:
    return "" if excluded_part(place.name) else bare(place.name)


def _first_positions(records: Records) -> np.ndarray:
    """The first record of every place, -1 for names without any value."""
    first = np.full(len(records.places), -1, np.int64)
    numbers, positions = np.unique(records.place, return_index=True)
    first[numbers] = positions
    return first


def _row(records: Records, position: int) -> int | None:
    return records.row_number(position) if position >= 0 else None


def _alarm(
    records: Records,
    column: int | None,
    position: int,
    verdict: tuple[str, str, str],
    place: Subject,
    facts: dict[str, Any],
) -> Alarm:
    kind, severity, reason = verdict
    period = records.periods[int(records.period[position])] if position >= 0 and kind == PART_AND_WHOLE else ""
    name = records.column_names[column] if column is not None else ""
    letter = column_letter(column) if column is not None else ""
    row = _row(records, position)
    return Alarm(kind, severity, reason, place.name, place.code, period, "", row, name, letter, facts=facts)
