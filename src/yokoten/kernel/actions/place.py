"""Places: names, codes, validity and the lineage of merges, splits and renamings."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.models import Place, PlaceChange, PlaceCode
from yokoten.kernel.policies import require
from yokoten.kernel.rules.texts import tidy_names

CODE = re.compile(r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,23}$")
CODE_LETTERS = 24
ACTS = {"merge": "kernel.merge_places", "split": "kernel.split_place", "rename": "kernel.rename_place"}


@dataclass(frozen=True)
class PlaceDetails:
    """What is known of a place beside its code; `valid_to` is the first day after the last."""

    names: Mapping[str, str]
    level: str = Place.Level.REGION
    country: str = ""
    parent: Place | None = None
    aliases: Sequence[str] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@action
def add_place(actor: Any, code: str, details: PlaceDetails) -> Place:
    """Add a place under a code of the house, for example an ISO 3166-2 code."""
    require(actor, "kernel.add_place")
    if not CODE.fullmatch(code):
        raise RuleBroken("code_not_valid", code=code)
    if Place.objects.filter(code=code).exists():
        raise RuleBroken("code_taken", code=code)
    place = Place(code=code)
    _describe(place, details)
    place.save()
    record(actor, "kernel.add_place", place, code=code)
    return place


@action
def change_place(actor: Any, place: Place, details: PlaceDetails) -> Place:
    """Change names in four languages, aliases, level, parent and validity."""
    place = Place.objects.select_for_update().get(pk=place.pk)
    require(actor, "kernel.change_place")
    changes = _describe(place, details)
    place.save()
    if changes:
        record(actor, "kernel.change_place", place, **changes)
    return place


@action
def set_place_codes(actor: Any, place: Place, codes: Iterable[tuple[str, str]]) -> Place:
    """Say under which codes of public systems the place is known; replaces what was said before."""
    place = Place.objects.select_for_update().get(pk=place.pk)
    require(actor, "kernel.set_place_codes")
    wanted = sorted({(system.strip(), code.strip()) for system, code in codes if system.strip() and code.strip()})
    longest = max((len(text) for pair in wanted for text in pair), default=0)
    if longest > CODE_LETTERS:
        raise RuleBroken("text_too_long", length=longest, longest=CODE_LETTERS)
    before = sorted(place.codes.values_list("system", "code"))
    if wanted != before:
        place.codes.all().delete()
        PlaceCode.objects.bulk_create(PlaceCode(place=place, system=system, code=code) for system, code in wanted)
        record(actor, "kernel.set_place_codes", place, before=before, after=wanted)
    return place


@action
def merge_places(
    actor: Any, predecessors: Sequence[Place], successor: Place, *, on: date, source: str = ""
) -> list[PlaceChange]:
    """Record that several places became one on a day; they end and it begins then, unless dates are there already."""
    require(actor, "kernel.merge_places")
    pairs = [(predecessor, successor) for predecessor in predecessors]
    return _record_changes(actor, PlaceChange.Kind.MERGE, pairs, on=on, source=source)


@action
def split_place(
    actor: Any, predecessor: Place, successors: Sequence[Place], *, on: date, source: str = ""
) -> list[PlaceChange]:
    """Record that one place became several on a day."""
    require(actor, "kernel.split_place")
    pairs = [(predecessor, successor) for successor in successors]
    return _record_changes(actor, PlaceChange.Kind.SPLIT, pairs, on=on, source=source)


@action
def rename_place(actor: Any, predecessor: Place, successor: Place, *, on: date, source: str = "") -> list[PlaceChange]:
    """Record that a place went on under another name and code from a day."""
    require(actor, "kernel.rename_place")
    return _record_changes(actor, PlaceChange.Kind.RENAME, [(predecessor, successor)], on=on, source=source)


@action
def withdraw_place_change(actor: Any, change: PlaceChange) -> None:
    """Take back an edge of the lineage that was recorded by mistake; dates of the places stay."""
    require(actor, "kernel.withdraw_place_change")
    facts = {"kind": change.kind, "on": change.on, "successor": change.successor}
    record(actor, "kernel.withdraw_place_change", change.predecessor, **facts)
    change.delete()


def _record_changes(
    actor: Any, kind: str, pairs: Sequence[tuple[Place, Place]], *, on: date, source: str
) -> list[PlaceChange]:
    if not pairs:
        raise RuleBroken("place_change_without_places")
    made = []
    for old, new in pairs:
        if old.pk == new.pk:
            raise RuleBroken("place_change_of_one", place=str(old))
        if PlaceChange.objects.filter(predecessor=old, successor=new, on=on).exists():
            raise RuleBroken("place_change_known", place=str(old), successor=str(new))
        change = PlaceChange.objects.create(
            kind=kind, on=on, predecessor=old, successor=new, source=source.strip()[:300]
        )
        made.append(change)
        record(actor, ACTS[kind], old, successor=new, on=on, source=change.source)
    for old in {old.pk: old for old, _ in pairs}.values():
        _date(old, valid_to=on)
    for new in {new.pk: new for _, new in pairs}.values():
        _date(new, valid_from=on)
    return made


def _date(place: Place, **dates: date) -> None:
    """Set a date of validity that is not there yet."""
    missing = {name: day for name, day in dates.items() if getattr(place, name) is None}
    if not missing:
        return
    put(place, **missing)
    _dates_in_order(place)
    place.save(update_fields=list(missing))


def _describe(place: Place, details: PlaceDetails) -> dict[str, Any]:
    names = tidy_names(details.names)
    if not names:
        raise RuleBroken("name_missing")
    if details.level not in Place.Level.values:
        raise RuleBroken("choice_unknown", choice=details.level)
    changes = put(
        place,
        names=names,
        level=details.level,
        country=details.country.strip().upper()[:2],
        parent=details.parent,
        aliases=[alias.strip() for alias in details.aliases if alias.strip()],
        valid_from=details.valid_from,
        valid_to=details.valid_to,
    )
    _dates_in_order(place)
    _not_under_itself(place)
    return changes


def _dates_in_order(place: Place) -> None:
    if place.valid_from and place.valid_to and place.valid_from >= place.valid_to:
        raise RuleBroken("dates_out_of_order", first=place.valid_from.isoformat(), last=place.valid_to.isoformat())


def _not_under_itself(place: Place) -> None:
    above = place.parent
    while above is not None:
        if above.pk == place.pk and place.pk is not None:
            raise RuleBroken("place_under_itself", place=str(place))
        above = above.parent
