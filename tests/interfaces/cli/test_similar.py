"""`yokoten similar`: the contract of its JSON, its options, its notes."""

import io
import time

import pytest
import xlsxwriter

VECTOR = "region,a,b,c\nR1,10,.30,200\nR2,12,.35,260\nR3,30,.20,900\nR4,11,.50,210\n"
PANEL = "region;year;a;b\n" + "".join(
    f"{unit};{year};{base + year - 2020};{base * 2 - 3 * (base % 7)}\n"
    for unit, base in (("P", 10), ("Q", 13), ("R", 30), ("S", 41))
    for year in (2020, 2021, 2022)
)
ASKED = {"unit": "region", "structure": "a,b,c", "focus": "R1", "weights": ".5,.3,.2", "json": True}


def test_vector_is_met_in_the_agreed_shape(commands):
    ran = commands.run("similar", commands.table(VECTOR), **ASKED)

    assert ran.code == 0
    assert "Fewer than ten places" in ran.err
    assert [item["unit"] for item in ran.items] == ["R2", "R4", "R3"]
    assert set(ran.items[0]) == {"unit", "distance", "rms_gap_percent", "contributions", "stability"}
    assert [item["distance"] for item in ran.items] == pytest.approx([0.014803, 0.134624, 0.733333], abs=1e-6)
    assert ran.items[0]["contributions"] == pytest.approx({"a": 0.005, "b": 0.008333, "c": 0.001469}, abs=1e-6)
    assert all(0 <= item["stability"] <= 1 for item in ran.items)


def test_weights_are_normalised_and_belong_to_the_order_of_structure(commands):
    path = commands.table(VECTOR)
    base = commands.run("similar", path, **ASKED).items
    other = commands.run("similar", path, **{**ASKED, "structure": "c,a,b", "weights": "2,5,3"}).items

    assert [item["distance"] for item in other] == pytest.approx([item["distance"] for item in base])
    assert list(other[0]["contributions"]) == ["c", "a", "b"]


def test_equal_weights_are_the_default(commands):
    path = commands.table(VECTOR)
    default = commands.run("similar", path, **{**ASKED, "weights": None}).items

    assert default == commands.run("similar", path, **{**ASKED, "weights": "1,1,1"}).items


def test_k_shortens_the_list_and_seven_is_the_default(commands):
    many = "region,a\n" + "".join(f"R{number},{number * number}\n" for number in range(12))
    asked = {"unit": "region", "structure": "a", "focus": "R0", "json": True}

    assert len(commands.run("similar", commands.table(many), **asked).items) == 7
    assert [item["unit"] for item in commands.run("similar", commands.table(many), **asked, k=2).items] == ["R1", "R2"]


def test_seed_decides_the_draws_only(commands):
    many = "region,a,b\n" + "".join(f"R{n},{n * 7 % 31},{n * 11 % 29}\n" for n in range(31))
    asked = {"unit": "region", "structure": "a,b", "focus": "R0", "json": True}
    path = commands.table(many)
    first, again, other = (commands.run("similar", path, **asked, seed=seed).items for seed in (1, 1, 2))

    assert first == again
    assert first != other
    assert [item["distance"] for item in first] == [item["distance"] for item in other]


def test_order_of_rows_does_not_matter(commands):
    head, *rows = VECTOR.splitlines()
    turned = commands.table("\n".join([head, *reversed(rows)]) + "\n", "turned.csv")

    base = commands.run("similar", commands.table(VECTOR), **ASKED)
    assert commands.run("similar", turned, **ASKED).items == base.items


@pytest.mark.parametrize("scale", ["minmax", "robust", "rank"])
def test_shares_add_up_in_every_scale(commands, scale):
    for item in commands.run("similar", commands.table(VECTOR), **ASKED, scale=scale).items:
        assert sum(item["contributions"].values()) == pytest.approx(item["distance"])
        assert item["rms_gap_percent"] == pytest.approx(100 * item["distance"] ** 0.5)


def test_logarithm_changes_the_asked_column_only(commands):
    path = commands.table(VECTOR)
    plain, logged = commands.run("similar", path, **ASKED), commands.run("similar", path, **ASKED, log="c")

    assert logged.items[0]["contributions"]["a"] == plain.items[0]["contributions"]["a"]
    assert logged.items[0]["contributions"]["c"] > plain.items[0]["contributions"]["c"]


def test_excluded_place_is_not_shown_but_keeps_the_scale(commands):
    ran = commands.run("similar", commands.table(VECTOR), **ASKED, exclude="R3")

    assert [item["unit"] for item in ran.items] == ["R2", "R4"]
    assert ran.items[0]["distance"] == pytest.approx(0.014803, abs=1e-6)
    assert "R3" in ran.err


