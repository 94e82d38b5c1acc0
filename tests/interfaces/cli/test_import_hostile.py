"""A hostile user at the door: every marred file is asked about or refused with its place and mend, never worse.

Each case names the cell it marred; what is said must name that row or column.
"""

import json

import pytest

from factories.tables import as_csv, make_panel
from yokoten.interfaces.cli.main import main

ROWS = make_panel(places=12)
YEARS = ("2010", "2015", "2020", "2021", "2022", "2023")
VALUES = {row[0]: {} for row in ROWS[1:]}
for _row in ROWS[1:]:
    VALUES[_row[0]][_row[1]] = _row[2]
WIDE = [["region", *YEARS], *([place, *(found[year] for year in YEARS)] for place, found in VALUES.items())]
LONG = [["region", "year", "indicator", "value"]]
LONG += [[row[0], row[1], ROWS[0][column], row[column]] for row in ROWS[1:] for column in (2, 3)]
TABLES = {"panel": (ROWS, 2, 1), "wide": (WIDE, 3, None), "long": (LONG, 3, 1)}
CELLS = (
    "abc", "12 тыс", "inf", "1e999", "#REF!", "=A1+1", "0x1F", "12,34,56", "$5", "½", "TRUE", "2023-13", "1/2",
    "<script>", "\x07", "5..5", "--5", "5-", "(5)", "5 руб.", "0", "-5", "999999999", "0.001", "1.234.567,8",
)  # fmt: skip
PERIODS = (
    "20-20", "soon", "", "2020,5", "20233", "1700", "13.2020", "2020-13", "2020-Q5", "32.12.2020", "MMXX", "2020/21",
    "'20", "44197", "q1", "янв", "2020-W01", "2032", "2020.5",
)  # fmt: skip
PLACES = ("", "   ", "\u200b", "#N/A", "#ССЫЛКА!")
HEADS = ("20-20", "", "2020.5", "1700", "2020-13", "MMXX", "2020-2021", "янв")


def put(rows, row, column, text):
    marred = [list(one) for one in rows]
    marred[row][column] = text
    return marred


def marred_cells():
    for name, (rows, value, period) in TABLES.items():
        for column, texts in ((value, CELLS), (period, PERIODS if period else ()), (0, PLACES)):
            for text in texts:
                yield f"{name} {rows[0][column]} {text!r}", put(rows, 5, column, text), {(6, column)}
    for text in HEADS:
        yield f"wide head {text!r}", put(WIDE, 0, 3, text), {(None, 3)}


def marred_shapes():
    for name, (rows, _, _) in TABLES.items():
        yield f"{name} head twice", rows[:6] + rows[:1] + rows[6:], {(7, 0)}
        yield f"{name} long row", rows[:5] + [[*rows[5], "9"]] + rows[6:], {(6, len(rows[0]))}
        for column in range(len(rows[0])):
            doubled = [[*row, row[column]] for row in rows]
            yield f"{name} doubled {column}", doubled, {(None, len(rows[0]))}
        for column in range(1, len(rows[0])):
            units = [rows[0], *([*row[:column], f"{row[column]} шт", *row[column + 1 :]] for row in rows[1:])]
            if (name, column) != ("long", 2):
                yield f"{name} units {column}", units, {(2, column)}


CASES = [*marred_cells(), *marred_shapes()]
PARAMS = [pytest.param(rows, spots, id=name) for name, rows, spots in CASES if name != "long doubled 2"]


def spots_told(code, said):
    """Row and column of everything that was said."""
    if code == 0:
        return {(alarm["row"], alarm["column_letter"]) for alarm in json.loads(said.out)["alarms"]}
    found = set()
    for line in said.err.splitlines():
        row = line.partition("ow ")[2].partition(":")[0].partition(",")[0]
        found.add((int(row) if row.isdecimal() else None, line.partition("column ")[2].partition(":")[0]))
    return found


def test_there_are_two_hundred_cases():
    assert len(PARAMS) > 150


@pytest.mark.parametrize(("rows", "spots"), PARAMS)
def test_what_is_marred_is_told_with_its_place(tmp_path, capsys, rows, spots):
    path = tmp_path / "table.csv"
    path.write_bytes(as_csv(rows))

    code = main(["import", str(path), "--check", "--json"])
    said = capsys.readouterr()

    assert code in (0, 2)
    assert "Traceback" not in said.err and "%(" not in said.out + said.err
    told = spots_told(code, said)
    for row, column in spots:
        assert any(letter == chr(65 + column) and row in (None, at) for at, letter in told), (told, said.err)
