"""Options both analyst commands share, and failures told in the chosen language."""

import argparse
import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from yokoten.analysis.refusal import NotComputable
from yokoten.analysis.scaling import SCALINGS, Caveat
from yokoten.analysis.weights import normalised_weights
from yokoten.interfaces.cli.columns import Remark, TableUnfit
from yokoten.interfaces.cli.failure import Failure
from yokoten.interfaces.cli.panels import Panel
from yokoten.interfaces.cli.terminal import note
from yokoten.interfaces.cli.units import ForeignLetter
from yokoten.interfaces.importers.refusal import TableUnreadable
from yokoten.interfaces.wording.columns import LETTERS
from yokoten.interfaces.wording.compare import caveat_sentence
from yokoten.interfaces.wording.language import CODES, Language, mark
from yokoten.interfaces.wording.refusals import Coded, sentence
from yokoten.interfaces.wording.tables import unreadable

SHOWN_NAMES = 12
NONE_NEAR = mark("none")
NOT_COMPARED = mark("Not compared, too many figures missing: %(names)s.")
NO_OUTCOME = mark("Not compared, no outcome then: %(names)s.")
EXCLUDED = mark("Excluded: %(names)s.")
AND_MORE = mark("%(names)s and %(count)s more")


def seed(text: str) -> int:
    """A seed: zero or a positive whole number."""
    if not text.strip().isdecimal():
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from 0 on")
    return int(text)


def add_file_arguments(parser: argparse.ArgumentParser, each: str) -> None:
    """The table, with one row for `each`."""
    parser.add_argument("file", type=Path, metavar="FILE", help=f"CSV or XLSX, one row for each {each}")
    parser.add_argument("--sheet", help="sheet of a workbook (default: the shown one with most cells)")


def add_table_arguments(parser: argparse.ArgumentParser) -> None:
    """The table, its columns, and how structure is compared."""
    add_file_arguments(parser, "place and period")
    parser.add_argument("--unit", required=True, metavar="COLUMN", help="column with the names of the places")
    parser.add_argument("--focus", required=True, metavar="NAME", help="the place that asks")
    parser.add_argument(
        "--structure",
        required=True,
        metavar="A,B,C",
        help="columns that say what a place is like, not how it does",
    )
    parser.add_argument("--at", metavar="PERIOD", help="period to compare in (default: the latest one with figures)")
    parser.add_argument("--weights", metavar="W,W,W", help="weights in the order of --structure (default: equal)")
    parser.add_argument("--scale", choices=SCALINGS, default="minmax", help="how columns are brought to one scale")
    parser.add_argument("--log", default="", metavar="A,B", help="skewed columns of --structure to take logarithms of")
    parser.add_argument(
        "--exclude", action="append", default=[], metavar="NAME,NAME", help="places not to show; may be repeated"
    )
    parser.add_argument("--k", type=int, default=7, help="how many places to show (default 7)")
    parser.add_argument("--seed", type=seed, default=0, help="seed of the 1,000 weight draws (default 0)")
    parser.add_argument("--language", choices=CODES, default="en", help="language of sentences and notes")
    parser.add_argument("--json", action="store_true", help="the result as JSON on stdout")


@contextmanager
def told_in(language: Language) -> Iterator[None]:
    """Turn every refusal inside into one sentence with row, column and mend."""
    try:
        yield
    except TableUnreadable as fault:
        raise Failure(unreadable(language, fault)) from None
    except (TableUnfit, NotComputable) as refusal:
        raise Failure(sentence(language, spelled(language, refusal))) from None


def spelled(language: Language, refusal: Coded) -> Coded:
    """The same refusal with lists joined as the language does it."""
    return Remark(refusal.code, {key: _spelled(language, fact) for key, fact in refusal.facts.items()})


def _spelled(language: Language, fact: Any) -> Any:
    if isinstance(fact, ForeignLetter):
        return language.say(LETTERS[fact.alphabet], number=language.number(fact.number), letter=fact.letter)
    if not isinstance(fact, (list, tuple)):
        return fact
    return named(language, [str(_spelled(language, part)) for part in fact]) if fact else language.say(NONE_NEAR)


def named(language: Language, names: Sequence[str]) -> str:
    """Up to twelve names, then how many more."""
    if len(names) <= SHOWN_NAMES:
        return ", ".join(names)
    shown = ", ".join(names[:SHOWN_NAMES])
    return language.say(AND_MORE, names=shown, count=language.number(len(names) - SHOWN_NAMES))


def column_list(text: str) -> list[str]:
    """Column names parted by commas, in quotation marks where they hold one; TableUnfit when one is named twice."""
    parts = next(csv.reader([text], skipinitialspace=True), [])
    names = [name.strip() for name in parts if name.strip()]
    for name in names:
        if names.count(name) > 1:
            raise TableUnfit("column_named_twice", name=name)
    return names


def number_list(text: str) -> list[float]:
    """Numbers parted by commas, or by semicolons with decimal commas."""
    parts = [part.replace(",", ".") for part in text.split(";")] if ";" in text else text.split(",")
    found = []
    for part in parts:
        try:
            found.append(float(part))
        except ValueError:
            raise TableUnfit("weights_not_numbers", text=part.strip() or text) from None
    return found


def chosen_weights(arguments: argparse.Namespace, structure: Sequence[str]) -> np.ndarray:
    """Normalised weights in the order of --structure."""
    try:
        return normalised_weights(number_list(arguments.weights) if arguments.weights else None, len(structure))
    except NotComputable as refusal:
        facts = dict(refusal.facts)
        if "column" in facts:
            facts["variable"] = structure[facts["column"]]
        raise TableUnfit(refusal.code, **facts) from None


def chosen_logs(arguments: argparse.Namespace, structure: Sequence[str]) -> list[str]:
    """Columns of --log, which must stand in --structure."""
    logged = column_list(arguments.log)
    for name in logged:
        if name not in structure:
            raise TableUnfit("log_not_in_structure", name=name)
    return logged


def excluded_units(arguments: argparse.Namespace, panel: Panel) -> np.ndarray:
    """Mask of the places of --exclude; a name with a comma in it is taken whole when it fits a place."""
    mask = np.zeros(len(panel.units), dtype=bool)
    for text in arguments.exclude:
        names = [text] if text.strip() in panel.units else [name for name in text.split(",") if name.strip()]
        for name in names:
            mask[panel.unit(name)] = True
    return mask


def remarks_said(language: Language, remarks: Sequence[Remark]) -> list[str]:
    """What the reader decided about the table, in sentences."""
    return [sentence(language, spelled(language, remark)) for remark in remarks]


def note_remarks(language: Language, panel: Panel) -> None:
    """Say it on stderr."""
    for message in remarks_said(language, panel.columns.remarks):
        note(message)


def note_caveats(language: Language, caveats: Sequence[Caveat], variables: Sequence[str]) -> None:
    """Say on stderr what to know about the distances."""
    for caveat in caveats:
        note(caveat_sentence(language, caveat, variables))


def note_names(language: Language, message: str, names: Sequence[str]) -> None:
    """Say on stderr which places a message concerns, if any."""
    if names:
        note(language.say(message, names=named(language, names)))
