"""The efficient set: small, sufficient, and never one too few."""

import numpy as np
import pytest

from factories.envelopment import RTS, make_units
from yokoten.analysis.frontier import dea, simplex
from yokoten.analysis.frontier.figures import read_figures
from yokoten.analysis.frontier.hull import efficient_set
from yokoten.analysis.frontier.layers import spanning_without
from yokoten.analysis.frontier.program import Technology, asked
from yokoten.analysis.frontier.solving import solve


def technology_of(used, made, rts):
    figures = read_figures(used, made)
    return Technology(figures.inputs, figures.outputs, rts)


@pytest.mark.parametrize("rts", RTS)
@pytest.mark.parametrize("count", [50, 900])
def test_the_set_is_the_units_with_score_one_and_no_slack(rts, count):
    used, made = make_units(count)
    technology = technology_of(used, made, rts)
    who = asked(technology.inputs, technology.outputs, "output")
    everybody = solve(technology, who, np.ones(technology.rows - 1), ties=False)
    assert efficient_set(technology).tolist() == np.flatnonzero(everybody.is_strong(who)).tolist()


def test_of_duplicates_the_first_is_kept():
    technology = technology_of([[2.0], [1.0], [1.0]], [[1.0], [1.0], [1.0]], "vrs")
    assert efficient_set(technology).tolist() == [1]


def test_weakly_efficient_units_are_not_in_it():
    technology = technology_of([[2.0, 1], [1, 1]], [[1.0], [1]], "vrs")
    assert efficient_set(technology).tolist() == [1]


@pytest.mark.parametrize("rts", RTS)
def test_units_that_could_not_be_settled_stay_in(monkeypatch, rts):
    technology = technology_of(*make_units(900), rts)
    expected = efficient_set(technology)
    monkeypatch.setattr(simplex, "MOST_STEPS", 4)
    assert np.isin(expected, efficient_set(technology)).all()


@pytest.mark.parametrize("rts", RTS)
def test_efficient_units_and_the_second_layer_span_what_is_left_without_any_one_of_them(rts):
    used, made = make_units(60)
    technology = technology_of(used, made, rts)
    first = efficient_set(technology)
    kept = spanning_without(technology, first)
    for unit in first:
        left = np.delete(np.arange(60), unit)
        assert np.isin(left[efficient_set(technology.of(left))], kept).all()


def test_when_all_are_efficient_there_is_no_second_layer():
    found = dea([[1.0], [2.0]], [[1.0], [3.0]])
    technology = technology_of([[1.0], [2.0]], [[1.0], [3.0]], "vrs")
    assert found.status == ("efficient", "efficient")
    assert spanning_without(technology, np.array([1, 0])).tolist() == [0, 1]
