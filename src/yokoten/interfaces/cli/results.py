"""What analyst commands hand back beside a table on the terminal: JSON, CSV and a plot."""

import argparse
import csv
import json
import math
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from yokoten.interfaces.cli.columns import TableUnfit
from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.documents.drawing.standalone import standalone
from yokoten.interfaces.wording.language import CODES


def add_result_arguments(parser: argparse.ArgumentParser) -> None:
    """How the result is handed back."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="the result as JSON on stdout")
    form.add_argument("--csv", action="store_true", help="the result as CSV on stdout, one row for each place")
    parser.add_argument("--plot", type=Path, metavar="FILE.svg", help="also draw the result into this file")
    parser.add_argument("--language", choices=CODES, default="en", help="language of sentences, notes and the plot")


def known(value: float) -> float | None:
    """A number, or nothing where there is none."""
    return float(value) if math.isfinite(value) else None


def print_json(result: Any) -> None:
    """One JSON document on stdout; undefined values are null already (`known`)."""
    print(json.dumps(result, ensure_ascii=False, indent=2, allow_nan=False))


def print_csv(heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Comma-separated rows on stdout: decimals with a point and all digits, undefined values empty."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows(["" if cell is None else cell for cell in row] for row in rows)


def save_plot(path: Path, pen: Pen, words: str = "", form: Callable[[Pen, str], str] = standalone) -> None:
    """Write the picture, with `words` for those who do not see it, in the form of a file.

    Raises TableUnfit `plot_not_svg` and `plot_not_written` (filename).
    """
    if path.suffix.lower() != ".svg":
        raise TableUnfit("plot_not_svg", filename=str(path))
    try:
        path.write_text(form(pen, words), encoding="utf-8")
    except OSError:
        raise TableUnfit("plot_not_written", filename=str(path)) from None
