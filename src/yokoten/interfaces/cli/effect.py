"""`yokoten effect METHOD FILE`: did it work; each method is a module that is loaded only when it is called."""

import argparse
import importlib
from typing import Any

from yokoten.interfaces.cli.effect_answer import hand_back
from yokoten.interfaces.cli.options import told_in
from yokoten.interfaces.cli.results import add_result_arguments
from yokoten.interfaces.wording.language import speak

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
HELP += "\n".join(f"{name:14}{says}" for name, (_, says) in METHODS.items())
HELP += "\n\nyokoten effect METHOD --help says what a method needs and what its figures mean."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The method, and everything after it."""
    parser.add_argument("method", choices=METHODS, metavar="METHOD", help="one of: " + ", ".join(METHODS))
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="…", help="the file and options of the method")


def run(arguments: argparse.Namespace) -> int:
    """Run the method on its own options; refusals are one sentence."""
    method = load(arguments.method)
    parser = argparse.ArgumentParser(
        prog=f"yokoten effect {arguments.method}",
        description=method.HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_method_arguments(parser, method)
    asked = parser.parse_args(arguments.words)
    language = speak(asked.language)
    with told_in(language):
        hand_back(asked, method.answer(asked, language))
    return 0


def load(name: str) -> Any:
    """The method: a module, or what it names, with HELP, add_arguments and answer."""
    path, _, part = METHODS[name][0].partition(":")
    module = importlib.import_module(path)
    return getattr(module, part) if part else module


def add_method_arguments(parser: argparse.ArgumentParser, method: Any) -> None:
    """The options of a method, and how its answer is handed back."""
    method.add_arguments(parser)
    add_result_arguments(parser)
