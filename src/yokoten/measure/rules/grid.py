"""A table as it stands in its file: rows of cells with their place in the sheet."""

from dataclasses import dataclass, field

Cell = str | float | None
_UNSEEN = dict.fromkeys((0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF))


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged range; indices count from 0 within `Grid.rows`, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of one sheet. An empty cell is None or an empty string; error cells of formulas keep their literal."""

    rows: list[list[Cell]] = field(repr=False)
    sheet: str = ""
    first_row_number: int = 1
    merged: tuple[Merged, ...] = ()
    sheets: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    filename: str = ""

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    def row_number(self, index: int) -> int:
        """The number a spreadsheet program shows beside that row."""
        return index + self.first_row_number


def column_letter(index: int) -> str:
    """A for 0, AA for 26, as spreadsheet programs name columns."""
    letters = ""
    index += 1
    while index:
        index, remainder = divmod(index - 1, 26)
        letters = chr(65 + remainder) + letters
    return letters


def is_blank(cell: Cell) -> bool:
    """No value at all: nothing, or only spaces and signs that nobody sees."""
    return cell is None or (isinstance(cell, str) and not seen(cell).strip())


def seen(text: str) -> str:
    """The text without signs of no width, which copying from pages and documents leaves."""
    return text if text.isascii() else text.translate(_UNSEEN)
