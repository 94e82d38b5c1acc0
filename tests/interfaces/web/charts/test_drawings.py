"""Drawings: gaps stay gaps, breaks are not joined, words are escaped."""

import re

from yokoten.interfaces.web.charts.gap import Gap, axis_for, draw_axis, draw_gap
from yokoten.interfaces.web.charts.line import Line, LineChart, draw_lines
from yokoten.interfaces.web.charts.spark import draw_spark
from yokoten.interfaces.web.charts.strip import Dot, Strip, draw_strip
from yokoten.interfaces.web.charts.tiles import Tile, classes, draw_tiles
from yokoten.interfaces.wording.language import speak

YEARS = ["2015", "2016", "2017", "2018", "2019"]
ENGLISH = speak("en")


def wide(drawn):
    return drawn.split("</svg>")[0]


def test_a_missing_year_parts_the_line():
    drawn = draw_lines(LineChart("a", YEARS, [Line("x", [1, 2, None, 3, 4], "you")]), ENGLISH)
    assert wide(drawn).count("<polyline") == 2


def test_a_break_is_not_joined_and_says_so():
    line = Line("Sörmland", [700, 720, 740, 770, 898], "you", frozenset({4}))
    drawn = wide(draw_lines(LineChart("a", YEARS, [line], "break in the series"), ENGLISH))
    joined = re.search(r'<polyline points="([^"]+)"', drawn).group(1)
    assert len(joined.split()) == 4
    assert "break in the series" in drawn
    assert 'class="dot hollow you"' in drawn


def test_a_line_chart_is_drawn_wide_and_narrow():
    drawn = draw_lines(LineChart("a", YEARS, [Line("x", [1, 2, 3, 4, 5])]), ENGLISH)
    assert "wide-only" in drawn and "narrow-only" in drawn


def test_names_cannot_carry_markup():
    drawn = draw_lines(LineChart('<b>"x"</b>', YEARS, [Line("<script>", [1, 2, 3, 4, 5], "you")]), ENGLISH)
    assert "<script>" not in drawn and "<b>" not in drawn


def test_labels_of_close_lines_do_not_cover_each_other():
    lines = [Line("a", [1, 1, 1, 1, 1.00]), Line("b", [1, 1, 1, 1, 1.01]), Line("c", [5, 5, 5, 5, 5])]
    drawn = wide(draw_lines(LineChart("x", YEARS, lines, decimals=2), ENGLISH))
    heights = [float(y) for y in re.findall(r'<text x="\d+\.?\d*" y="([\d.]+)" class="">[abc]<', drawn)]
    assert len(heights) == 3
    assert min(abs(one - two) for i, one in enumerate(heights) for two in heights[i + 1 :]) >= 14


def test_a_spark_of_nothing_is_empty_and_of_one_value_a_dot():
    assert "<path" not in draw_spark([None, None])
    assert "<circle" in draw_spark([5.0])


def test_a_spark_starts_anew_after_a_break():
    assert draw_spark([1, 2, 3, 9, 10], {3}).count("M") >= 3


def test_tiles_fall_into_five_classes_with_four_bounds():
    levels, bounds = classes([float(n) for n in range(1, 11)] + [None])
    assert levels == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 0]
    assert bounds == [3, 5, 7, 9]


def test_every_tile_links_to_its_region_and_yours_is_outlined():
    tiles = [Tile(0, 0, "AB", 5, "Stockholm: 9", "/r/AB/"), Tile(1, 0, "D", 2, "Sörmland: 3", "/r/D/", is_you=True)]
    drawn = draw_tiles(tiles, "map")
    assert 'href="/r/D/"' in drawn
    assert drawn.count("tile-you") == 1


def test_a_strip_marks_you_and_the_median_and_goes_log_when_values_spread():
    dots = [Dot(f"r{n}", float(v)) for n, v in enumerate([400, 900, 1000, 1100, 8000])]
    drawn = draw_strip(Strip("all", [*dots, Dot("Smolensk", 1180.0, "you")], "thousand roubles", "median"), ENGLISH)
    assert "median 1,050" in drawn
    assert "Smolensk 1,180" in drawn
    assert drawn.count("<title>") == 12


def test_every_gap_and_zero_fit_on_the_shared_axis():
    gaps = [Gap(38.8, 24.9, 43.2, "a"), Gap(-5, -9, 2, "b")]
    axis = axis_for(gaps)
    assert (axis.low, axis.high) == (-9, 43.2)
    assert "whisker" in draw_gap(gaps[0], axis, "you", ENGLISH)
    assert "you" in draw_axis(axis, "you", ENGLISH)
