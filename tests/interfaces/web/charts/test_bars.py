"""Bars to both sides of zero."""

import re

from yokoten.interfaces.web.charts.bars import YOU, Bar, Bars, draw_bars
from yokoten.interfaces.wording.language import speak


def drawn(*bars):
    return str(draw_bars(Bars("Growth <b>", bars), speak("sv")))


def boxes(svg):
    return [(float(x), float(width)) for x, width in re.findall(r'<rect x="([\d.]+)"[^>]*width="([\d.]+)"', svg)]


def test_bars_begin_at_zero_and_go_to_their_side():
    svg = drawn(Bar("up", 2.0), Bar("down", -1.0))
    (up, width), (down, other) = boxes(svg)[:2]
    assert abs(down + other - up) < 0.2 and abs(width - 2 * other) < 1


def test_it_is_drawn_wide_and_narrow_with_a_label_and_escaped_words():
    svg = drawn(Bar("<script>", 1.5, YOU))
    assert svg.count('role="img"') == 2 and "wide-only" in svg and "narrow-only" in svg
    assert "<script>" not in svg and "Growth &lt;b&gt;" in svg and "+1,5" in svg


def test_an_estimate_has_a_whisker_and_a_plain_figure_has_none():
    assert 'class="span"' in drawn(Bar("a", 1.0, YOU, 0.5, 1.5))
    assert 'class="span"' not in drawn(Bar("a", 1.0))


def test_what_is_not_a_number_has_a_name_and_no_bar():
    svg = drawn(Bar("unknown", float("nan")), Bar("known", 1.0))
    assert svg.count("unknown") == 2 and len(boxes(svg)) == 2
