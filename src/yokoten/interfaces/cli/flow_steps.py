"""Steps of a flow read from a table, and refusals told by row and column."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from yokoten.analysis.flow import Demand, Step
from yokoten.analysis.refusal import NotComputable
from yokoten.interfaces.cli.columns import Columns, Remark, TableUnfit, read_columns
from yokoten.interfaces.cli.flow_heads import found_heads
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.kernel.rules.folding import fold

TEXTS = ("name", "loss")
DEFAULTS = {"people": 1.0, "changeover": 0.0, "defects": 0.0, "batch": 1.0}
YES = {fold(word) for word in ("yes", "да", "có", "ja", "va")}
NO = {fold(word) for word in ("no", "нет", "không", "nej", "nva")}


@dataclass(frozen=True)
class Table:
    """Steps as the file gives them, their losses as (row, words), what the reader decided, and the unit heads say."""

    columns: Columns
    names: dict[str, str]
    steps: tuple[Step, ...]
    losses: tuple[tuple[int, str], ...]
    remarks: tuple[Remark, ...]
    unit: str | None


def read_steps(path: Path, arguments: argparse.Namespace) -> Table:
    """One step a row, in the order of the file. Raises TableUnfit and TableUnreadable."""
    heads = found_heads(path, arguments)
    names = heads.names
    said = _yes_and_no(path, names, arguments.sheet)
    texts = [names[field] for field in TEXTS if field in names]
    figures = [name for field, name in names.items() if field not in TEXTS and not (field == "value_adding" and said)]
    columns = read_columns(path, texts, figures, arguments.sheet)
    if not columns.rows:
        raise TableUnreadable("only_heads", row=columns.head_row)
    remarks = list(columns.remarks)
    for field in sorted(heads.per_cent):
        columns.numbers[names[field]] = columns.numbers[names[field]] / 100
        remarks.append(Remark("flow_per_cent", {"column": columns.letters[names[field]], "name": names[field]}))
    steps = tuple(_step(columns, names, row, said) for row in range(len(columns.rows)))
    return Table(columns, names, steps, tuple(_losses(columns, names)), tuple(remarks), heads.unit)


def asked_demand(arguments: argparse.Namespace) -> Demand | None:
    """The demand of --demand and --available; TableUnfit where one is missing."""
    if (arguments.demand is None) != (arguments.available is None):
        raise TableUnfit("flow_demand_half")
    return None if arguments.demand is None else Demand(arguments.demand, arguments.available)


@contextmanager
def placed_at(table: Table) -> Iterator[None]:
    """Say refusals of the analysis by row, column and name of the file."""
    try:
        yield
    except NotComputable as refusal:
        facts = dict(refusal.facts)
        name = table.names.get(facts.pop("field", ""))
        if name is None or "row" not in facts:
            raise
        place = table.columns.place(name, facts.pop("row"))
        figures = {key: f"{fact:g}" if isinstance(fact, float) else fact for key, fact in facts.items()}
        raise TableUnfit(refusal.code, **place, **figures) from None


def _step(columns: Columns, names: dict[str, str], row: int, said: Sequence[bool | None]) -> Step:
    figures = {field: _figure(columns, name, row) for field, name in names.items() if name in columns.numbers}
    figures |= {field: value for field, value in DEFAULTS.items() if figures.get(field) is None}
    if figures["defects"] == 0 and _is_given(columns, names.get("defects"), row) and figures.get("first_pass") is None:
        figures["first_pass"] = 1.0
    adding = said[row] if said else figures.pop("value_adding", None)
    return Step(columns.texts[names["name"]][row], **{**figures, "value_adding": adding})


def _figure(columns: Columns, name: str, row: int) -> float | None:
    value = float(columns.numbers[name][row])
    return None if np.isnan(value) else value


def _is_given(columns: Columns, name: str | None, row: int) -> bool:
    return name is not None and not np.isnan(columns.numbers[name][row])


def _losses(columns: Columns, names: dict[str, str]) -> Iterator[tuple[int, str]]:
    """Losses of a step are parted by semicolons."""
    for row, text in enumerate(columns.texts.get(names.get("loss", ""), ())):
        yield from ((row, part.strip()) for part in text.split(";") if part.strip())


def _yes_and_no(path: Path, names: dict[str, str], sheet: str | None) -> list[bool | None]:
    """A column that says yes and no whether a step adds value; empty where it holds times."""
    if "value_adding" not in names:
        return []
    cells = [fold(text) for text in read_columns(path, [names["value_adding"]], [], sheet).texts[names["value_adding"]]]
    if not any(cells) or not all(cell in YES | NO | {""} for cell in cells):
        return []
    return [None if not cell else cell in YES for cell in cells]
