"""The bar on stderr while draws are counted."""

import io

from rich.console import Console

from yokoten.interfaces.cli.counting import counted


def told(*, is_terminal):
    console = Console(file=io.StringIO(), force_terminal=is_terminal, width=80)
    with counted("Drawing", console) as progress:
        progress(5, 10)
        progress(10, 10)
    return console.file.getvalue()


def test_a_terminal_sees_how_many_of_how_many():
    shown = told(is_terminal=True)

    assert "Drawing" in shown and "10/10" in shown


def test_nothing_is_drawn_where_there_is_no_terminal():
    assert told(is_terminal=False).strip() == ""
