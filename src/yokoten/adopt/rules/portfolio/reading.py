"""From the rows of a table to projects as they would stand here, or to what is wrong in which cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from yokoten.adopt.rules.portfolio.heads import NEEDED, head_row
from yokoten.adopt.rules.portfolio.money import effect_in
from yokoten.adopt.rules.portfolio.people import People, person_in
from yokoten.adopt.rules.portfolio.row import BROKEN, Fault, Row
from yokoten.adopt.rules.portfolio.words import LOWER
from yokoten.adopt.rules.workflow import Workflow, first
from yokoten.kernel.rules.folding import fold
from yokoten.measure.rules.cells import read_column
from yokoten.measure.rules.grid import Cell, Grid, is_blank

MOST_ROWS = 5_000
NUMBERS = ("baseline", "goal", "amount")


@dataclass(frozen=True)
class Known:
    """What rows are held against: kinds of projects, people of the organisation, projects that are here already.

    `here` holds folded titles with their start; `version` finds a workflow by code as it holds on a day.
    """

    workflows: Sequence[Workflow]
    version: Callable[[str, date], Workflow | None]
    people: People
    here: frozenset[tuple[str, date]]
    today: date


@dataclass(frozen=True)
class Line:
    """A project as a row says it: the fields of its card, its target and its effect, and where it stands."""

    number: int
    card: Mapping[str, Any]
    target: Mapping[str, Any]
    effect: Mapping[str, Any] | None
    workflow: Workflow
    state: str
    closed_on: date | None = None


@dataclass(frozen=True)
class Read:
    """What a table holds: its heads, rows below them with their numbers, projects, faults in the order of the table."""

    heads: tuple[str, ...]
    numbered: Sequence[tuple[int, Sequence[Cell]]]
    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]

    @property
    def rows(self) -> list[Sequence[Cell]]:
        return [row for _number, row in self.numbered]

    def cell(self, number: int, column: int | None) -> Cell:
        """What stands in that row of the sheet; nothing where there is no such cell."""
        row = next((row for at, row in self.numbered if at == number), ())
        return row[column] if column is not None and column < len(row) else None


def identity(title: str, starts_on: date) -> tuple[str, date]:
    """Two projects of one title and start are one."""
    return fold(title).strip(), starts_on


def read_portfolio(grid: Grid, columns: Mapping[str, int], known: Known) -> Read:
    """Every row as a project; all faults are gathered, not only the first."""
    at = head_row(grid.rows)
    heads, body = tuple(str(cell or "") for cell in grid.rows[at]), grid.rows[at + 1 :]
    rows = [(grid.row_number(at + 1 + index), row) for index, row in enumerate(body) if not all(map(is_blank, row))]
    faults = [Fault(grid.row_number(at), target, "column_missing") for target in NEEDED if target not in columns]
    faults += _merged(grid, at, columns)
    if len(rows) > MOST_ROWS:
        faults.append(Fault(rows[MOST_ROWS][0], "", "rows_too_many", {"rows": len(rows), "most": MOST_ROWS}))
    lines: list[Line] = []
    if not faults:
        lines = _lines(rows, columns, known, faults)
    return Read(heads, rows, tuple(lines), tuple(faults))


def _merged(grid: Grid, at: int, columns: Mapping[str, int]) -> list[Fault]:
    """A head over several columns leaves open which of them is meant."""
    named = {column: target for target, column in columns.items()}
    wide = [one for one in grid.merged if one.top <= at <= one.bottom and one.right > one.left]
    met = [(one, column) for one in wide for column in range(one.left, one.right + 1) if column in named]
    return [Fault(grid.row_number(at), named[column], "head_merged") for _one, column in met]


def _lines(
    rows: Sequence[tuple[int, Sequence[Cell]]], columns: Mapping[str, int], known: Known, faults: list[Fault]
) -> list[Line]:
    numbers = {target: _numbers(rows, columns.get(target), target, faults) for target in NUMBERS}
    seen_in: dict[tuple[str, date], int] = {}
    lines = []
    for index, (number, cells) in enumerate(rows):
        by_target = {target: cells[column] if column < len(cells) else None for target, column in columns.items()}
        row = Row(number, by_target, {target: values[index] for target, values in numbers.items()}, [])
        row.faults.extend(one for one in faults if one.row == number)
        noted = len(row.faults)
        line = _line(row, known, seen_in)
        faults.extend(row.faults[noted:])
        if line is not None and not row.faults:
            lines.append(line)
    faults.sort(key=lambda one: (one.row, columns.get(one.column, -1)))
    return lines


def _numbers(
    rows: Sequence[tuple[int, Sequence[Cell]]], column: int | None, target: str, faults: list[Fault]
) -> list[float | None]:
    if column is None:
        return [None] * len(rows)
    read = read_column([cells[column] if column < len(cells) else None for _number, cells in rows])
    for one in read.faults:
        code = "formula_broken" if BROKEN.fullmatch(one.text) else "number_wrong"
        faults.append(Fault(rows[one.index][0], target, code, {"cell": one.text[:60]}))
    return [float(value) if value == value else None for value in read.values]  # noqa: PLR0124 - not a number


def _line(row: Row, known: Known, seen_in: dict[tuple[str, date], int]) -> Line | None:
    texts = {name: row.text(name) for name in ("title", "process", "begins_with", "ends_with")}
    texts |= {name: row.text(name, needed=False) for name in ("site", "reason")}
    starts_on, ends_on = row.day("starts_on"), row.day("ends_on", needed=False)
    people = person_in(row, "sponsor", known.people) | person_in(row, "leader", known.people)
    target, effect = _target(row), effect_in(row, starts_on)
    workflow = _workflow(row, known, starts_on)
    if starts_on is None:
        return None
    if ends_on is not None and ends_on < starts_on:
        row.refuse("ends_on", "ends_before")
    _once(row, known, seen_in, identity(texts["title"], starts_on))
    if workflow is None:
        return None
    state, closed_on = _state(row, workflow, ends_on, known.today)
    card = {**texts, **people, "starts_on": starts_on, "ends_on": ends_on}
    return Line(row.number, card, target, effect, workflow, state, closed_on)


def _once(row: Row, known: Known, seen_in: dict[tuple[str, date], int], key: tuple[str, date]) -> None:
    if not key[0]:
        return
    if key in seen_in:
        row.refuse("title", "row_twice", other=seen_in[key])
    elif key in known.here:
        row.refuse("title", "project_here")
    seen_in.setdefault(key, row.number)


def _target(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {"name": row.text("target"), "unit": row.text("unit")}
    baseline, goal = row.number_in("baseline", needed=False), row.number_in("goal")
    direction = row.choice("direction", needed=False)
    if not direction and not row.has_fault("direction") and goal is not None:
        if baseline is None or baseline == goal:
            row.refuse("direction", "direction_unclear")
        else:
            direction = LOWER if goal < baseline else "higher"
    is_lower = direction == LOWER
    if direction and baseline is not None and goal is not None:
        is_better = goal < baseline if is_lower else goal > baseline
        if not is_better:
            row.refuse("goal", "goal_not_better", goal=goal, baseline=baseline)
    return found | {
        "baseline": baseline, "goal": goal, "is_lower_better": is_lower, "method": row.text("method", needed=False),
    }  # fmt: skip


def _workflow(row: Row, known: Known, starts_on: date | None) -> Workflow | None:
    said = row.said("workflow")
    if not said:
        row.refuse("workflow", "cell_empty")
        return None
    wanted = fold(said).strip()
    found = next((one for one in known.workflows if wanted in _words_of(one)), None)
    if found is None:
        row.refuse("workflow", "workflow_unknown", cell=said[:60])
        return None
    return known.version(found.code, starts_on or known.today) or found


def _state(row: Row, workflow: Workflow, ends_on: date | None, today: date) -> tuple[str, date | None]:
    said = row.said("state")
    if not said:
        return first(workflow).code, None
    state = next((one for one in workflow.states if fold(said).strip() in _words_of(one)), None)
    if state is None:
        row.refuse("state", "state_unknown", cell=said[:60])
        return "", None
    if not state.ends:
        return state.code, None
    if ends_on is None and not row.has_fault("ends_on"):
        row.refuse("ends_on", "over_needs_end", cell=said[:60])
    elif ends_on is not None and ends_on > today:
        row.refuse("ends_on", "over_ahead", cell=said[:60])
    return state.code, ends_on


def _words_of(thing: Any) -> set[str]:
    return {fold(word).strip() for word in (thing.code, *thing.names.values())}
