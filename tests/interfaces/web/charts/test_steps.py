"""The way to a target: one bar per quantity on one axis with today at zero."""

import pytest

from factories.drawings import Drawing
from yokoten.interfaces.web.charts.steps import NARROW, StepBar, StepChart, _draw, draw_steps
from yokoten.interfaces.wording.language import speak

BARS = {
    "more": [StepBar("product", 59, 59, "+59 %"), StepBar("people", 0, 0, "as it is")],
    "less": [StepBar("people", -39, -45, "-45 %"), StepBar("product", 0, 0, "as it is")],
    "both": [StepBar("people", 0, -20, "-20 %"), StepBar("product", 30, 40, "+40 %")],
}


def drawn(kind, width=NARROW):
    return Drawing(_draw(StepChart("The label", BARS[kind], "today"), speak("en"), width, "plot"))


@pytest.mark.parametrize("kind", BARS)
def test_every_quantity_has_its_words_its_end_and_its_dot(kind):
    drawing = drawn(kind)
    assert drawing.svg.get("aria-label") == "The label"
    assert len(drawing.all("circle", "dot")) == 2
    words = [one.text for one in drawing.words]
    for bar in BARS[kind]:
        assert bar.words in words and bar.end in words


@pytest.mark.parametrize("kind", BARS)
def test_bars_stay_inside_the_picture(kind):
    for mark in drawn(kind).all("rect", "step"):
        assert float(mark.get("x")) >= 0 and float(mark.get("x")) + float(mark.get("width")) <= NARROW


def test_the_part_beyond_the_common_change_is_drawn_apart():
    assert len(drawn("less").all("rect", "radial")) == 1 and len(drawn("less").all("rect", "slack")) == 1
    assert len(drawn("more").all("rect", "slack")) == 0


def test_it_is_drawn_wide_and_narrow():
    both = draw_steps(StepChart("L", BARS["more"], "today"), speak("en"))
    assert both.count("<svg") == 2 and "wide-only" in both and "narrow-only" in both
