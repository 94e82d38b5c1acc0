"""`yokoten effect p`: a process behaviour chart of shares."""

import argparse

from yokoten.analysis.effect.counts import p_chart
from yokoten.interfaces.cli.effect_charting import chosen_rules
from yokoten.interfaces.cli.effect_counts import FIGURES, add_count_arguments, run_counts

HELP = (
    "Shares (p chart): events by size, such as late answers of all answers; limits mean ± 3 sqrt(p (1-p) / size).\n"
    + FIGURES
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the method."""
    add_count_arguments(parser, has_size=True)


def run(arguments: argparse.Namespace) -> int:
    """Print the chart; refusals are one sentence."""
    return run_counts(
        arguments,
        lambda series: p_chart(
            series.values(arguments.value),
            series.values(arguments.size),
            baseline=arguments.baseline,
            rules=chosen_rules(arguments.rules),
        ),
    )
