"""Met, on track, off, or nothing said: every comparator and path as a table."""

import pytest

from yokoten.measure.rules.goals import Actual, Aim, fulfils, growth_between, judged, on_path
from yokoten.measure.rules.listed_goals import listed_goals


@pytest.mark.parametrize(
    ("comparator", "amounts", "value", "is_met"),
    [
        ("over", {"value": 7}, 7.0, False),
        ("over", {"value": 7}, 7.01, True),
        ("at_least", {"value": 500}, 500, True),
        ("at_least", {"value": 500}, 499, False),
        ("at_most", {"value": 4}, 4.0, True),
        ("at_most", {"value": 4}, 4.1, False),
        ("about", {"value": 45}, 42.75, True),
        ("about", {"value": 45}, 42.7, False),
        ("about", {"value": 45}, 60, True),
        ("range", {"low": 30, "high": 35}, 30, True),
        ("range", {"low": 30, "high": 35}, 35, True),
        ("range", {"low": 30, "high": 35}, 36, False),
        ("rank", {"value": 3}, 3, True),
        ("rank", {"value": 3}, 4, False),
        ("relative_to", {"value": 100}, 100, True),
        ("relative_to", {"value": 100}, 99.9, False),
    ],
)
def test_what_fulfils_a_goal(comparator, amounts, value, is_met):
    assert fulfils(Aim(comparator, 2030, **amounts), value) is is_met


PATHED = {"value": 200, "baseline_value": 100, "baseline_year": 2020}


@pytest.mark.parametrize(
    ("path", "year", "expected"),
    [
        ("linear", 2020, 100),
        ("linear", 2025, 150),
        ("compound", 2025, 100 * 2**0.5),
        ("linear", 2030, 200),
        ("compound", 2040, 200),
        ("none", 2025, None),
        ("linear", 2019, None),
    ],
)
def test_what_a_path_asks_of_a_year(path, year, expected):
    found = on_path(Aim("at_least", 2030, path=path, **PATHED), year)
    assert found == (None if expected is None else pytest.approx(expected))


def test_a_compound_path_from_nothing_says_nothing():
    assert on_path(Aim("at_least", 2030, 10.0, path="compound", baseline_value=0, baseline_year=2020), 2025) is None


def test_the_path_of_a_range_leads_to_its_near_end():
    up = {"baseline_value": 10, "baseline_year": 2020, "path": "linear", "low": 30, "high": 35}
    assert on_path(Aim("range", 2030, **up), 2025) == 20
    assert on_path(Aim("range", 2030, **{**up, "baseline_value": 45}), 2025) == 40


@pytest.mark.parametrize(
    ("value", "year", "path", "status"),
    [
        (200, 2025, "linear", "met"),
        (150, 2025, "linear", "on_track"),
        (149, 2025, "linear", "off"),
        (149, 2025, "compound", "on_track"),
        (149, 2025, "none", "no_path"),
        (199, 2030, "none", "off"),
        (199, 2031, "linear", "off"),
        (None, 0, "linear", "no_figures"),
    ],
)
def test_the_state_of_a_goal(value, year, path, status):
    assert judged(Aim("at_least", 2030, path=path, **PATHED), Actual(value, year)).status == status


def test_less_is_on_track_when_below_the_falling_path():
    aim = Aim("at_most", 2030, 4.0, path="linear", baseline_value=8.0, baseline_year=2020)
    assert [judged(aim, Actual(value, 2025)).status for value in (4.0, 6.0, 6.1)] == ["met", "on_track", "off"]


def test_a_range_is_on_track_by_its_near_end_from_either_side():
    up = Aim("range", 2030, low=30, high=35, path="linear", baseline_value=10, baseline_year=2020)
    down = Aim("range", 2030, low=30, high=35, path="linear", baseline_value=45, baseline_year=2020)
    rising = [judged(up, Actual(value, 2025)).status for value in (20, 19, 32, 40)]
    assert rising == ["on_track", "off", "met", "on_track"]
    assert [judged(down, Actual(value, 2025)).status for value in (40, 41, 20)] == ["on_track", "off", "on_track"]


def test_a_share_whose_verdict_hangs_on_the_assumed_labour_share_is_neither_met_nor_missed():
    """The published rates of growth with labour shares 0.4 to 0.7 give 38.8 to 61.6 percent."""
    aim = Aim("about", 2025, 45)
    assert judged(aim, Actual(46.4, 2025, 2020, 38.8, 54.0)).status == "depends"
    assert judged(aim, Actual(54.0, 2025, 2020, 46.4, 61.6)).status == "met"
    assert judged(aim, Actual(20.0, 2025, 2020, 10.0, 30.0)).status == "off"


def test_a_reason_replaces_the_figure():
    assert judged(Aim("over", 2030, 7), Actual(why="current_prices")).status == "current_prices"


SERIES = [(2018, 100.0), (2020, 110.0), (2021, 121.0)]


@pytest.mark.parametrize(
    ("first", "rate", "years"),
    [
        (None, 10.0, (2020, 2021)),
        (2018, 100 * (1.21 ** (1 / 3) - 1), (2018, 2021)),
        (2019, 100 * (1.21 ** (1 / 3) - 1), (2018, 2021)),
        (2020, 10.0, (2020, 2021)),
    ],
)
def test_growth_a_year_counts_from_the_last_figure_up_to_the_first_year(first, rate, years):
    actual = growth_between(SERIES, first)
    assert (actual.value, (actual.first, actual.year)) == (pytest.approx(rate), years)


@pytest.mark.parametrize(("values", "first"), [(SERIES, 2021), (SERIES, 2010), (SERIES[:1], None), ([], None)])
def test_without_a_figure_inside_the_period_there_is_no_growth(values, first):
    assert growth_between(values, first).value is None


def test_the_demo_names_a_document_in_four_languages_for_every_goal():
    for one in listed_goals():
        assert set(one.facts["documents"]) == {"ru", "vi", "sv", "en"} == set(one.facts["names"])
        invented = "example" in one.facts["documents"]["en"]
        assert invented == one.facts["is_example"]
