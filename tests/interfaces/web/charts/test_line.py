"""Line charts: every picture well formed, inside its frame, and readable."""

import math

import pytest

from factories.drawings import Drawing, covering
from yokoten.interfaces.web.charts.line import Line, LineChart, draw_lines
from yokoten.interfaces.wording.language import CODES, speak

YEARS = ["2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023"]
RISING = [100.0, 104.0, 110.0, 108.0, 120.0, 131.0, 140.0, 152.0, 160.0]
BOTH = (0, 1)


def drawn(*lines, periods=YEARS, language="en", number=0, **details):
    chart = LineChart(details.pop("label", "Output of Sörmland"), periods, lines, **details)
    return Drawing(draw_lines(chart, speak(language)), number)


SERIES = {
    "one rising": [Line("Region", RISING, "you")],
    "two": [Line("median", [value * 0.9 for value in RISING]), Line("Region", RISING, "you")],
    "gaps": [Line("Region", [None, 1, None, None, 3, 4, None, 2, None], "you")],
    "flat": [Line("Region", [5.0] * 9, "you")],
    "zeros": [Line("Region", [0.0] * 9, "you")],
    "negative": [Line("Region", [-5.0, -3, 0, 2, -1, 4, 3, -9, 1], "you")],
    "huge": [Line("Region", [value * 1e9 for value in RISING], "you")],
    "tiny": [Line("Region", [value * 1e-4 for value in RISING], "you")],
    "one value": [Line("Region", [None] * 8 + [7.0], "you")],
    "nothing": [Line("Region", [None] * 9, "you")],
    "no line": [],
    "broken": [Line("Region", RISING, "you", frozenset({4, 7}))],
    "not finite": [Line("Region", [1, math.nan, 3, math.inf, 5, 6, 7, 8, 9], "you")],
}


@pytest.mark.parametrize("number", BOTH, ids=["wide", "narrow"])
@pytest.mark.parametrize("series", SERIES)
def test_whatever_the_series_the_picture_is_whole_and_named(series, number):
    drawing = drawn(*SERIES[series], number=number, break_note="break in the series", decimals=1)
    assert len(drawing.pictures) == 2
    assert drawing.svg.get("aria-label") == "Output of Sörmland" and drawing.svg.get("role") == "img"
    assert all(math.isfinite(value) for value in drawing.numbers)


@pytest.mark.parametrize("number", BOTH, ids=["wide", "narrow"])
@pytest.mark.parametrize("series", SERIES)
def test_every_mark_stands_inside_the_frame(series, number):
    drawing = drawn(*SERIES[series], number=number)
    for circle in drawing.all("circle"):
        assert 0 <= float(circle.get("cx")) <= drawing.width and 0 <= float(circle.get("cy")) <= drawing.height
    for line in drawing.all("polyline"):
        for point in line.get("points").split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= drawing.width and 0 <= y <= drawing.height


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("series", ["one rising", "two", "negative", "flat", "broken"])
def test_years_and_values_on_the_axes_never_cover_each_other(series, language):
    for number in BOTH:
        ticks = [word for word in drawn(*SERIES[series], language=language, number=number).words if "tick" in word.kind]
        assert covering([word for word in ticks if "mid" in word.kind]) == []


def test_the_newest_year_is_always_named_and_years_are_spaced_by_time():
    drawing = drawn(Line("Region", [1, 2, 3, 4], "you"), periods=["2000", "2010", "2020", "2021"])
    places = {word.text: word.x for word in drawing.words if "mid" in word.kind}
    assert "2021" in places and places["2010"] - places["2000"] > 200


@pytest.mark.parametrize("language", CODES)
def test_values_on_the_axis_are_written_in_the_readers_language(language):
    drawing = drawn(Line("Region", [value * 100 for value in RISING], "you"), language=language)
    assert speak(language).number(12000) in drawing.said("end") or speak(language).number(14000) in drawing.said("end")


def test_the_last_value_stands_beside_the_name():
    drawing = drawn(Line("Sörmland", RISING, "you"), decimals=1)
    assert drawing.said("you-t") == ["Sörmland", "160.0"]
    assert drawn(Line("Sörmland", RISING, "you"), decimals=1, number=1).said("you-t") == ["Sörmland 160.0"]


def test_a_line_that_ends_early_is_named_where_it_ends():
    drawing = drawn(Line("Region", [1, 2, 3] + [None] * 6, "you"))
    (name,) = [word for word in drawing.words if word.text == "Region"]
    assert name.x < drawing.width / 2


def test_a_line_may_go_without_a_name():
    assert "Ghost" not in drawn(Line("Ghost", RISING, is_labelled=False)).said()


@pytest.mark.parametrize("number", BOTH, ids=["wide", "narrow"])
@pytest.mark.parametrize("count", [2, 3, 4, 6])
def test_names_of_lines_that_end_together_stand_apart(count, number):
    lines = [Line(f"Region {name}", [100 + name / 10] * 9) for name in range(count)]
    labels = [word for word in drawn(*lines, number=number).words if word.text.startswith("Region")]
    assert len(labels) == count and covering(labels) == []


@pytest.mark.parametrize("number", BOTH, ids=["wide", "narrow"])
@pytest.mark.parametrize("value", [0.0, 100.0])
def test_names_stay_inside_the_picture_at_both_edges(value, number):
    lines = [Line(name, [100.0 - value] + [value] * 8) for name in ("One", "Two", "Three")]
    drawing = drawn(*lines, number=number)
    labels = [word for word in drawing.words if word.text.split()[0] in ("One", "Two", "Three")]
    assert len(labels) == 3
    assert all(0 < word.y < drawing.height for word in labels)


def test_your_line_is_drawn_last_and_so_on_top():
    drawing = drawn(Line("Region", RISING, "you"), Line("median", RISING))
    assert [line.get("class") for line in drawing.all("polyline")][-1].strip() == "series you"


def test_a_break_of_yours_is_drawn_once_and_a_break_of_others_is_not_named():
    own = drawn(Line("Region", RISING, "you", frozenset({4})), break_note="break")
    assert len(own.all("path", "break")) == 1 and own.said("break-t") == ["break"]
    other = drawn(Line("Other", RISING, "", frozenset({4})), Line("Region", RISING, "you"), break_note="break")
    assert other.all("path", "break") == [] and len(other.all("polyline")) == 3


def test_a_break_without_words_is_drawn_all_the_same():
    assert drawn(Line("Region", RISING, "you", frozenset({4}))).said("break-t") == []


def test_a_series_that_begins_with_a_break_keeps_its_first_year():
    drawing = drawn(Line("Region", RISING, "you", frozenset({0})), break_note="break")
    assert len(drawing.all("polyline")[0].get("points").split()) == 9


def test_one_year_alone_still_makes_a_picture():
    drawing = drawn(Line("Region", [5.0], "you"), periods=["2023"])
    assert "2023" in drawing.said("mid") and drawing.all("circle")


@pytest.mark.parametrize("periods", [["2023-Q1", "2023-Q2", "2023-Q3"], ["2022-11", "2022-12", "2023-01"]])
def test_parts_of_a_year_make_a_picture_too(periods):
    drawing = drawn(Line("Region", [1, 2, 3], "you"), periods=periods)
    assert all(math.isfinite(value) for value in drawing.numbers)
