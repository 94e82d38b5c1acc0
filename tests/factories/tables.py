"""Tables of made-up regions for the importer and the gate: smooth series with the growth of their period."""

import csv
import io
import math
import random

from yokoten.interfaces.importers.checking import Checked, check_table

YEARS = (2010, 2015, 2020, 2021, 2022, 2023)
HEAD = ["region", "year", "grp", "employed", "assets", "wage"]
_GROWTH = {2015: (0.5, 0.0, 0.5, 0.5), 2020: (0.35, -0.05, 0.7, 0.2), 2021: (0.18, 0.01, 0.06, 0.09),
           2022: (0.16, 0.01, 0.05, 0.11), 2023: (0.12, 0.0, 0.06, 0.16)}  # fmt: skip
_NOISE = (0.04, 0.015, 0.03, 0.02)
_NAMES = ("Ash", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper")


def make_panel(*, places: int = 40, years: tuple[int, ...] = YEARS, seed: int = 1) -> list[list[str]]:
    """Rows of a panel, head first: region, year, product, employed, assets and wage."""
    chance = random.Random(seed)  # noqa: S311 - made-up figures
    rows = [HEAD]
    for number in range(places):
        size = math.exp(chance.gauss(6.3, 0.8))
        values = [size * chance.uniform(350, 500), size, size * chance.uniform(900, 1400), chance.uniform(14e3, 24e3)]
        for year in years:
            growth = _GROWTH.get(year, (0.0,) * 4)
            values = [
                value * math.exp(step + chance.gauss(0, noise * (3 if year in (2015, 2020) else 1)))
                for value, step, noise in zip(values, growth, _NOISE, strict=True)
            ]
            rows.append([make_name(number), str(year), *(f"{value:.1f}" for value in values)])
    return rows


def make_name(number: int) -> str:
    """A made-up region's name, different for every number."""
    return f"{_NAMES[number % 10]} region {chr(65 + number // 10 % 26)}"


def row_of(rows: list[list[str]], place: str, year: int) -> int:
    """The index of a row; its row number in the file is one more."""
    return next(index for index, row in enumerate(rows) if row[:2] == [place, str(year)])


def as_csv(rows: list[list[str]]) -> bytes:
    """The rows as a CSV file."""
    target = io.StringIO()
    csv.writer(target).writerows(rows)
    return target.getvalue().encode()


def checked(rows: list[list[str]]) -> Checked:
    """The rows at the gate."""
    return check_table(as_csv(rows), "panel.csv")
