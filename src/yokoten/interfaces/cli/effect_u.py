"""`yokoten effect u`: a process behaviour chart of rates."""

import argparse

from yokoten.analysis.effect.counts import u_chart
from yokoten.interfaces.cli.effect_charting import chosen_rules
from yokoten.interfaces.cli.effect_counts import FIGURES, add_count_arguments, run_counts

HELP = (
    "Rates (u chart): events by size, such as faults a thousand kilometres; limits mean ± 3 sqrt(u / size).\n" + FIGURES
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the method."""
    add_count_arguments(parser, has_size=True)


def run(arguments: argparse.Namespace) -> int:
    """Print the chart; refusals are one sentence."""
    return run_counts(
        arguments,
        lambda series: u_chart(
            series.values(arguments.value),
            series.values(arguments.size),
            baseline=arguments.baseline,
            rules=chosen_rules(arguments.rules),
        ),
    )
