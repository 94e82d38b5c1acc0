"""One table written in every way an office writes it: always the same values come out."""

from itertools import product

import pytest

from factories.tables import as_csv
from yokoten.interfaces.importers.checking import check_table
from yokoten.measure.rules.cells import STATUSES
from yokoten.measure.rules.grid import Grid
from yokoten.measure.rules.records import build_records
from yokoten.measure.rules.roles import propose

PLACES = ("Ash region", "Birch region", "Cedar region", "Dogwood region")
YEARS = ("2019", "2020", "2021")
VALUES = {
    (place, year): 1000.5 * (row + 1) + 18 * column
    for (row, place), (column, year) in product(enumerate(PLACES), enumerate(YEARS))
}
SECOND = {key: value / 2 - 0.25 for key, value in VALUES.items()}
PLAIN, COMMA = "{:.2f}".format, lambda value: f"{value:.2f}".replace(".", ",")


def spaced(value):
    return f"{value:,.2f}".replace(",", "\u00a0").replace(".", ",")


def wide(number=PLAIN, head="region", year="{}", title=(), notes=()):
    lines = [[head, *(year.format(one) for one in YEARS)]]
    lines += [[place, *(number(VALUES[place, one]) for one in YEARS)] for place in PLACES]
    return padded([*([text] for text in title), *lines, *([text] for text in notes)])


def panel(number=PLAIN, heads=("region", "year", "grp", "work"), year="{}"):
    keys = product(PLACES, YEARS)
    return [list(heads), *([p, year.format(y), number(VALUES[p, y]), number(SECOND[p, y])] for p, y in keys)]


def long(number=PLAIN, heads=("region", "indicator", "year", "value")):
    lines = [list(heads)]
    for name, table in (("grp", VALUES), ("work", SECOND)):
        lines += [[place, name, one, number(table[place, one])] for place, one in product(PLACES, YEARS)]
    return lines


def padded(lines):
    width = max(map(len, lines))
    return [[*line, *[""] * (width - len(line))] for line in lines]


def read(lines, name="t.csv"):
    grid = Grid([list(line) for line in lines])
    return build_records(grid, propose(grid), name=name)


def told(records):
    """Values by place, period and indicator."""
    keys = zip(records.place.tolist(), records.period.tolist(), records.indicator.tolist(), strict=True)
    return {
        (records.places[place].name, records.periods[period], records.indicators[indicator]): value
        for (place, period, indicator), value in zip(keys, records.value.tolist(), strict=True)
    }


def expected(second=None, first="grp"):
    found = {(*key, first): value for key, value in VALUES.items()}
    return found | ({(*key, second): value for key, value in SECOND.items()} if second else {})


@pytest.mark.parametrize("number", [PLAIN, COMMA, spaced], ids=["point", "comma", "spaced"])
@pytest.mark.parametrize("year", ["{}", "{} г.", "{} год", "năm {}", "{}*", "{}¹⁾"])
def test_wide_table_in_every_hand(number, year):
    records = read(wide(number, year=year), name="grp")

    assert told(records) == pytest.approx(expected())
    assert records.periods == YEARS


@pytest.mark.parametrize(
    "title", [(), ("GRP of the regions",), ("GRP of the regions", "", "(million kronor)"), ("", "", "Table 7.1")]
)
@pytest.mark.parametrize("notes", [(), ("* preliminary",), ("", "Source: Office of Examples", "1) without districts")])
def test_titles_above_and_footnotes_below_are_no_values(title, notes):
    records = read(wide(title=title, notes=notes))

    assert {(place, year): value for (place, year, _), value in told(records).items()} == pytest.approx(VALUES)
    assert [place.name for place in records.places] == list(PLACES)
    assert records.row_number(0) == len(title) + 2


