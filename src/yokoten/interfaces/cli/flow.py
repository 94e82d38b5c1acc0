"""`yokoten flow METHOD FILE`: where the time of a flow goes."""

import argparse

from yokoten.interfaces.cli.methods import add_method_words, described, run_method

METHODS: dict[str, tuple[str, str]] = {
    "map": ("yokoten.interfaces.cli.flow_map", "a value-stream map from a table with one row for each step"),
}
HELP = f"""Where the time of a flow goes.

{described(METHODS)}

yokoten flow METHOD --help says what a method needs and what its figures mean."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The method, and everything after it."""
    add_method_words(parser, METHODS)


def run(arguments: argparse.Namespace) -> int:
    """Run the method on its own options."""
    return run_method("flow", METHODS, arguments)