def test_missing_figure_is_left_out_and_a_place_with_too_few_is_named(commands):
    gaps = VECTOR.replace("260", "н/д").replace("R3,30", "R3,–")
    ran = commands.run("similar", commands.table(gaps), **ASKED)

    assert [item["unit"] for item in ran.items] == ["R4", "R2"]
    assert list(ran.items[1]["contributions"]) == ["a", "b"]
    assert "R3" in ran.err


def test_panel_takes_the_latest_period_and_says_so(commands):
    path = commands.table(PANEL)
    asked = {"unit": "region", "structure": "a,b", "focus": "P", "period": "year", "json": True}
    latest, chosen = commands.run("similar", path, **asked), commands.run("similar", path, **asked, at="2022")

    assert latest.items == chosen.items
    assert "2022" in latest.err
    assert "2022" not in chosen.err


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Регион;a;b\nСмоленская область;1 234,5;10\nТверская область;2 345,5;20\nТульская;9 999,0;15\n", "cp1251"),
        (
            "\ufeffРегион\ta\tb\nСмоленская область\t1234.5\t10\nТверская область\t2345.5\t20\nТульская\t9999\t15\n",
            "utf-8",
        ),
        (
            "Таблица 1;;\n;;\nРегион;a;b\nСмоленская область;1\N{NO-BREAK SPACE}234,5;10\n"
            "Тверская область;2345,5;20\nТульская;9999;15\nИсточник: пример;;\n",
            "utf-8",
        ),
    ],
)
def test_tables_as_offices_write_them_are_read_alike(commands, text, encoding):
    asked = {"unit": "Регион", "structure": "a,b", "focus": "смоленская  область", "json": True, "language": "ru"}
    ran = commands.run("similar", commands.table(text, encoding=encoding), **asked)

    assert ran.code == 0
    assert ran.items[0]["unit"] == "Тверская область"
    assert ran.items[0]["contributions"]["a"] == pytest.approx(0.5 * (1111 / 8764.5) ** 2)


def test_terminal_table_has_units_in_its_head(commands):
    ran = commands.run("similar", commands.table(VECTOR), **{**ASKED, "json": None})

    assert "Typical gap, % of range" in ran.out
    assert "12.2" in ran.out
    assert "{" not in ran.out


def test_robust_scale_is_not_called_a_range(commands):
    ran = commands.run("similar", commands.table(VECTOR), **{**ASKED, "json": None, "scale": "robust"})

    assert "standard deviation" in ran.out
    assert "of range" not in ran.out


def make_workbook(rows, *more):
    """A workbook with the rows on its first sheet and more, nearly empty sheets."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Panel")
        for index, row in enumerate(rows):
            sheet.write_row(index, 0, row)
        for name in more:
            book.add_worksheet(name).write(0, 0, "Notes")
    return stream.getvalue()


def test_workbook_gives_the_answer_of_the_text_table_and_names_its_sheet(commands):
    head, *rows = (line.split(",") for line in VECTOR.splitlines())
    book = make_workbook([["Title"], [], head, *([row[0], *map(float, row[1:])] for row in rows)], "Notes")
    ran = commands.run("similar", commands.table(book, "table.xlsx"), **ASKED)

    assert ran.items == commands.run("similar", commands.table(VECTOR), **ASKED).items
    assert "Read from sheet Panel" in ran.err


def test_text_in_a_workbook_is_named_by_its_row(commands):
    book = make_workbook([["Title"], ["region", "a", "b", "c"], ["R1", 1, 2, "x1"], ["R2", 2, 3, 4], ["R3", 3, 1, 4]])
    ran = commands.run("similar", commands.table(book, "table.xlsx"), **ASKED, sheet="Panel")

    assert (ran.code, ran.out) == (2, "")
    assert "Row 3, column D (c): x1" in ran.err


def test_seed_below_zero_is_refused(commands, capsys):
    with pytest.raises(SystemExit) as stop:
        commands.run("similar", commands.table(VECTOR), **{**ASKED, "seed": "-1"})

    assert stop.value.code == 2
    assert "-1 is not a whole number" in capsys.readouterr().err


def test_thousands_of_columns_are_read_in_a_moment(commands):
    names = [f"c{number}" for number in range(3000)]
    body = "".join(f"R{row}," + ",".join(str(row * (1 + at % 7)) for at in range(3000)) + "\n" for row in range(4))
    path = commands.table("region," + ",".join(names) + "\n" + body)

    began = time.perf_counter()
    ran = commands.run("similar", path, unit="region", structure=",".join(names), focus="R1", json=True)

    assert (ran.code, len(ran.items)) == (0, 3)
    assert time.perf_counter() - began < 20