@pytest.mark.parametrize("number", [PLAIN, COMMA, spaced], ids=["point", "comma", "spaced"])
@pytest.mark.parametrize(
    "heads",
    [
        ("region", "year", "grp", "work"), ("Регион", "Год", "grp", "work"), ("Län", "År", "grp", "work"),
        ("Tỉnh", "Năm", "grp", "work"), ("", "", "grp", "work"),
    ],
)  # fmt: skip
def test_panel_in_four_languages_or_without_heads_for_its_keys(number, heads):
    assert told(read(panel(number, heads))) == pytest.approx(expected("work"))


@pytest.mark.parametrize(
    "heads",
    [
        ("region", "indicator", "year", "value"), ("Субъект", "Показатель", "Период", "Значение"),
        ("kommun", "variabel", "tid", "värde"), ("tỉnh", "chỉ tiêu", "năm", "giá trị"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("number", [PLAIN, COMMA, spaced], ids=["point", "comma", "spaced"])
def test_long_table_in_four_languages(number, heads):
    assert told(read(long(number, heads))) == pytest.approx(expected("work"))


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (1, 0, 3, 2), (3, 2, 1, 0), (2, 0, 1, 3)])
def test_order_of_the_columns_does_not_matter(order):
    turned = [[line[column] for column in order] for line in panel()]

    assert told(read(turned)) == pytest.approx(expected("work"))


@pytest.mark.parametrize(
    ("written", "periods"),
    [
        ("31.12.{}", YEARS), ("01.03.{}", tuple(f"{year}-03" for year in YEARS)), ("{}-12-31", YEARS),
        ("05/12/{}", tuple(f"{year}-12" for year in YEARS)), ("I кв. {}", tuple(f"{year}-Q1" for year in YEARS)),
        ("{}Q3", tuple(f"{year}-Q3" for year in YEARS)), ("май {} г.", tuple(f"{year}-05" for year in YEARS)),
    ],
)  # fmt: skip
def test_days_come_first_and_the_last_of_december_is_its_year(written, periods):
    assert read(panel(year=written)).periods == periods


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_bytes_of_any_office_say_the_same(encoding, delimiter):
    names = dict(zip(PLACES, ("Область А", "Область Б", "Край Ёлки", "Республика Щ"), strict=True))
    lines = [[names.get(cell, cell) for cell in line] for line in panel(heads=("Регион", "Год", "grp", "work"))]
    content = "\r\n".join(delimiter.join(line) for line in lines).encode(encoding)
    found = told(check_table(content, "t.csv").records)

    assert found == pytest.approx({(names[p], y, i): value for (p, y, i), value in expected("work").items()})


def test_decimal_comma_survives_a_comma_as_delimiter():
    assert told(check_table(as_csv(panel(COMMA)), "t.csv").records) == pytest.approx(expected("work"))


@pytest.mark.parametrize(
    ("symbol", "status"),
    [("…", "not_delivered"), ("-9999", "not_delivered"), (".", "not_applicable"), ("..", "secret")],
)
@pytest.mark.parametrize("shape", [wide, panel, long])
def test_symbol_for_no_value_keeps_its_status_in_every_shape(shape, symbol, status):
    lines = shape()
    at = next(n for n, line in enumerate(lines) if line[0] == PLACES[1])
    lines[at][-1] = symbol
    records = read(lines)
    spot = [n for n in range(len(records)) if records.row[n] == at and records.column[n] == len(lines[0]) - 1]

    assert [STATUSES[records.status[n]] for n in spot] == [status]
    assert len(records) == (len(VALUES) if shape is wide else 2 * len(VALUES))


@pytest.mark.parametrize("spaces", [" {}", "{} ", "  {}  "])
def test_spaces_around_a_name_make_no_other_place(spaces):
    lines = panel()
    lines[2][0] = spaces.format(lines[2][0]).replace(" region", "  region")
    records = read(lines)

    assert [place.name for place in records.places] == list(PLACES)
    assert told(records) == pytest.approx(expected("work"))
