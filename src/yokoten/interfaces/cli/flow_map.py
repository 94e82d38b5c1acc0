"""`yokoten flow map`: a value-stream map from a table of steps, counted, drawn, and compared with a target."""

import argparse
import math
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from itertools import combinations
from pathlib import Path

from yokoten.analysis.flow import Comparison, Demand, Totals, compared, map_totals
from yokoten.interfaces.cli.effect_answer import Answer
from yokoten.interfaces.cli.failure import Failure
from yokoten.interfaces.cli.flow_heads import add_column_options, refuse_other_unit
from yokoten.interfaces.cli.flow_map_table import item_of, rows_of, show
from yokoten.interfaces.cli.flow_steps import Table, asked_demand, placed_at, read_steps
from yokoten.interfaces.cli.options import add_file_arguments, remarks_said, told_in
from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.standalone import standalone
from yokoten.interfaces.documents.drawing.stream import SCREEN, draw_stream
from yokoten.interfaces.documents.drawing.stream_compared import draw_streams
from yokoten.interfaces.documents.drawing.stream_map import Loss, StreamMap
from yokoten.interfaces.documents.drawing.stream_paper import fitted, on_a3
from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.stream import caveats_said
from yokoten.interfaces.wording.stream_finding import sentence_of
from yokoten.interfaces.wording.stream_times import MINUTE, UNITS, Clock

HELP = """A value-stream map: one row for each step, in the order of the flow, all times in one unit of working time.

Columns are found by their usual names in English, Russian, Vietnamese and Swedish, or named by options.

lead_time     processing + waiting + transport; waiting that is not given is stock x takt, if both are known
takt          available time / demand
cycle         (processing + changeover / batch) / people
little        time against WIP / throughput, where both were measured
first_pass    product of the shares right the first time

What is missing stays missing (null), and gaps name it."""
TITLE = mark("Value-stream map: %(name)s")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the method."""
    add_file_arguments(parser, "step")
    add_column_options(parser)
    parser.add_argument("--demand", type=float, metavar="N", help="units asked for in the available time")
    parser.add_argument("--available", type=float, metavar="T", help="working time without breaks, unit as times")
    parser.add_argument("--unit", choices=UNITS, help="unit of the times (default: as the heads say, or min)")
    parser.add_argument("--day", type=above_zero, metavar="T", help="working time of a day, to say long times in days")
    parser.add_argument("--target", type=Path, metavar="FILE", help="table of the target map, to compare with")
    parser.add_argument("--a3", action="store_true", help="draw for a sheet of A3 across")


def answer(arguments: argparse.Namespace, language: Language) -> Answer:
    """The map of a table, and what a target changes."""
    demand = asked_demand(arguments)
    paths = [path for path in (arguments.file, arguments.target) if path]
    read = [_counted(path, arguments, demand, language) for path in paths]
    tables, counted = [table for table, _ in read], [totals for _, totals in read]
    clock = Clock(_unit(arguments, tables, paths), arguments.day)
    current, target = counted[0], counted[1] if len(counted) > 1 else None
    changes = compared(current, target) if target else None
    sentence = sentence_of(language, clock, current, changes)
    drawn = [_drawn(language, clock, *one) for one in zip(counted, tables, paths, strict=True)]
    return Answer(
        item={**item_of(language, current, sentence), **_target_item(language, target, changes)},
        rows=rows_of(current),
        show=partial(show, language, clock, current, (sentence, changes)),
        draw=partial(_picture, language, drawn, arguments.a3),
        words=sentence,
        notes=_notes(language, tables, paths),
        caveats=caveats_said(language, current),
        form=on_a3 if arguments.a3 else standalone,
    )


def above_zero(text: str) -> float:
    """A number above zero, as an option."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not (math.isfinite(value) and value > 0):
        raise argparse.ArgumentTypeError(f"{text} is not a number above zero")
    return value


def _counted(
    path: Path, arguments: argparse.Namespace, demand: Demand | None, language: Language
) -> tuple[Table, Totals]:
    """A table and what it adds up to; with a target, a refusal says which file it is about."""
    try:
        with told_in(language):
            table = read_steps(path, arguments)
            with placed_at(table):
                return table, map_totals(table.steps, demand)
    except Failure as failure:
        raise Failure(f"{path.name}: {failure}" if arguments.target else str(failure)) from None


def _unit(arguments: argparse.Namespace, tables: Sequence[Table], paths: Sequence[Path]) -> str:
    """The unit of all times, on which heads and option must agree."""
    said = [("--unit", arguments.unit), *((path.name, table.unit) for path, table in zip(paths, tables, strict=True))]
    for first, second in combinations(said, 2):
        refuse_other_unit(first, second)
    return next((unit for _, unit in said if unit), MINUTE)


def _notes(language: Language, tables: Sequence[Table], paths: Sequence[Path]) -> list[str]:
    """What the reader decided, with the file where there are two."""
    notes = []
    for table, path in zip(tables, paths, strict=True):
        said = remarks_said(language, table.remarks)
        notes += [f"{path.name}: {note}" for note in said] if len(paths) > 1 else said
    return notes


def _drawn(language: Language, clock: Clock, totals: Totals, table: Table, path: Path) -> StreamMap:
    losses = [Loss(row, words) for row, words in table.losses]
    return StreamMap(language.say(TITLE, name=path.stem), totals, clock, losses=losses)


def _picture(language: Language, drawn: list[StreamMap], is_a3: bool) -> Pen:
    def draw(width: float) -> Pen:
        return draw_stream(drawn[0], language, width) if len(drawn) == 1 else draw_streams(*drawn, language, width)

    return fitted(draw) if is_a3 else draw(SCREEN)


def _target_item(language: Language, target: Totals | None, changes: Comparison | None) -> dict[str, object]:
    if target is None or changes is None:
        return {}
    return {
        "target": item_of(language, target, ""),
        "changes": [asdict(change) for change in changes.totals],
        "step_changes": [
            {"step": step.name, "kind": step.kind, "changes": [asdict(change) for change in step.changes]}
            for step in changes.steps
        ],
    }
