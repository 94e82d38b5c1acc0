"""Weights: shared by dimension, drawn around a choice."""

import numpy as np
import pytest

from yokoten.analysis.refusal import NotComputable
from yokoten.analysis.weights import draw_weights, equal_by_dimension, normalised_weights, stated_concentration


def test_each_dimension_weighs_the_same_however_many_variables_it_has():
    weights = equal_by_dimension(["size", "branches", "branches", "branches", "place"])

    assert weights == pytest.approx([1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 3])


def test_huge_and_tiny_weights_still_sum_to_one():
    assert normalised_weights([1e308, 1e308], 2) == pytest.approx([0.5, 0.5])
    assert normalised_weights([1e-320, 1e-320], 2) == pytest.approx([0.5, 0.5])


def test_no_variables_are_refused():
    with pytest.raises(NotComputable, match="no_variables"):
        normalised_weights(None, 0)


def test_draws_have_the_mean_and_variance_of_the_dirichlet():
    weights, n = np.array([0.5, 0.3, 0.2]), 30.0
    drawn = draw_weights(weights, 40_000, n, np.random.default_rng(3))

    assert drawn.sum(axis=1) == pytest.approx(1)
    assert drawn.mean(axis=0) == pytest.approx(weights, abs=0.003)
    assert drawn.var(axis=0) == pytest.approx(weights * (1 - weights) / (n + 1), rel=0.05)


def test_variable_without_weight_is_never_drawn():
    drawn = draw_weights(np.array([0.6, 0.0, 0.4]), 50, 20.0, np.random.default_rng(0))

    assert (drawn[:, 1] == 0).all()
    assert stated_concentration(np.array([0.6, 0.0, 0.4])) == 20.0


@pytest.mark.parametrize(("draws", "n", "code"), [(0, 5, "draws_not_positive"), (5, 0, "concentration_not_positive")])
def test_senseless_draws_are_refused(draws, n, code):
    with pytest.raises(NotComputable, match=code):
        draw_weights(np.array([1.0]), draws, n, np.random.default_rng(0))
