"""What each column is taken for, and why: by its head, by its cells, and beside its neighbours."""

import pytest

from yokoten.measure.rules.grid import Grid, column_letter
from yokoten.measure.rules.layout import LayoutUnclear, head_fingerprint, remembered, shape_of
from yokoten.measure.rules.roles import propose


def laid(*heads, rows=6, **cells):
    """A table with numbers under every head; `c1=` gives the cells of a column."""
    lines = [list(heads)]
    for row in range(rows):
        line = [f"Place {chr(65 + row)}", *(f"{(row + 3) * (column + 2)}.5" for column in range(1, len(heads)))]
        for name, values in cells.items():
            line[int(name[1:])] = values[row % len(values)]
        lines.append(line)
    return propose(Grid(lines))


def said(layout):
    return [(column.role, column.reason) for column in layout.columns]


@pytest.mark.parametrize(
    ("head", "cells", "role", "reason"),
    [
        ("year", ["2020", "2021"], "period", "head_word"),
        ("when", ["2020", "2021"], "period", "content_periods"),
        ("year", ["first", "second"], "note", "leftover"),
        ("code", ["X-1", "X-2", "X-3"], "place_code", "head_word"),
        ("код ОКТМО", ["14000000000", "15000000000"], "place_code", "head_word"),
        ("№ п/п", ["1", "2", "3", "4", "5", "6"], "ignored", "head_word"),
        ("", ["1", "2", "3", "4", "5", "6"], "ignored", "content_counter"),
        ("rank", ["1", "2", "3", "4", "5", "6"], "value", "content_numbers"),
        ("", ["1", "2", "4", "5", "6", "7"], "value", "content_numbers"),
        ("источник", ["yearbook"], "source", "head_word"),
        ("примечание", ["a", "b"], "note", "head_word"),
        ("выпуск", ["2023", "2024"], "vintage", "head_word"),
        ("status", ["ok", "x"], "status", "head_word"),
        ("единица измерения", ["kr"], "unit", "head_word"),
        ("grp", ["1.5", "2.5"], "value", "content_numbers"),
        ("value", ["1.5", "2.5"], "value", "head_word"),
        ("value added of branches in all", ["1.5", "2.5"], "value", "content_numbers"),
        ("remark2", ["a", "b"], "note", "head_word"),
        ("", ["", ""], "ignored", "empty"),
        ("later", ["", ""], "note", "empty"),
        ("grp 2021", ["1.5", "2.5"], "value", "content_numbers"),
        ("2021", ["…", "…"], "value", "head_period"),
        ("2021", ["", ""], "value", "head_period"),
    ],
)
def test_column_is_known_by_its_head_or_by_its_cells(head, cells, role, reason):
    layout = laid("region", head, "wage", c1=cells)

    assert said(layout)[1] == (role, reason)
    assert said(layout)[0][0] == "place"


def test_one_period_column_counts_and_the_second_is_told():
    layout = laid("region", "year", "month", "grp", c1=["2020", "2021"], c2=["2020-01", "2021-02"])

    assert said(layout)[1:3] == [("period", "head_word"), ("ignored", "second_period")]


def test_numbers_beside_the_value_of_a_long_table_are_no_values():
    layout = laid("region", "indicator", "year", "value", "error", c1=["grp", "work"], c2=["2020"])

    assert [one[0] for one in said(layout)] == ["place", "indicator", "period", "value", "ignored"]
    assert said(layout)[4] == ("ignored", "beside_value")
    assert layout.columns[3].indicator == ""


def test_first_text_column_is_the_place_where_none_is_called_so():
    layout = laid("Where", "grp")

    assert said(layout)[0] == ("place", "first_text")
    assert layout.columns[0].confidence < 0.9


def test_of_two_place_columns_the_finer_one_counts():
    layout = laid("country", "region", "grp", c0=["Sweden"], c1=[f"Place {n}" for n in range(6)])

    assert said(layout)[:2] == [("note", "second_place"), ("place", "head_word")]


