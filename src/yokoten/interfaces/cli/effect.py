"""`yokoten effect METHOD FILE`: did it work; each method is a module that is loaded only when it is called."""

import argparse
import importlib

HELP = """Did it work, by how much, and how sure is that.

"""

METHODS: dict[str, tuple[str, str]] = {
    "xmr": ("yokoten.interfaces.cli.effect_xmr", "single values over time with their natural limits, and signals"),
    "p": ("yokoten.interfaces.cli.effect_p", "shares over time, such as late answers of all answers"),
    "u": ("yokoten.interfaces.cli.effect_u", "rates over time, such as faults a thousand kilometres"),
    "c": ("yokoten.interfaces.cli.effect_c", "counts over time, such as accidents a month"),
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
    """Run the method on its own options."""
    method = importlib.import_module(METHODS[arguments.method][0])
    parser = argparse.ArgumentParser(
        prog=f"yokoten effect {arguments.method}",
        description=method.HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    method.add_arguments(parser)
    return method.run(parser.parse_args(arguments.words))
