"""Dots in a plane: scales from zero or about one, names that keep clear of each other and of other dots."""

import math

from factories.drawings import Drawing, covering
from yokoten.interfaces.documents.drawing.cloud import Cloud, Dot, bounds, draw_cloud
from yokoten.interfaces.documents.drawing.standalone import standalone
from yokoten.interfaces.wording.language import Language


def cloud(dots, **more):
    chart = Cloud("Title", "Remark", ("across", "up"), dots, more.pop("is_from_zero", False), **more)
    return draw_cloud(chart, Language("en"))


def crowd():
    return [Dot(f"Region {n}", 1 + math.sin(n) / 20, 1 + math.cos(3 * n) / 20, "dot", f"Region {n}") for n in range(80)]


def test_axes_about_one_reach_as_far_below_as_above():
    low, high = bounds([0.8, 1.1], is_from_zero=False)

    assert low * high == 1 or math.isclose(low * high, 1)
    assert low < 0.8


def test_axes_from_zero_hold_every_value():
    assert bounds([3.0, 7.9], is_from_zero=True) == (0.0, 10.0)


def test_names_of_a_crowd_cover_neither_names_nor_dots():
    drawing = Drawing(cloud(crowd()).drawn())
    names = [word for word in drawing.words if word.text.startswith("Region")]
    centres = [(float(dot.get("cx")), float(dot.get("cy"))) for dot in drawing.all("circle")]

    assert len(centres) == 80 and 5 < len(names) < 80
    assert covering(names) == []
    assert [(w.text, c) for w in names for c in centres if w.left < c[0] < w.right and w.y - 10 < c[1] < w.y] == []
    assert all(0 <= number <= 900 for number in drawing.numbers)


def test_every_dot_tells_who_it_is_and_the_line_of_one_is_drawn():
    drawing = Drawing(cloud(crowd()[:3], corners=("a", "b", "c", "d")).drawn())

    assert [dot.find("title").text for dot in drawing.all("circle")] == ["Region 0", "Region 1", "Region 2"]
    assert len(drawing.all("path", "axis")) == 2
    assert {"a", "b", "c", "d", "across", "up"} <= set(drawing.said())


def test_a_file_of_its_own_has_title_words_and_colours_for_the_dark():
    text = standalone(cloud(crowd()[:2]), "Two & more")

    assert "<title>Title</title><desc>Two &amp; more</desc>" in text
    assert "prefers-color-scheme: dark" in text
    assert "<desc>" not in standalone(cloud(crowd()[:2]))
