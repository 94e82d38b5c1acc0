"""The layout proposed for a table: titles, heads, units, footnotes, and the role of every column."""

import json

import pytest

from yokoten.measure.rules.grid import Grid
from yokoten.measure.rules.layout import Layout, LayoutUnclear, head_fingerprint, remembered
from yokoten.measure.rules.roles import propose


def _grid(text: str) -> Grid:
    return Grid([[cell.strip() for cell in line.split("|")] for line in text.strip("\n").split("\n")])


def _roles(layout: Layout) -> list[str]:
    return [column.role for column in layout.columns]


PANEL = _grid("region|iso|year|grp|employed|defect\nA|RU-A|2020|1,5|20|\nB|RU-B|2020|2,5|30|odd\nC|RU-C|2021|3,5|40|")


def test_panel_has_a_place_a_period_and_several_values():
    layout = propose(PANEL)

    assert layout.shape == "panel"
    assert _roles(layout) == ["place", "place_code", "period", "value", "value", "note"]


def test_wide_table_under_titles_and_above_footnotes():
    layout = propose(
        _grid(
            "Валовой региональный продукт|||\n(млн руб)|||\n|||\n|2020 г.|2021 г.|2022*\n"
            "Белгородская область|1,2|2,4|…\nБрянская область|3|4|5\n* предварительные данные|||"
        )
    )

    assert (layout.shape, layout.head_row, layout.first_row, layout.last_row) == ("wide", 3, 4, 6)
    assert [column.period for column in layout.columns] == ["", "2020", "2021", "2022"]
    assert layout.title == "Валовой региональный продукт (млн руб)"


def test_head_of_two_rows_with_units_and_column_numbers():
    layout = propose(
        _grid(
            "Регион|ВРП||Занятые|\n|2020|2021|2020|2021\n|млн руб|млн руб|тыс чел|тыс чел\nА|1|2|3|4\n"
            "Смоленская область|100|200|300|400"
        )
    )

    assert layout.first_row == 4
    values = layout.of_role("value")
    assert [(column.indicator, column.period, column.unit) for column in values] == [
        ("ВРП", "2020", "млн руб"), ("ВРП", "2021", "млн руб"),
        ("Занятые", "2020", "тыс чел"), ("Занятые", "2021", "тыс чел"),
    ]  # fmt: skip


def test_long_table_names_its_indicator_in_a_column():
    layout = propose(_grid("county|indicator|sector|year|value|vintage|source_url\nX|grp|a|2020|1|2021-12|http\n"
                           "X|grp|b|2020|2|2021-12|http\nY|grp|a|2020|3|2021-12|http"))  # fmt: skip

    assert layout.shape == "long"
    assert _roles(layout) == ["place", "indicator", "dimension", "period", "value", "vintage", "source"]


def test_row_numbers_and_an_indicator_column_in_a_wide_table():
    layout = propose(
        _grid("№|Регион|Показатель|2020|2021\n1|А область|ВРП|10|20\n2|Б область|ВРП|30|40\n3|В|Доход|5|6")
    )

    assert _roles(layout) == ["ignored", "place", "indicator", "value", "value"]


def test_vietnamese_and_swedish_heads_are_understood():
    assert _roles(propose(_grid("tỉnh|năm|grdp\nHà Nội|2020|12\nHậu Giang|2021|13"))) == ["place", "period", "value"]
    assert _roles(propose(_grid("Län|2020|2021\nStockholms län|1|2\nUppsala län|3|4"))) == ["place", "value", "value"]


def test_year_of_a_single_table_is_taken_from_its_title():
    layout = propose(_grid("ВРП в 2021 году||\nРегион|ВРП|Занятые\nА область|100,5|20\nБ область|200,5|30"))

    assert layout.period == "2021"


def test_every_proposal_has_a_confidence_and_a_reason():
    for column in propose(PANEL).columns:
        assert 0 < column.confidence <= 1
        assert column.reason


def test_layout_survives_storage():
    layout = propose(PANEL)

    assert Layout.from_json(json.loads(json.dumps(layout.to_json()))) == layout


def test_confirmed_role_changes_the_shape():
    layout = propose(PANEL).with_role(4, "ignored").with_role(0, "indicator")

    assert layout.shape == "long"
    assert layout.columns[0].reason == "confirmed"


def test_head_is_recognised_next_year_again():
    assert head_fingerprint(["Регион", "2020 г."]) == head_fingerprint(["регион ", "2021 г."])
    assert head_fingerprint(["Регион", "2020"]) != head_fingerprint(["Регион", "Год"])


def test_what_was_confirmed_once_is_offered_again():
    earlier = propose(PANEL).with_role(4, "ignored")

    again = remembered(PANEL, propose(PANEL), earlier)

    assert again.columns[4].role == "ignored"
    assert again.columns[4].reason == "remembered"


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ("1|2|3\n4|5|6.5\n7|8|9", "head_holds_number", 1),
        ("region|2020|2021", "only_heads", 1),
        ("one word\n\nanother", "head_missing", 1),
        ("region|name\nA|B\nC|D", "value_column_of_words", 2),
        ("2020|2021\n1.5|2.5\n3.5|4.5", "place_column_missing", 1),
    ],
)
def test_what_cannot_be_laid_out_says_what_is_missing_and_where(text, code, row):
    with pytest.raises(LayoutUnclear) as raised:
        propose(_grid(text))

    assert (raised.value.code, raised.value.facts["row"]) == (code, row)


def test_doubled_heads_name_both_columns():
    with pytest.raises(LayoutUnclear) as raised:
        propose(_grid("region|year|grp|GRP\nA|2020|1.5|2.5\nB|2020|3.5|4.5"))

    assert raised.value.code == "head_doubled"
    assert (raised.value.facts["column"], raised.value.facts["first"]) == ("D", "C")


def test_doubled_year_is_a_doubled_head():
    with pytest.raises(LayoutUnclear) as raised:
        propose(_grid("region|2020|2020\nA|1.5|2.5\nB|3.5|4.5"))

    assert raised.value.facts["name"] == "2020"


def test_figures_that_happen_to_count_up_are_values():
    layout = propose(_grid("region|year|grp\nA|2020|1\nB|2020|2\nC|2020|3\nD|2020|4"))

    assert _roles(layout) == ["place", "period", "value"]


def test_a_column_headed_year_with_a_mistyped_one_is_a_column_of_periods():
    layout = propose(_grid("region|year|grp\nA|2020|1\nB|20-20|2\nC|2020|5"))

    assert _roles(layout) == ["place", "period", "value"]
