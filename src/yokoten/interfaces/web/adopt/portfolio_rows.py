"""What the page of a table of projects shows: columns with samples, faults by cell, the first projects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from yokoten.adopt.models import Portfolio
from yokoten.adopt.queries.workflow import workflows
from yokoten.adopt.rules.portfolio.heads import HEADS, head
from yokoten.adopt.rules.portfolio.reading import Line, Read
from yokoten.adopt.rules.portfolio.row import Fault
from yokoten.adopt.rules.workflow import Workflow, state_of
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.portfolio import fault_said
from yokoten.interfaces.wording.workflows import money
from yokoten.kernel.rules.folding import fold
from yokoten.measure.rules.grid import Cell, column_letter

SAMPLES, SHOWN_FAULTS, SHOWN_LINES, LONGEST = 2, 300, 8, 90


@dataclass(frozen=True)
class Column:
    """A column of the file with its first cells and what it is taken for."""

    number: int
    letter: str
    head: str
    samples: list[str]
    target: str


@dataclass(frozen=True)
class Told:
    """A fault as it is read: row, letter and head of the column, what is wrong and how to mend it."""

    row: int
    letter: str
    column: str
    words: str


@dataclass(frozen=True)
class Coming:
    """A project as it would stand here."""

    number: int
    title: str
    workflow: str
    state: str
    leader: str
    has_account: bool
    days: str
    target: str
    effect: str


def read_said(kept: Portfolio, read: Read, language: Language, today: date) -> dict[str, Any]:
    """The context of the page."""
    kinds = workflows(today)
    return {
        "columns": _columns(kept.columns, read),
        "targets": [(target, head(target, language.code)) for target in HEADS],
        "languages": list(LANGUAGE_NAMES.items()),
        "faults": [_told(one, kept.columns, read, language, kinds) for one in read.faults[:SHOWN_FAULTS]],
        "more_faults": max(len(read.faults) - SHOWN_FAULTS, 0),
        "count": len(read.rows),
        "lines": [_coming(one, language) for one in read.lines[:SHOWN_LINES]],
    }


def _columns(columns: Mapping[str, int], read: Read) -> list[Column]:
    taken = {column: target for target, column in columns.items()}
    return [
        Column(number, column_letter(number), text, _samples(read.rows, number), taken.get(number, ""))
        for number, text in enumerate(read.heads)
    ]


def _samples(rows: Sequence[Sequence[Cell]], number: int) -> list[str]:
    cells = [row[number] for row in rows[:20] if number < len(row) and row[number] not in (None, "")]
    return [_written(cell)[:LONGEST] for cell in cells[:SAMPLES]]


def _written(cell: Cell) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _told(fault: Fault, columns: Mapping[str, int], read: Read, language: Language, kinds: Sequence[Workflow]) -> Told:
    number = columns.get(fault.column)
    name = head(fault.column, language.code) if fault.column else ""
    known = ", ".join(_named(one, language) for one in _understood(fault, read, kinds, columns))
    letter = "" if number is None else column_letter(number)
    return Told(fault.row, letter, name, fault_said(language, fault, known))


def _understood(fault: Fault, read: Read, kinds: Sequence[Workflow], columns: Mapping[str, int]) -> Sequence[Any]:
    """Kinds of projects, or stages of the kind that stands in the row."""
    if fault.code != "state_unknown":
        return kinds
    said = fold(str(read.cell(fault.row, columns.get("workflow")) or "")).strip()
    named = (one for one in kinds if said in {fold(word).strip() for word in (one.code, *one.names.values())})
    return next((one.states for one in named), ())


def _coming(line: Line, language: Language) -> Coming:
    card, target, effect = line.card, line.target, line.effect
    days = [language.day(each) for each in (card["starts_on"], card["ends_on"]) if each]
    return Coming(
        number=line.number,
        title=card["title"],
        workflow=_named(line.workflow, language),
        state=_named(state_of(line.workflow, line.state), language),
        leader=str(card["leader"] or card["leader_name"]),
        has_account=card["leader"] is not None,
        days=" – ".join(days) if len(days) > 1 else f"{days[0]} –",
        target=f"{target['name']}, {target['unit']}: {_figure(target['baseline'], language)} → "
        f"{_figure(target['goal'], language)}",
        effect=money(language, effect["amount"], effect["currency"]) if effect else "",
    )


def _figure(value: Any, language: Language) -> str:
    if value is None:
        return "–"
    return language.number(value, min(max(-int(value.normalize().as_tuple().exponent), 0), 4))


def _named(thing: Any, language: Language) -> str:
    return thing.names.get(language.code, thing.names["en"])
