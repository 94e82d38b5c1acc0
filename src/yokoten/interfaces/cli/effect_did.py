"""`yokoten effect did`: treatment that begins at different times."""

import argparse

import numpy as np

from yokoten.analysis.effect.group_time import CONTROLS, NEVER
from yokoten.analysis.effect.influence import MAMMEN, WEIGHTS, Drawing
from yokoten.analysis.effect.staggered import StaggeredEffect, staggered_did
from yokoten.analysis.refusal import NotComputable
from yokoten.interfaces.cli.columns import TableUnfit
from yokoten.interfaces.cli.effect_answer import Answer
from yokoten.interfaces.cli.effect_clock import read_starts
from yokoten.interfaces.cli.effect_did_table import Staggered, csv_rows, drawn, item, said, show, warnings
from yokoten.interfaces.cli.effect_panel import LongTable, add_panel_arguments, read_long
from yokoten.interfaces.cli.options import remarks_said, seed
from yokoten.interfaces.wording.language import Language

HELP = """Treatment that begins at different times: effects for each group that began together and each period
(Callaway and Sant'Anna, without covariates).

att_gt      group (its first treated period), time, att, se, lower, upper. After treatment began: change since the last
            period before it, less that of the comparison; before: change since the period before (varying base), which
            should be about nil
simple      mean of att_gt after treatment began, weighted by the number of units of a group
group       mean by group; overall: weighted by group
calendar    mean by period; overall: mean over periods
dynamic     mean by periods since treatment began, below zero before; overall: mean from 0 on
..._se, ..._lower, ..._upper    the same keys
pretrend    Wald test that all effects before treatment are nil; p allows for few units

Standard errors come from influence functions, each unit its own cluster; intervals hold one by one. With --bootstrap
both come from a multiplier bootstrap, and the intervals of each table hold all together (uniform bands).
Units without a figure in some period, and units treated from the first period on, are left out and said. Units that
begin after the last period count as never treated."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the method."""
    add_panel_arguments(parser)
    parser.add_argument(
        "--first-treated",
        required=True,
        metavar="COLUMN",
        help="column with the first treated period of the unit; empty, 0 or inf for never",
    )
    parser.add_argument(
        "--control",
        choices=CONTROLS,
        default=NEVER,
        help="compare with units never, or not yet, treated (default never)",
    )
    parser.add_argument(
        "--bootstrap", type=seed, default=0, metavar="N", help="draws of the bootstrap, best 1000 (default 0: none)"
    )
    parser.add_argument("--draw", choices=WEIGHTS, default=MAMMEN, help="weights of the bootstrap (default mammen)")
    parser.add_argument("--seed", type=seed, default=0, help="seed of the draws (default 0)")


def answer(arguments: argparse.Namespace, language: Language) -> Answer:
    """Effects by group and period, and what they sum up to."""
    table = read_long(arguments, [arguments.first_treated], [arguments.value])
    staggered = Staggered(table, arguments.value, _estimated(arguments, table))
    found = warnings(language, staggered)
    return Answer(
        item={**item(staggered), "warnings": found},
        rows=csv_rows(staggered),
        show=lambda: show(language, staggered),
        draw=lambda: drawn(language, staggered),
        words=" ".join(said(language, staggered)),
        notes=[*remarks_said(language, table.columns.remarks), *(warning["message"] for warning in found)],
    )


def _estimated(arguments: argparse.Namespace, table: LongTable) -> StaggeredEffect:
    how = Drawing(arguments.bootstrap, arguments.draw, arguments.seed)
    starts = _starts(table, arguments.first_treated)
    try:
        return staggered_did(table.values(arguments.value), starts, table.periods, control=arguments.control, how=how)
    except NotComputable as refusal:
        if "period" in refusal.facts:
            raise TableUnfit(refusal.code, period=table.label(refusal.facts["period"])) from None
        raise


def _starts(table: LongTable, name: str) -> np.ndarray:
    """The first treated period of each unit, the same in all its rows."""
    written = np.array(read_starts(table.columns, name, table.clock))
    starts = np.full(len(table.units), np.inf)
    for unit, rows in enumerate(table.row):
        here = rows[rows >= 0]
        first = int(here.min())
        starts[unit] = written[first]
        apart = np.sort(here[written[here] != written[first]])
        if apart.size:
            where = table.columns.place(name, int(apart[0]))
            raise TableUnfit("start_changes", **where, unit=table.units[unit], first=table.columns.rows[first])
    return starts
