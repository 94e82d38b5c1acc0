"""Gap plots and sparklines: small pictures that many rows share."""

import math
import re

import pytest

from factories.drawings import Drawing, covering
from yokoten.interfaces.web.charts.gap import WIDTH, Gap, GapAxis, axis_for, draw_axis, draw_gap
from yokoten.interfaces.web.charts.spark import draw_mini, draw_spark
from yokoten.interfaces.wording.language import CODES, speak

GAPS = {
    "ahead": [Gap(38.8, 24.9, 43.2, "a"), Gap(5, 2, 9, "b")],
    "behind": [Gap(-5, -9, -2, "a")],
    "both": [Gap(-5, -9, 2, "a"), Gap(400, 300, 900, "b")],
    "level": [Gap(0, 0, 0, "a")],
    "none": [],
    "once": [Gap(12, 12, 12, "a")],
    "small": [Gap(0.2, -0.1, 0.4, "a")],
}


@pytest.mark.parametrize("gaps", GAPS)
def test_one_axis_holds_zero_and_every_gap(gaps):
    axis = axis_for(GAPS[gaps])
    assert axis.low <= 0 < axis.high
    for gap in GAPS[gaps]:
        for value in (gap.low, gap.now, gap.high):
            assert 0 <= axis.scale()(value) <= WIDTH


@pytest.mark.parametrize("gaps", [name for name in GAPS if GAPS[name]])
def test_a_row_says_its_gap_and_draws_dot_spread_and_you(gaps):
    axis = axis_for(GAPS[gaps])
    for gap in GAPS[gaps]:
        drawing = Drawing(draw_gap(gap, axis, "you", speak("en")))
        assert drawing.svg.get("aria-label") == gap.label and drawing.svg.get("role") == "img"
        assert float(drawing.all("circle", "solid")[0].get("cx")) == axis.scale()(gap.now)
        assert len(drawing.all("path", "whisker")) == len(drawing.all("path", "you")) == 1


def test_dots_of_two_rows_stand_by_the_same_measure():
    gaps = GAPS["ahead"]
    axis = axis_for(gaps)
    places = [float(Drawing(draw_gap(gap, axis, "you", speak("en"))).all("circle")[0].get("cx")) for gap in gaps]
    assert places[0] > places[1]


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("gaps", GAPS)
def test_words_of_the_axis_do_not_cover_each_other(gaps, language):
    words = Drawing(draw_axis(axis_for(GAPS[gaps]), "you", speak(language))).words
    assert covering(words) == [] and words[0].text == "you"


@pytest.mark.parametrize("language", CODES)
def test_the_axis_ends_in_a_share_and_is_decoration(language):
    drawing = Drawing(draw_axis(GapAxis(0, 60), "you", speak(language)))
    assert drawing.svg.get("aria-hidden") == "true"
    assert [word.text for word in drawing.words if "%" in word.text] == [speak(language).percent(60, 0, sign=True)]


def test_zero_is_not_named_twice():
    assert all(GapAxis(-20, 60).ticks())


@pytest.mark.parametrize(
    ("values", "breaks"),
    [
        ([1, 2, 3], ()),
        ([None, 1, None, 4], ()),
        ([5, 5, 5], ()),
        ([-1, 0, 1], {1}),
        ([1, 2, 3], {0}),
        ([1, 2, 3], {2}),
        ([math.nan, 1.0, 2.0], ()),
        ([1e12, 1e-12], ()),
    ],
)
def test_a_spark_stays_inside_its_word(values, breaks):
    for picture in (draw_spark(values, breaks), draw_mini(values, breaks, "Wage, 2020 to 2023")):
        drawing = Drawing(picture)
        path = drawing.all("path")[-1].get("d")
        points = re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path)
        assert len(points) == sum(value is not None and math.isfinite(value) for value in values)
        assert all(0 <= float(x) <= drawing.width and 0 <= float(y) <= drawing.height for x, y in points)
        assert len(drawing.all("circle")) == 1


def test_a_spark_beside_its_number_is_decoration_and_a_picture_of_its_own_has_a_name():
    assert Drawing(draw_spark([1, 2])).svg.get("aria-hidden") == "true"
    assert Drawing(draw_mini([1, 2], (), "Wage")).svg.get("aria-label") == "Wage"


def test_after_a_break_the_last_point_is_hollow_only_while_nothing_follows():
    assert Drawing(draw_spark([1, 2, 9], {2})).all("circle", "hollow")
    assert not Drawing(draw_spark([1, 2, 9, 10], {2})).all("circle", "hollow")


@pytest.mark.parametrize("values", [[], [None], [math.nan], [None, math.inf]])
def test_a_spark_of_nothing_draws_nothing(values):
    assert list(Drawing(draw_spark(values)).svg) == []
