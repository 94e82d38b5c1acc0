"""The behaviour chart: points in their order, limits of each stretch, the goal, unusual points marked."""

import re
from xml.etree import ElementTree

import pytest

from yokoten.interfaces.web.charts.behaviour import BehaviourChart, Stretch, draw_behaviour
from yokoten.interfaces.wording.language import CODES, speak

DAYS = [f"{day:02}.06.2026" for day in range(1, 13)]
VALUES = [50.0, 52, 49, 51, 50, 48, 32, 30, 31, 29, 30, 20]


def chart(**details):
    start = {
        "label": "Lead time <h>", "days": DAYS, "values": VALUES, "said": DAYS, "goal": 30.0, "decimals": 1,
        "stretches": [Stretch(0, 6, 50, 45, 55), Stretch(6, 12, 30, 25, 35)], "unusual": frozenset({11}),
    }  # fmt: skip
    return BehaviourChart(**{**start, **details})


def drawn(language="en", **details):
    return draw_behaviour(chart(**details), speak(language))


def numbers(points):
    return [tuple(map(float, pair.split(","))) for pair in points.split()]


def test_it_is_drawn_wide_and_narrow_and_says_what_it_shows():
    wide, narrow = ElementTree.fromstring(f"<both>{drawn()}</both>")
    assert [each.get("class") for each in (wide, narrow)] == ["plot wide-only", "plot narrow-only"]
    assert {each.get("aria-label") for each in (wide, narrow)} == {"Lead time <h>"}


def test_points_follow_each_other_to_the_right_and_larger_ones_stand_higher():
    points = numbers(re.search(r'points="([^"]+)" class="series you"', drawn())[1])
    assert [x for x, _ in points] == sorted({x for x, _ in points})
    order = sorted(range(12), key=lambda at: points[at][1])
    assert order == sorted(range(12), key=lambda at: (-VALUES[at], at))


def test_only_what_is_unusual_is_marked():
    svg = drawn()
    assert svg.count('class="dot signal"') == 2 and svg.count('class="dot you"') == 22
    assert 'class="dot signal"' not in drawn(unusual=frozenset())


def test_a_second_stretch_begins_at_a_break():
    assert drawn().count('class="break"') == 2
    assert 'class="break"' not in drawn(stretches=[Stretch(0, 12, 40, 30, 50)])


@pytest.mark.parametrize("language", CODES)
def test_words_at_the_lines_are_those_of_the_stretch_in_force(language):
    svg = drawn(language)
    assert speak(language).number(35, 1) in svg and speak(language).number(55, 1) not in svg


def test_words_do_not_stand_on_each_other():
    wide = drawn(goal=30.0).split("</svg>")[0]
    at = [float(y) for y in re.findall(r'<text x="[\d.]+" y="([\d.]+)" class="(?:strong|tick)">', wide)]
    assert all(abs(one - other) >= 15 for number, one in enumerate(at) for other in at[:number])


def test_without_limits_and_goal_the_points_stand_alone():
    svg = drawn(stretches=(), goal=None, unusual=frozenset())
    assert 'class="limit"' not in svg and 'class="target"' not in svg and 'class="series you"' in svg


def test_a_single_number_is_a_point():
    svg = drawn(days=DAYS[:1], values=[5.0], said=DAYS[:1], stretches=(), unusual=frozenset())
    assert 'class="series you"' not in svg and svg.count('class="dot you"') == 2
