"""`yokoten effect METHOD FILE`: did it work; each method is a module that is loaded only when it is called."""

import argparse

from yokoten.interfaces.cli.methods import add_method_words, described, run_method

HELP = """Did it work, by how much, and how sure is that.

"""

METHODS: dict[str, tuple[str, str]] = {
    "xmr": ("yokoten.interfaces.cli.effect_xmr", "single values over time with their natural limits, and signals"),
    "p": ("yokoten.interfaces.cli.effect_counts:P", "shares over time, such as late answers of all answers"),
    "u": ("yokoten.interfaces.cli.effect_counts:U", "rates over time, such as faults a thousand kilometres"),
    "c": ("yokoten.interfaces.cli.effect_counts:C", "counts over time, such as accidents a month"),
    "xbar": ("yokoten.interfaces.cli.effect_xbar", "means and ranges of subgroups over time"),
    "its": ("yokoten.interfaces.cli.effect_its", "interrupted time series: change of level and of slope at a start"),
    "before-after": ("yokoten.interfaces.cli.effect_before_after", "difference of means, and what it cannot say"),
    "did2": ("yokoten.interfaces.cli.effect_did2", "two groups, before and after"),
    "did": ("yokoten.interfaces.cli.effect_did", "treatment that begins at different times, compared with others"),
    "synth": ("yokoten.interfaces.cli.effect_synth", "one treated unit against a weighted mean of others"),
    "meta": ("yokoten.interfaces.cli.effect_meta", "effects of several places together, and what a new one may expect"),
}
HELP += described(METHODS)
HELP += "\n\nyokoten effect METHOD --help says what a method needs and what its figures mean."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The method, and everything after it."""
    add_method_words(parser, METHODS)


def run(arguments: argparse.Namespace) -> int:
    """Run the method on its own options."""
    return run_method("effect", METHODS, arguments)
