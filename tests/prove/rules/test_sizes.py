"""What an interval says about an effect."""

import pytest

from yokoten.prove.rules.sizes import Size, found


@pytest.mark.parametrize(
    ("lower", "upper", "said", "turned"),
    [
        (2.0, 6.0, "better", "worse"),
        (-6.0, -2.0, "worse", "better"),
        (0.2, 0.8, "small_better", "small_worse"),
        (-0.8, -0.2, "small_worse", "small_better"),
        (-0.5, 0.9, "null", "null"),
        (-0.5, 1.0, "open", "open"),
        (-3.0, 4.0, "open", "open"),
        (0.0, 4.0, "open", "open"),
    ],
)
def test_the_interval_decides_with_the_smallest_effect_that_matters(lower, upper, said, turned):
    middle = (lower + upper) / 2

    assert found(Size(middle, lower, upper, matters=1.0)) == said
    assert found(Size(middle, lower, upper, matters=1.0, is_lower_better=True)) == turned


def test_without_what_matters_an_interval_that_holds_zero_never_proves_nothing():
    assert found(Size(0.0, -0.001, 0.001)) == "open"


def test_a_figure_without_interval_says_nothing():
    assert found(Size(12.0)) == "unknown"


@pytest.mark.parametrize(
    "wrong",
    [
        {"lower": 1.0},
        {"lower": 2.0, "upper": 1.0},
        {"lower": float("nan"), "upper": 1.0},
        {"lower": 0.0, "upper": float("inf")},
        {"matters": 0.0},
    ],
)
def test_a_broken_size_is_not_taken(wrong):
    with pytest.raises(ValueError, match="interval|matters"):
        Size(1.0, **wrong)
