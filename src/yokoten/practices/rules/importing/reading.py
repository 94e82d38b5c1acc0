"""Rows of a table as practices, with a question for every cell that says nothing and every row that is none."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from yokoten.kernel.rules.folding import fold
from yokoten.practices.rules.importing.heads import FACTS, TEXTS
from yokoten.practices.rules.importing.values import LIMITS, READERS, Unreadable, written
from yokoten.practices.rules.writing import tidy_line, tidy_prose

TITLE_LENGTH = 160
NEW, SAME, CHANGED = "new", "same", "changed"


@dataclass(frozen=True)
class Doubt:
    """A cell or a row that is asked about: which, what stands there, and what becomes of it (`code`).

    With `is_left_out` the row makes no practice, else only the cell stays empty.
    """

    row: int
    column: str
    code: str
    cell: str = ""
    is_left_out: bool = False


@dataclass(frozen=True)
class Line:
    """One practice as the table has it."""

    number: int
    key: str
    text: Mapping[str, str]
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """The same for the same content, whenever and in whichever order it was read."""
        parts = [f"{name}={self.text[name]}" for name in sorted(self.text) if self.text[name]]
        parts += [f"{name}={self.facts[name]}" for name in sorted(self.facts) if self.facts[name] not in (None, "")]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@dataclass(frozen=True)
class Table:
    """What a file holds."""

    lines: tuple[Line, ...]
    doubts: tuple[Doubt, ...]


def read_lines(
    rows: Sequence[Sequence[Any]], columns: Mapping[str, int], *, first_row: int, places: Mapping[str, Sequence[Any]]
) -> Table:
    """Every row below the heads; `first_row` is the number a spreadsheet shows beside the first of them.

    `places` holds, by folded name or code, the places that may be meant.
    """
    lines: list[Line] = []
    doubts: list[Doubt] = []
    keys: dict[str, int] = {}
    for number, row in enumerate(rows, start=first_row):
        if not any(written(cell) for cell in row):
            continue
        line = _line(number, row, columns, places, doubts)
        if line is not None:
            lines.append(_with_own_key(line, keys, doubts))
    return Table(tuple(lines), tuple(doubts))


def _line(
    number: int,
    row: Sequence[Any],
    columns: Mapping[str, int],
    places: Mapping[str, Sequence[Any]],
    doubts: list[Doubt],
) -> Line | None:
    cells = {name: row[column] if column < len(row) else None for name, column in columns.items()}
    text = {name: tidy_prose(written(cells[name])) for name in TEXTS if name in cells}
    title = tidy_line(text.get("title", ""), 10_000)
    if not title:
        doubts.append(Doubt(number, "title", "row_without_title", is_left_out=True))
        return None
    if not (text.get("essence") or text.get("problem")):
        doubts.append(Doubt(number, "essence", "row_without_essence", title[:80], is_left_out=True))
        return None
    if len(title) > TITLE_LENGTH:
        doubts.append(Doubt(number, "title", "title_cut", title[:80]))
    text["title"] = tidy_line(title, TITLE_LENGTH)
    facts = _facts(number, cells, places, doubts)
    key = tidy_line(written(cells.get("import_key")), LIMITS["import_key"]) or fold(text["title"])[:120]
    return Line(number, key, text, facts)


def _facts(
    number: int, cells: Mapping[str, Any], places: Mapping[str, Sequence[Any]], doubts: list[Doubt]
) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for name in FACTS:
        said = written(cells.get(name))
        if not said:
            continue
        try:
            facts[name] = _place(said, places) if name == "place" else _value(name, cells[name])
        except Unreadable:
            doubts.append(Doubt(number, name, f"{'place' if name == 'place' else 'cell'}_unknown", said[:80]))
            if name == "place":
                facts[name] = None  # somewhere else, wherever that is: not at the organisation's own place
    if "cost" in facts and "currency" not in facts:
        doubts.append(Doubt(number, "cost", "cost_without_currency", str(facts.pop("cost"))))
    return facts


def _value(name: str, cell: Any) -> Any:
    reader = READERS.get(name)
    return reader(cell) if reader else tidy_line(written(cell), LIMITS.get(name, 120))


def _place(said: str, places: Mapping[str, Sequence[Any]]) -> int:
    """The number of the one place of that name or code; none or several are asked about."""
    matches = places.get(fold(said), ())
    if len(matches) != 1:
        raise Unreadable(said)
    return matches[0].id


def _with_own_key(line: Line, keys: dict[str, int], doubts: list[Doubt]) -> Line:
    """A key that stands twice gets a number, always the same one for the same table."""
    times = keys[line.key] = keys.get(line.key, 0) + 1
    if times == 1:
        return line
    doubts.append(Doubt(line.number, "import_key", "key_twice", line.key))
    return Line(line.number, f"{line.key[:112]}/{times}", line.text, line.facts)


def gathered(doubts: Sequence[Doubt]) -> list[tuple[Doubt, tuple[int, ...]]]:
    """The same doubt about the same words once, with every row it is about."""
    rows: dict[tuple[str, str, str], list[Doubt]] = {}
    for doubt in doubts:
        rows.setdefault((doubt.column, doubt.code, doubt.cell), []).append(doubt)
    return [(same[0], tuple(one.row for one in same)) for same in rows.values()]


def compared(lines: Sequence[Line], known: Mapping[str, str]) -> dict[int, str]:
    """By row whether the practice is new, the same as when it was last brought in, or changed since.

    `known` holds the fingerprint of each key that is there.
    """
    return {
        line.number: NEW if line.key not in known else SAME if known[line.key] == line.fingerprint else CHANGED
        for line in lines
    }
