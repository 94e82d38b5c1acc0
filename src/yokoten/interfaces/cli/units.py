"""A place that is not in the table under the name asked for: which letter is foreign, which names are near."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yokoten.interfaces.cli.columns import Columns, TableUnfit, matching, near
from yokoten.kernel.rules.folding import fold, look_alikes, unmix

SUGGESTED = 5


@dataclass(frozen=True)
class ForeignLetter:
    """A letter that only looks like the one meant: its number in the name, from 1, and the alphabet it is of."""

    number: int
    letter: str

    @property
    def alphabet(self) -> str:
        return "latin" if self.letter.isascii() or self.letter in "ËëÈè" else "cyrillic"


def unit_named(columns: Columns, column: str, units: Sequence[str], name: str) -> int:
    """The position of a name in `units`, which are those of a column; TableUnfit with near names when it is none."""
    found = matching(name, units)
    if len(found) == 1:
        return found[0]
    raise no_such_unit(name, units, found, {"column": columns.letters[column], "name": column})


def no_such_unit(name: str, units: Sequence[str], found: Sequence[int], where: Mapping[str, Any]) -> TableUnfit:
    """Why a name means no place, or several (`found`)."""
    if not name.strip():
        return TableUnfit("unit_empty", near=list(units[:SUGGESTED]), **where)
    if found:
        return TableUnfit("unit_several", unit=name, near=[units[index] for index in found], **where)
    mended = unmix(name)
    if mended != name:
        likely = _alike(mended, units) or near(mended, units, 1) or [mended]
        return TableUnfit("unit_look_alike", unit=name, letters=_foreign(name), near=likely[:1], **where)
    marred = _alike(name, [unit for unit in units if unmix(unit) != unit])
    if marred:
        return TableUnfit("unit_look_alike_in_table", near=marred[:1], letters=_foreign(marred[0]), **where)
    return TableUnfit("unit_unknown", unit=name, near=near(name, units), **where)


def _alike(name: str, units: Sequence[str]) -> list[str]:
    return [unit for unit in units if fold(unmix(unit)) == fold(name)]


def _foreign(name: str) -> list[ForeignLetter]:
    return [ForeignLetter(found.index + 1, found.letter) for found in look_alikes(name)]
