"""Dot strips: everybody on one axis, nobody on anybody, you and the median named."""

import itertools
import math

import pytest

from factories.drawings import Drawing
from yokoten.interfaces.web.charts.strip import Dot, Strip, draw_strip
from yokoten.interfaces.wording.language import CODES, speak

BOTH = (0, 1)


def drawn(*values, you=None, language="en", number=0, decimals=0):
    dots = [Dot(f"Region {place}", float(value)) for place, value in enumerate(values)]
    dots += [] if you is None else [Dot("Sörmland", float(you), "you")]
    strip = Strip("Wage in all regions", dots, "roubles", "median", decimals)
    return Drawing(draw_strip(strip, speak(language)), number)


VALUES = {
    "spread": range(10, 90),
    "all equal": [7] * 30,
    "two": [1, 2],
    "one": [5],
    "negative": [-5, -3, 0, 4, 9],
    "over a factor of four": [1, 3, 10, 50, 2000],
    "a zero among large": [0, 10, 500],
    "tiny": [1e-6, 2e-6, 3e-6],
    "huge": [1e12, 2e12, 7e12],
}


@pytest.mark.parametrize("number", BOTH, ids=["wide", "narrow"])
@pytest.mark.parametrize("values", VALUES)
def test_everybody_is_in_the_picture_once(values, number):
    drawing = drawn(*VALUES[values], number=number)
    circles = drawing.all("circle")
    assert len(circles) == len(VALUES[values]) and drawing.svg.get("aria-label") == "Wage in all regions"
    for circle in circles:
        assert 0 <= float(circle.get("cx")) <= drawing.width and 0 <= float(circle.get("cy")) <= drawing.height
    assert all(math.isfinite(one) for one in drawing.numbers)


@pytest.mark.parametrize("number", BOTH, ids=["wide", "narrow"])
@pytest.mark.parametrize("values", VALUES)
def test_no_dot_covers_another(values, number):
    spots = [
        (float(one.get("cx")), float(one.get("cy")), float(one.get("r")))
        for one in drawn(*VALUES[values], number=number).all("circle")
    ]
    for (x, y, radius), (other_x, other_y, _) in itertools.combinations(spots, 2):
        assert math.hypot(x - other_x, y - other_y) >= 2 * radius


def test_larger_values_stand_further_right():
    places = {}
    for circle in drawn(3, 1, 2).all("circle"):
        places[circle.find("title").text] = float(circle.get("cx"))
    assert places["Region 1: 1 roubles"] < places["Region 2: 2 roubles"] < places["Region 0: 3 roubles"]


@pytest.mark.parametrize(
    ("values", "median"), [((1, 2, 9), "2"), ((1, 2, 4, 9), "3"), ((5,), "5"), ((2, 1), "1.5"), ((0, 0, 0, 8), "0")]
)
def test_the_median_is_the_middle_one_or_between_the_two(values, median):
    assert f"median {median}" in [text.replace(".0", "") for text in drawn(*values, decimals=1).said("tick")]


@pytest.mark.parametrize(("you", "side"), [(10, ""), (89, "end")])
def test_your_name_stands_on_the_side_where_there_is_room(you, side):
    drawing = drawn(*range(10, 90), you=you)
    (word,) = [word for word in drawing.words if "you-t" in word.kind]
    assert word.text == f"Sörmland {you}" and ("end" in word.kind) == bool(side)
    assert word.left >= 0 and word.right <= drawing.width


def test_without_you_nothing_is_in_the_accent():
    drawing = drawn(1, 2, 3)
    assert drawing.all("path", "you") == [] and drawing.said("you-t") == []


def test_you_are_drawn_last_and_larger():
    circles = drawn(1, 2, 3, you=2).all("circle")
    assert "you" in circles[-1].get("class")
    assert float(circles[-1].get("r")) > float(circles[0].get("r"))


@pytest.mark.parametrize("language", CODES)
def test_every_dot_tells_its_name_value_and_unit_in_the_readers_language(language):
    titles = [one.find("title").text for one in drawn(1234.5, 2000, language=language, decimals=1).all("circle")]
    assert f"Region 0: {speak(language).number(1234.5, 1)} roubles" in titles


@pytest.mark.parametrize(("values", "steps_grow"), [((1, 3, 10, 50, 2000), True), ((10, 20, 30, 39), False)])
def test_the_axis_is_logarithmic_only_where_values_spread(values, steps_grow):
    places = [float(one.get("cx")) for one in drawn(*values).all("circle")]
    middle = sorted(places)[len(places) // 2]
    share = (middle - min(places)) / (max(places) - min(places))
    linear = (sorted(values)[len(values) // 2] - min(values)) / (max(values) - min(values))
    assert (abs(share - linear) > 0.1) is steps_grow


def test_a_name_with_markup_is_only_a_name():
    strip = Strip("<b>", [Dot("<script>", 1.0), Dot("b", 2.0, "you")], "<i>", "<u>")
    drawing = Drawing(draw_strip(strip, speak("en")))
    assert drawing.all("script") == [] and drawing.svg.get("aria-label") == "<b>"
