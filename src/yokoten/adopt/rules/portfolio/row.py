"""A row of a table of projects, read cell by cell; what cannot be read is noted with its column."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from yokoten.adopt.rules.portfolio.words import meant
from yokoten.measure.rules.grid import Cell, seen

DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y")
BROKEN = re.compile(r"#[A-Z0-9/]+[!?]?")
ESCAPED = re.compile(r"^'(?=[=+\-@\t\r\n＝＋－＠])")  # noqa: RUF001 - full width counts too
LONGEST = {
    "title": 160, "site": 160, "process": 200, "begins_with": 200, "ends_with": 200, "sponsor": 120, "leader": 120,
    "target": 160, "unit": 40, "method": 300, "effect": 200, "reason": 20_000, "reckoned": 20_000,
}  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True)
class Fault:
    """A cell that keeps the table out: its row as a spreadsheet shows it, its column, a code and what stands there."""

    row: int
    column: str
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Row:
    """The cells of a row by what their columns are, numbers read already, and the faults found so far."""

    number: int
    cells: Mapping[str, Cell]
    numbers: Mapping[str, float | None]
    faults: list[Fault]

    def refuse(self, column: str, code: str, **facts: Any) -> None:
        self.faults.append(Fault(self.number, column, code, facts))

    def said(self, column: str) -> str:
        """The cell as text, without the apostrophe that keeps a text from being a formula."""
        cell = self.cells.get(column)
        if cell is None:
            return ""
        text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
        return ESCAPED.sub("", seen(text).strip())

    def text(self, column: str, *, needed: bool = True) -> str:
        text = self.said(column)
        if BROKEN.fullmatch(text):
            self.refuse(column, "formula_broken", cell=text)
        elif not text and needed:
            self.refuse(column, "cell_empty")
        elif len(text) > LONGEST[column]:
            self.refuse(column, "cell_long", letters=len(text), most=LONGEST[column])
        return text

    def day(self, column: str, *, needed: bool = True) -> date | None:
        text = self.said(column)
        if not text:
            if needed:
                self.refuse(column, "cell_empty")
            return None
        for form in DAYS:
            try:
                found = datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
            if FIRST_YEAR <= found.year <= LAST_YEAR:
                return found
        self.refuse(column, "day_wrong", cell=text[:60])
        return None

    def number_in(self, column: str, *, needed: bool = True) -> Decimal | None:
        """The number of the cell; whoever read the column noted those that are none."""
        value = self.numbers.get(column)
        if value is not None:
            return Decimal(repr(value))
        if needed and not self.has_fault(column):
            text = self.said(column)
            self.refuse(column, "number_wrong" if text else "cell_empty", **({"cell": text[:60]} if text else {}))
        return None

    def choice(self, column: str, *, needed: bool = True) -> str:
        text = self.said(column)
        code = meant(column, text) if text else ""
        if not code and (text or needed):
            self.refuse(column, "word_unknown" if text else "cell_empty", cell=text[:60])
        return code

    def has_fault(self, column: str) -> bool:
        return any(one.row == self.number and one.column == column for one in self.faults)
