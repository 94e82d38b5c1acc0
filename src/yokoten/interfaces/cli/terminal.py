"""Readable tables on a terminal, plain aligned text where it is piped."""

import sys
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table


def show_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], *, numeric: Sequence[int] = ()) -> None:
    """Print a table; columns named by index in `numeric` stand right."""
    console = Console(width=None if sys.stdout.isatty() else 160, soft_wrap=False)
    table = Table(title=title or None, title_justify="left", box=box.SIMPLE_HEAD, header_style="bold")
    for index, head in enumerate(heads):
        table.add_column(head, justify="right" if index in numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    console.print(table)


def note(message: str) -> None:
    """Say something beside the result, on stderr."""
    print(message, file=sys.stderr)