def test_second_code_column_is_a_note():
    layout = laid("region", "iso", "nuts", "grp", c1=[f"X-{n}" for n in range(6)], c2=[f"SE{n}" for n in range(6)])

    assert said(layout)[1:3] == [("place_code", "head_word"), ("note", "second_code")]


@pytest.mark.parametrize(
    ("sectors", "role"), [(["goods", "services"], "dimension"), ([f"kind {n % 3}" for n in range(12)], "dimension")]
)
def test_what_splits_a_place_is_a_dimension(sectors, role):
    places = [f"Place {n // len(set(sectors))}" for n in range(12)]
    layout = laid("region", "sector", "year", "grp", rows=12, c0=places, c1=sectors, c2=["2020"])

    assert said(layout)[1][0] == role


def test_what_only_describes_a_place_is_a_note():
    layout = laid("region", "sector", "year", "grp", c1=["mining", "farms"], c2=["2020"])

    assert said(layout)[1] == ("note", "of_place")


def test_text_of_few_words_in_a_tall_table_splits_the_series():
    places = [f"Place {n // 3}" for n in range(120)]
    layout = laid("region", "kind", "year", "grp", rows=120, c0=places, c1=["a", "b", "c"], c2=["2020"])

    assert said(layout)[1] == ("dimension", "few_distinct")


@pytest.mark.parametrize(
    ("heads", "cells", "shape"),
    [
        (("region", "2020", "2021"), {}, "wide"),
        (("region", "year", "grp", "work"), {"c1": ["2020", "2021"]}, "panel"),
        (("region", "year", "grp"), {"c1": ["2020", "2021"]}, "panel"),
        (("region", "indicator", "year", "value"), {"c1": ["a", "b"], "c2": ["2020"]}, "long"),
        (("region", "indicator", "2020", "2021"), {"c1": ["a", "b"]}, "wide"),
    ],
)
def test_shape_follows_from_the_columns(heads, cells, shape):
    layout = laid(*heads, **cells)

    assert layout.shape == shape == shape_of(layout.columns)


def test_head_of_a_year_keeps_the_rest_as_the_indicator():
    layout = propose(Grid([["region", "grp", "", "work", ""], ["", "2020", "2021", "2020", "2021"],
                           ["Ash", "1.5", "2.5", "3.5", "4.5"], ["Elm", "1.6", "2.6", "3.6", "4.6"]]))  # fmt: skip

    assert [(one.indicator, one.period) for one in layout.of_role("value")] == [
        ("grp", "2020"), ("grp", "2021"), ("work", "2020"), ("work", "2021"),
    ]  # fmt: skip


def test_roles_of_an_earlier_file_come_again_but_its_years_do_not():
    earlier = laid("region", "2020", "2021").with_role(2, "ignored")
    grid = Grid([["region", "2020", "2021"], ["Ash", "1.5", "2.5"], ["Elm", "3.5", "4.5"]])
    again = remembered(grid, propose(grid), earlier)

    assert [(one.role, one.period) for one in again.columns] == [("place", ""), ("value", "2020"), ("ignored", "")]
    assert again.columns[2].reason == "remembered"
    assert remembered(grid, propose(grid), propose(grid)) == propose(grid)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (["Region", "2020"], ["REGION", "2031"], True),
        (["Région", "a"], ["region", "a"], True),
        (["region", "2020", "2021"], ["region", "2020"], False),
        (["region", "grp"], ["grp", "region"], False),
        ([None, "x"], ["", "x"], True),
        (["20"], ["200"], False),
    ],
)
def test_head_is_known_again_whatever_its_years(one, other, is_same):
    assert (head_fingerprint(one) == head_fingerprint(other)) is is_same


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_lettered_as_spreadsheets_do(index, letters):
    assert column_letter(index) == letters


def test_heads_alike_but_for_case_are_one_and_refused_with_both_letters():
    with pytest.raises(LayoutUnclear) as raised:
        laid("region", "grp", "work", "GRP ")

    assert raised.value.facts.items() >= {"row": 1, "column": "D", "name": "GRP", "first": "B"}.items()
