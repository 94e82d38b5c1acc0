"""`yokoten reindex`: build the search index of the practice library anew; the pages go on meanwhile."""

import argparse
import time

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from yokoten.interfaces.cli import instance

HELP = """Build the search index of the practice library anew. What is entered meanwhile stays found.

Needed after an update that cuts words differently; otherwise the index keeps itself up to date."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """There is nothing to choose."""


def run(arguments: argparse.Namespace) -> int:
    """Read every practice of the library, then change the index over in one go."""
    instance.keep_secret()
    instance.set_up()
    instance.migrate()
    began = time.monotonic()
    system = instance.module("yokoten.kernel.actor").SYSTEM
    now = instance.module("django.utils.timezone").now()
    columns = (TextColumn("practices"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("", total=None)
        made = instance.module("yokoten.practices.queries.building").built(
            lambda done, total: bar.update(task, completed=done, total=total)
        )
    instance.module("yokoten.practices.actions.indexing").renew_index(system, made, now=now)
    print(f"{made.practices} practices are indexed ({time.monotonic() - began:.0f} s).")
    return 0
