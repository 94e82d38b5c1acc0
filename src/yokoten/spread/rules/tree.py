"""The replication tree: who took a practice from whom, in the order in which it is drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Placed:
    """An adoption in the tree: its number, how deep it hangs, the row it is drawn in, and the row it hangs from.

    The home of the practice is row 0 at depth 0; `above` is the row that the edge begins at.
    """

    number: int
    depth: int
    row: int
    above: int


def placed(parents: Mapping[int, int | None], hidden: Mapping[int, int | None] | None = None) -> list[Placed]:
    """Adoptions in the order of the tree, children below their parent, from `parents` by number in order of time.

    `hidden` are adoptions that the reader may not see: what hangs under one hangs under the nearest one above that
    they do see, so that neither a gap nor a count tells of it. A circle, which no act makes, is cut where it begins.
    """
    whole = {**(hidden or {}), **parents}
    children: dict[int | None, list[int]] = {}
    for number in parents:
        children.setdefault(_seen_above(number, whole, parents), []).append(number)
    found: list[Placed] = []
    _hang(children, None, (0, 0), found)
    return found


def _hang(children: Mapping[int | None, Iterable[int]], above: int | None, at: tuple[int, int], found: list) -> None:
    depth, row = at
    for number in children.get(above, ()):
        own = len(found) + 1
        found.append(Placed(number, depth + 1, own, row))
        _hang(children, number, (depth + 1, own), found)


def _seen_above(number: int, whole: Mapping[int, int | None], seen: Mapping[int, int | None]) -> int | None:
    passed, above = {number}, whole[number]
    while above is not None and above not in passed:
        if above in seen:
            return above if not _leads_to(above, number, whole) else None
        passed.add(above)
        above = whole.get(above)
    return None


def _leads_to(above: int, number: int, whole: Mapping[int, int | None]) -> bool:
    """Whether the way up from `above` comes back to `number`."""
    passed: set[int] = set()
    at: int | None = above
    while at is not None and at not in passed:
        if at == number:
            return True
        passed.add(at)
        at = whole.get(at)
    return False
