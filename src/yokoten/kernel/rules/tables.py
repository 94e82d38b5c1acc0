"""Small tables kept by hand inside the package: CSV, UTF-8, one line of heads, `; ` between the items of a cell."""

import csv
from importlib.resources import files

SEPARATOR = ";"


def read_table(package: str, folder: str, name: str) -> list[dict[str, str]]:
    """The rows of one table of a package, as texts by head."""
    text = files(package).joinpath(folder, name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def items(cell: str) -> list[str]:
    """The items of a cell, without blanks."""
    return [item.strip() for item in cell.split(SEPARATOR) if item.strip()]


def pairs(cell: str) -> list[tuple[str, str]]:
    """The items of a cell of the form `SYSTEM:code`."""
    split = [item.partition(":") for item in items(cell)]
    return [(system, code) for system, _, code in split]


def number(cell: str) -> int | None:
    return int(cell) if cell else None
