"""The bar of an import on a terminal."""

import io

from rich.console import Console

from yokoten.interfaces.cli.import_progress import followed
from yokoten.interfaces.wording.language import speak


def drawn(language, *news):
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=120, color_system=None)
    with followed(speak(language), console=console) as follow:
        for one in news:
            follow(*one)
    return screen.getvalue()


def test_the_step_and_its_rows_are_drawn_with_the_share_of_the_whole():
    said = drawn("en", ("reading", 500_000, 1_000_000), ("storing", 1_000_000, 1_000_000))
    assert "Putting the values into force: 1,000,000 of 1,000,000" in said and "100%" in said


def test_it_speaks_the_language_of_the_command():
    assert "1\u00a0000" in drawn("ru", ("reading", 1_000, 2_000)).replace("\u202f", "\u00a0")


def test_nothing_is_drawn_where_nobody_looks():
    screen = io.StringIO()
    with followed(speak("en"), console=Console(file=screen)) as follow:
        follow("checking", 1, 2)
    assert screen.getvalue() == ""
