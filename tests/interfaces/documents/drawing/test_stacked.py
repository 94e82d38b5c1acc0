"""Stacked bars: what adds stands right of zero, what takes away left of it."""

from xml.etree import ElementTree

import pytest

from yokoten.interfaces.documents.drawing.stacked import Stack, StackedBars, draw_stacked
from yokoten.interfaces.documents.drawing.standalone import standalone
from yokoten.interfaces.wording.language import Language

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*stacks, language="en"):
    """The chart as elements."""
    chart = StackedBars("Growth & parts", "Remark", ("One", "Two", "Three"), "Sum", "% a year", stacks)
    return ElementTree.fromstring(standalone(draw_stacked(chart, Language(language))).encode())  # noqa: S314


def bars(root):
    """(left, right) of every bar, in the order of drawing."""
    found = [one for one in root.iter(f"{SVG}rect") if one.find(f"{SVG}title") is not None]
    return [(float(one.get("x")), float(one.get("x")) + float(one.get("width"))) for one in found]


def zero(root):
    (axis,) = [one for one in root.iter(f"{SVG}path") if one.get("class") == "axis"]
    return float(axis.get("d")[1:].split()[0])


def test_parts_that_add_follow_one_another_to_the_right():
    root = drawn(Stack("A", (1, 2, 3), 6))
    first, second, third = bars(root)

    assert first[0] == zero(root)
    assert (second[0], third[0]) == (pytest.approx(first[1], abs=0.2), pytest.approx(second[1], abs=0.2))
    assert third[1] - third[0] == pytest.approx(3 * (first[1] - first[0]), abs=0.5)


def test_parts_that_take_away_stand_left_of_zero_and_the_sum_where_it_is():
    root = drawn(Stack("A", (1, -2, 3), 2))
    _, second, third = bars(root)
    marks = [one.get("d") for one in root.iter(f"{SVG}path") if one.get("class") == "total"]

    assert second[1] == zero(root)
    assert third[0] > zero(root)
    assert len(marks) == 2


@pytest.mark.parametrize("total", [None, 2.0])
def test_row_without_parts_says_why(total):
    root = drawn(Stack("A", (1, 2, 3), 6), Stack("B", (), total, "nothing known"))

    assert "nothing known" in [one.text for one in root.iter(f"{SVG}text")]
    assert len(bars(root)) == 3


def test_nothing_to_draw_is_still_a_picture():
    root = drawn(Stack("A", (), None, "none"))

    assert root.get("aria-label") == "Growth & parts"
    assert bars(root) == []


def test_long_names_are_cut_and_numbers_are_those_of_the_language():
    root = drawn(Stack("N" * 60, (1, 2, 3), 6.25), language="sv")
    words = [one.text for one in root.iter(f"{SVG}text")]

    assert "N" * 33 + "…" in words
    assert "6,2" in words


def test_no_word_leaves_the_picture_below():
    root = drawn(*(Stack(f"Place {number}", (1, -2, 3), 2) for number in range(40)))
    heights = [float(one.get("y")) for one in root.iter(f"{SVG}text")]

    assert max(heights) < float(root.get("height"))
