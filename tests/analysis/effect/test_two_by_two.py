"""Two groups, before and after: published means, another program's error, refusals."""

import numpy as np
import pytest

from yokoten.analysis.effect.two_by_two import did_2x2
from yokoten.analysis.refusal import NotComputable

# Card and Krueger (1994), table 3, rows 1 and 2: mean full-time employment per store before and after.
NEW_JERSEY, PENNSYLVANIA, PRINTED = (20.44, 21.03), (23.33, 21.17), 2.76
UNITS = np.repeat(np.arange(9), 4)
POST = np.tile([0, 0, 1, 1], 9)
TREATED = (UNITS < 4).astype(int)
VALUE = ((37 * UNITS + 11 * np.arange(36) ** 2) % 17) / 10 + 2 * TREATED * POST

WHOLE = [2.02, 0.413165833, 0.00121037, 1.06723788, 2.97276212]
HOLED, COUNTS = [1.866666667, 0.413834322, 0.001974087, 0.912363008, 2.820970325], [[8, 9], [8, 6]]


def test_means_of_card_and_krueger_give_their_estimate():
    values, units, treated, post = [], [], [], []
    for side, (before, after) in enumerate((PENNSYLVANIA, NEW_JERSEY)):
        for spread in (-1.0, 0.0, 1.0):
            values += [before + spread, after - spread]
            units += [f"{side}{spread}"] * 2
            treated += [side] * 2
            post += [0, 1]
    found = did_2x2(values, units, treated, post)

    assert found.estimate == pytest.approx(PRINTED, abs=0.011)
    assert found.means == pytest.approx(np.array([PENNSYLVANIA, NEW_JERSEY]))


def test_estimate_and_clustered_error_are_those_of_another_program():
    """statsmodels 0.15.0: OLS on treated, post and their product, cov_type cluster, use_t."""
    found = did_2x2(VALUE, UNITS, TREATED, POST)
    kept = np.arange(36) % 7 != 3
    holed = did_2x2(VALUE[kept], UNITS[kept], TREATED[kept], POST[kept])

    assert [found.estimate, found.se, found.p, found.low, found.high] == pytest.approx(WHOLE, abs=1e-8)
    assert [holed.estimate, holed.se, holed.p, holed.low, holed.high] == pytest.approx(HOLED, abs=1e-8)
    assert (found.df, found.clusters, holed.counts.tolist()) == (8, 9, COUNTS)


def test_error_is_that_of_a_regression_by_hand():
    found = did_2x2(VALUE, UNITS, TREATED, POST)
    design = np.column_stack([np.ones(36), TREATED, POST, TREATED * POST])
    inverse = np.linalg.inv(design.T @ design)
    fitted = inverse @ design.T @ VALUE
    scores = design * (VALUE - design @ fitted)[:, None]
    summed = np.array([scores[unit == UNITS].sum(axis=0) for unit in range(9)])
    variance = inverse @ summed.T @ summed @ inverse * 9 / 8 * 35 / 32

    assert (found.estimate, found.se) == pytest.approx((fitted[3], np.sqrt(variance[3, 3])))


def test_scale_shift_order_and_names_change_nothing_else():
    order = np.random.default_rng(0).permutation(36)
    plain = did_2x2(VALUE, UNITS, TREATED, POST)
    other = did_2x2(
        (5 * VALUE - 3)[order], np.array([f"u{9 - unit}" for unit in UNITS])[order], TREATED[order], POST[order]
    )

    assert (other.estimate, other.se, other.p) == pytest.approx((5 * plain.estimate, 5 * plain.se, plain.p))


def test_interval_covers_the_truth():
    rng, treated = np.random.default_rng(7), np.repeat(np.arange(60) < 30, 4).astype(int)
    units, post = np.repeat(np.arange(60), 4), np.tile([0, 0, 1, 1], 60)
    covered = 0
    for _ in range(250):
        drift = rng.normal(0, 1, 60)[units] * post
        found = did_2x2(rng.normal(0, 1, 240) + drift + treated * post, units, treated, post)
        covered += found.low <= 1 <= found.high
    assert 0.91 <= covered / 250 <= 0.99


@pytest.mark.parametrize(
    ("code", "value", "unit", "treated", "post"),
    [
        ("did2_value_missing", [1, np.nan, 2, 3], [1, 2, 3, 4], [0, 0, 1, 1], [0, 1, 0, 1]),
        ("did2_cell_empty", [1, 2, 2, 3], [1, 2, 3, 4], [0, 0, 1, 1], [0, 1, 1, 1]),
        ("did2_unit_changes_side", [1, 2, 2, 3], [1, 2, 2, 4], [0, 0, 1, 1], [0, 1, 0, 1]),
        ("did2_one_unit", [1, 2, 2, 3, 4, 4], [1, 1, 2, 2, 3, 3], [1, 1, 0, 0, 0, 0], [0, 1, 0, 1, 0, 1]),
    ],
)
def test_designs_the_figures_cannot_carry_are_refused(code, value, unit, treated, post):
    with pytest.raises(NotComputable) as refusal:
        did_2x2(value, unit, treated, post)
    assert refusal.value.code == code
