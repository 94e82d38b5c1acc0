"""`yokoten effect synth`: one treated unit against a weighted mean of others."""

import argparse

import numpy as np

from yokoten.analysis.effect.synthetic_control import SyntheticControl, synthetic_control
from yokoten.analysis.refusal import NotComputable
from yokoten.interfaces.cli.columns import TableUnfit
from yokoten.interfaces.cli.effect_answer import Answer
from yokoten.interfaces.cli.effect_panel import LongTable, add_panel_arguments, read_long
from yokoten.interfaces.cli.effect_synth_table import Synthetic, csv_rows, drawn, item, said, show, warnings
from yokoten.interfaces.cli.options import column_list, remarks_said
from yokoten.interfaces.wording.language import Language

HELP = """One treated unit against its synthetic self: a weighted mean of other units that went the same way before.

weights     of each other unit, none below zero, summing to one; least squares on the outcome before treatment
effects     time, gap: outcome less synthetic outcome, from the start of treatment on; pre_gaps: the same before
mean_effect mean of the gaps from the start on
pre_rmspe   root of the mean squared gap before; post_rmspe: from the start on
placebo_rank, placebo_n
            each other unit in turn as if treated (the treated one is then left out of the comparison). The rank of the
            treated unit by post_rmspe / pre_rmspe among placebo_n units, itself counted: 1 is the largest;
            placebo_p = placebo_rank / placebo_n
leave_one_out
            mean_effect without each unit that has weight

With --covariates their means before treatment are matched as well, each scaled by its variance over units and counting
as much as one period (inverse variance weights; they are not searched for)."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the method."""
    add_panel_arguments(parser)
    parser.add_argument("--treated", required=True, metavar="UNIT", help="the treated unit")
    parser.add_argument("--start", required=True, metavar="PERIOD", help="the first treated period")
    parser.add_argument(
        "--covariates", default="", metavar="A,B", help="columns to match as well, by their means before"
    )


def answer(arguments: argparse.Namespace, language: Language) -> Answer:
    """The gaps between the unit and its synthetic self."""
    covariates = column_list(arguments.covariates)
    table = read_long(arguments, [], [arguments.value, *covariates])
    start = _start(arguments, table)
    found = _estimated(arguments, table, covariates, start)
    synthetic = Synthetic(table, arguments.value, start, found)
    warned = warnings(language, synthetic)
    return Answer(
        item={**item(synthetic), "warnings": warned},
        rows=csv_rows(synthetic),
        show=lambda: show(language, synthetic),
        draw=lambda: drawn(language, synthetic),
        words=" ".join(said(language, synthetic)),
        notes=[*remarks_said(language, table.columns.remarks), *(warning["message"] for warning in warned)],
    )


def _start(arguments: argparse.Namespace, table: LongTable) -> float:
    start = table.clock.of(arguments.start.strip())
    if start is None:
        periods = [table.label(time) for time in table.periods]
        raise TableUnfit("start_not_a_period", text=arguments.start, periods=periods)
    return start


def _estimated(
    arguments: argparse.Namespace, table: LongTable, covariates: list[str], start: float
) -> SyntheticControl:
    treated, before = table.unit(arguments.treated), int((table.periods < start).sum())
    extra = [_mean_before(table.values(name)[:, :before]) for name in covariates]
    try:
        return synthetic_control(
            table.values(arguments.value), treated, before, covariates=np.column_stack(extra) if extra else None
        )
    except NotComputable as refusal:
        name = arguments.value
        where = {"unit": table.units[treated], "column": table.columns.letters[name], "name": name}
        if refusal.code == "synth_treated_missing":
            period = table.label(table.periods[refusal.facts["column"]])
            raise TableUnfit("synth_treated_missing_there", **where, period=period) from None
        if refusal.code == "synth_covariate_missing":
            name = covariates[refusal.facts["covariate"]]
            where |= {"column": table.columns.letters[name], "name": name}
            raise TableUnfit("synth_covariate_missing_there", **where) from None
        raise


def _mean_before(values: np.ndarray) -> np.ndarray:
    """Means over the periods that have figures, NaN where none has."""
    counts = (~np.isnan(values)).sum(axis=1)
    return np.where(counts > 0, np.nansum(values, axis=1) / np.maximum(counts, 1), np.nan)
