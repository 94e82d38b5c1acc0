"""`yokoten effect xbar`: process behaviour charts of the means and the ranges of subgroups."""

import argparse

import numpy as np

from yokoten.analysis.effect.counts import xbar_r
from yokoten.interfaces.cli.columns import TableUnfit
from yokoten.interfaces.cli.effect_answer import Answer
from yokoten.interfaces.cli.effect_charting import add_chart_arguments, chosen_rules
from yokoten.interfaces.cli.effect_counts import FIGURES, answer_of, charted_of
from yokoten.interfaces.cli.effect_series import Series, add_series_arguments, placed_in, read_series
from yokoten.interfaces.wording.language import Language, mark

HELP = (
    "Means and ranges of subgroups (Xbar-R): rows with the same --time are one subgroup of 2 to 25 values.\n"
    "Limits of means: mean ± A2 mean range; of ranges: D3 and D4 times the mean range.\n"
    + FIGURES
    + "\nr_mean, r_lower, r_upper, r_signals   the same for the ranges"
)
RANGES = mark("Range within the group")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the method."""
    add_series_arguments(parser, is_time_needed=True)
    parser.add_argument("--value", required=True, metavar="COLUMN", help="column with the figures")
    add_chart_arguments(parser)


def answer(arguments: argparse.Namespace, language: Language) -> Answer:
    """The chart of means, with that of ranges below."""
    rules = chosen_rules(arguments.rules)
    series = read_series(arguments, [arguments.value], is_single=False)
    labels, table = _groups(series, arguments.value)
    with placed_in(series, arguments.value):
        found = xbar_r(table, baseline=arguments.baseline, rules=rules)
    means = charted_of(series, labels, arguments.value, found.means)
    ranges = charted_of(series, labels, language.say(RANGES), found.ranges)
    return answer_of(language, [means, ranges], found.means)


def _groups(series: Series, name: str) -> tuple[list[str], np.ndarray]:
    """Labels of the groups in the order of time, and their values (groups, size)."""
    members: dict[object, list[int]] = {}
    for index, label in enumerate(series.labels):
        members.setdefault(series.times[index] if series.reading else label, []).append(index)
    sizes = [len(group) for group in members.values()]
    usual = max(set(sizes), key=sizes.count)
    for group in members.values():
        if len(group) != usual:
            facts = {"text": series.labels[group[0]], "count": len(group), "size": usual}
            raise TableUnfit("groups_differ", **series.place(name, group[0]), **facts)
    values = series.values(name)
    return [series.labels[group[0]] for group in members.values()], np.array(
        [values[group] for group in members.values()]
    )
