"""What a method of a command found, handed back as table, JSON, CSV or picture."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yokoten.interfaces.cli.results import print_csv, print_json, save_plot
from yokoten.interfaces.cli.terminal import note
from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.standalone import standalone


@dataclass(frozen=True, eq=False)
class Answer:
    """`item` for JSON; `rows`: heads and rows of CSV; `show` prints table and sentences; `draw` makes the picture.

    `words`: what the picture says; `form` makes a file of picture and words. `notes` are said on stderr in every form,
    `caveats` wherever `item` is not printed.
    """

    item: Mapping[str, Any]
    rows: tuple[Sequence[str], Sequence[Sequence[Any]]]
    show: Callable[[], None]
    draw: Callable[[], Pen]
    words: str
    notes: Sequence[str] = ()
    caveats: Sequence[str] = ()
    form: Callable[[Pen, str], str] = standalone


def hand_back(arguments: argparse.Namespace, answer: Answer) -> None:
    """Print the answer in the form asked for, and draw it where a file is named."""
    for message in answer.notes:
        note(message)
    if arguments.plot:
        save_plot(arguments.plot, answer.draw(), answer.words, answer.form)
    if arguments.json:
        print_json(answer.item)
        return
    for message in answer.caveats:
        note(message)
    if arguments.csv:
        print_csv(*answer.rows)
    else:
        answer.show()
