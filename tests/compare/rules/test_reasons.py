"""Reasons: the right code with the facts its sentence needs."""

from dataclasses import replace

import numpy as np
import pytest

from factories.figures import OUTCOME, make_answer, make_figures, mask_of

NAN = float("nan")


def reasons(name, figures=None, **settings):
    """Reasons of one place by code."""
    figures = figures or make_figures()
    answer = make_answer(figures, **settings)
    row = next(row for row in answer.teachers if figures.units[row.unit] == name)
    return {reason.code: reason.facts for reason in row.reasons}


def test_near_place_is_alike_with_what_differs_most():
    facts = reasons("Twin")["alike"]

    assert (facts["place"], facts["of"]) == (2, 5)
    assert facts["differs"][0] == {
        "variable": "industry",
        "share_percent": pytest.approx(100 * (0.01 / 0.62) ** 2 / ((0.01 / 0.62) ** 2 + (4 / 800) ** 2)),
        "own": 0.30,
        "other": 0.31,
    }
    assert len(facts["differs"]) == 1


def test_place_beyond_the_mean_gap_is_unlike():
    assert "unlike" in reasons("Giant")


def test_gap_has_its_spread_and_direction():
    found = reasons("Riser")

    assert found["better"] == {
        "gap_percent": pytest.approx(60),
        "low_percent": pytest.approx(100 * (125 - 90) / 90),
        "high_percent": pytest.approx(60),
        "since": 2016,
        "at": 2020,
    }
    assert found["gap_widening"]["points_per_year"] > 0
    assert "gap_closing" in reasons("Twin")


def test_was_where_carries_years_moment_and_growth():
    facts = reasons("Riser")["was_where"]

    assert facts["years"] == pytest.approx(8)
    assert facts["about"] == pytest.approx(2012)
    assert facts["growth_percent"] == pytest.approx(100 * (1.6 ** (1 / 8) - 1))


def test_position_at_current_prices_has_its_own_code():
    steady = {"Focus": [70, 80, 90, 100], "Riser": [50, 70, 110, 160]}

    assert "was_where_position" in reasons("Riser", make_figures(outcome=steady), prices="current")


def test_values_below_zero_speak_of_steps_not_of_percent():
    outcome = {"Focus": [-2, -1, 0, 1], "Riser": [-3, 0, 1, 3]}
    found = reasons("Riser", make_figures(outcome=outcome))["was_where_steps"]

    assert found["growth_percent"] is None
    assert found["growth"] == pytest.approx(0.5)


def test_focus_at_zero_has_a_difference_instead_of_a_percentage():
    found = reasons("Twin", make_figures(outcome={"Focus": [0, 0, 0, 0]}))

    assert found["better_by"] == {"difference": 120, "at": 2020}


def test_always_ahead_says_since_when_and_a_break_where():
    figures = make_figures()
    breaks = np.zeros(figures.outcome.shape, dtype=bool)
    breaks[2, 3] = True

    assert reasons("Giant")["always_ahead"] == {"since": 2008}
    assert reasons("Riser", replace(figures, breaks=breaks))["break_hides"] == {"since": 2020}


def test_place_that_may_have_been_there_at_any_time_is_not_said_to_have_been():
    periods = tuple(range(2012, 2021))
    figures = make_figures(outcome={name: [90.0] * 9 for name in OUTCOME}, periods=periods)
    figures.outcome[0] = 100.0
    figures.outcome[2] = [100, 92, 108, 95, 104, 97, 106, 99, 103]

    found = reasons("Riser", figures)
    assert found["timing_spans_series"] == {"since": 2012}
    assert not {"was_where", "always_ahead"} & set(found)


def test_single_common_year_is_better_once():
    figures = make_figures(outcome={"Twin": [NAN, NAN, NAN, 120]})

    assert reasons("Twin", figures)["better_once"]["gap_percent"] == pytest.approx(20)


def test_marks_missing_variables_and_stability_are_reservations():
    figures = make_figures(structure={"Twin": [104.0, NAN]})
    figures = replace(figures, marks={"extractive": mask_of(figures, "Giant"), "capital": mask_of(figures)})
    found = reasons("Twin", figures, weights=(0.8, 0.2))

    assert found["few_variables"] == {"variables": ["industry"], "covered_percent": pytest.approx(80)}
    assert "extractive" in reasons("Giant", figures)
    assert "capital" not in reasons("Giant", figures)
    assert found["stable"]["share_percent"] == 100


def test_place_that_hangs_on_the_weights_is_called_unstable():
    outcome = {unit: [*values[:3], 120.0] for unit, values in OUTCOME.items() if unit not in ("Focus", "Giant")}
    structure = {"Twin": [500.0, 0.30], "Riser": [100.0, 0.601], "Other": [100.0, 0.60], "Behind": [501.0, 0.30]}
    found = make_answer(make_figures(structure, outcome), k=1, concentration=3.0)

    codes = [{reason.code for reason in row.reasons} for row in found.teachers]
    assert any("unstable" in row for row in codes)
