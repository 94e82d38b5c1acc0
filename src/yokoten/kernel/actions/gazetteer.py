"""The places every installation starts with."""

from itertools import groupby
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.models import Place, PlaceChange, PlaceCode
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.rules.gazetteer import Listed, listed_changes, listed_places

PLAIN = (
    "code", "level", "country", "names", "aliases", "traits", "source_label", "is_disputed", "valid_from", "valid_to",
    "tile_column", "tile_row", "tile_label",
)  # fmt: skip


@action
def load_gazetteer(actor: Any) -> int:
    """Add the places of the gazetteer that are not here yet, with codes and lineage; returns how many.

    Places that are here stay as they are: administrators may have changed them.
    """
    if not is_administrator(actor):
        raise NotAllowed("not_allowed", act="kernel.load_gazetteer")
    known = {place.code: place for place in Place.objects.all()}
    missing = [listed for listed in listed_places() if listed.code not in known]
    for _, level in groupby(missing, key=lambda listed: listed.level):
        new = [_place(listed, known) for listed in level]
        known |= {place.code: place for place in Place.objects.bulk_create(new)}
    PlaceCode.objects.bulk_create(
        PlaceCode(place=known[listed.code], system=system, code=code)
        for listed in missing
        for system, code in listed.codes
    )
    changes = _add_changes({listed.code for listed in missing}, known)
    if missing:
        record(actor, "kernel.load_gazetteer", None, places=len(missing), changes=changes)
    return len(missing)


def _place(listed: Listed, known: dict[str, Place]) -> Place:
    parent = known[listed.parent] if listed.parent else None
    return Place(parent=parent, **{name: getattr(listed, name) for name in PLAIN})


def _add_changes(new: set[str], known: dict[str, Place]) -> int:
    """The lineage of places that came in just now."""
    wanted = [change for change in listed_changes() if change.predecessor in new or change.successor in new]
    PlaceChange.objects.bulk_create(
        PlaceChange(
            kind=change.kind,
            on=change.on,
            predecessor=known[change.predecessor],
            successor=known[change.successor],
            source=change.source,
        )
        for change in wanted
    )
    return len(wanted)
