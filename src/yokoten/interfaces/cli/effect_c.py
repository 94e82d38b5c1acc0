"""`yokoten effect c`: a process behaviour chart of counts."""

import argparse

from yokoten.analysis.effect.counts import c_chart
from yokoten.interfaces.cli.effect_charting import chosen_rules
from yokoten.interfaces.cli.effect_counts import FIGURES, add_count_arguments, run_counts

HELP = "Counts (c chart) over equal opportunities, such as accidents a month; limits mean ± 3 sqrt(c).\n" + FIGURES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the method."""
    add_count_arguments(parser, has_size=False)


def run(arguments: argparse.Namespace) -> int:
    """Print the chart; refusals are one sentence."""
    return run_counts(
        arguments,
        lambda series: c_chart(
            series.values(arguments.value), baseline=arguments.baseline, rules=chosen_rules(arguments.rules)
        ),
    )
