"""A forest plot: rows inside the picture, squares by weight, zero always in sight."""

import re

from yokoten.interfaces.documents.drawing.forest import Branch, Forest, draw_forest
from yokoten.interfaces.wording.language import speak


def drawn(branches, expected=("next", -5.0, 9.0)):
    chart = Forest("title", "remark", branches, Branch("all", 2.0, 1.0, 3.0, 1.0), expected)
    return draw_forest(chart, speak("en")).drawn()


def test_squares_grow_with_the_root_of_the_weight():
    picture = drawn([Branch("a", 1.0, 0.5, 1.5, 0.8), Branch("b", 3.0, 2.0, 4.0, 0.2)])
    sizes = [float(size) for size in re.findall(r'<rect [^>]*width="([\d.]+)"', picture)]

    assert sizes == [16.0, 8.0]


def test_zero_is_always_in_sight():
    assert 'class="axis"' in drawn([Branch("a", 6.0, 5.0, 7.0, 1.0), Branch("b", 6.0, 5.0, 7.0, 1.0)], None)


def test_without_a_prediction_no_row_is_left_for_it():
    branches = [Branch("a", 1.0, 0.5, 1.5, 0.5)]

    assert "next" in drawn(branches)
    assert "next" not in drawn(branches, None)


def test_long_names_are_cut():
    assert "x" * 29 + "…" in drawn([Branch("x" * 60, 1.0, 0.5, 1.5, 0.5)])
