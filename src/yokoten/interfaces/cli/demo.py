"""`yokoten demo`: load the demo into an installation that has none."""

import argparse

from yokoten.interfaces.cli import instance

HELP = "Load the demo: real regions, dated figures with their sources, four accounts. Loading it twice changes nothing."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(arguments: argparse.Namespace) -> int:
    """Load reference tables and the demo."""
    instance.keep_secret()
    instance.set_up()
    instance.migrate()
    instance.load_demonstration()
    for email, password in instance.demonstration_accounts():
        print(f"{email:<28} {password}")
    return 0
