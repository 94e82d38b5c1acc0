"""What must hold of a Malmquist index whatever the figures."""

import numpy as np
import pytest

from factories.panels import draw_tables, make_panel
from yokoten.analysis.frontier import malmquist, read_panel
from yokoten.analysis.frontier.malmquist_index import FACTORS

SEEDS = pytest.mark.parametrize("seed", [1, 2, 3])
BASES = pytest.mark.parametrize("base", ["adjacent", "fixed", "global"])
ORIENTATIONS = pytest.mark.parametrize("orientation", ["output", "input"])


def same(left, right, tolerance=1e-9):
    for name in FACTORS:
        assert getattr(left, name) == pytest.approx(getattr(right, name), rel=tolerance, nan_ok=True)
    assert left.status == right.status


@SEEDS
@BASES
@ORIENTATIONS
@pytest.mark.parametrize("rts", ["crs", "vrs"])
def test_the_index_is_efficiency_change_times_technical_change_and_pure_times_scale(seed, base, orientation, rts):
    found = malmquist(make_panel(*draw_tables(seed)), base=base, orientation=orientation, rts=rts)

    product = found.efficiency_change * found.technical_change
    assert found.malmquist == pytest.approx(product, rel=1e-12, nan_ok=True)
    assert found.efficiency_change == pytest.approx(found.pure_efficiency_change * found.scale_change, rel=1e-12)
    assert np.isfinite(found.malmquist).sum() >= 5


@SEEDS
@BASES
def test_ray_desli_parts_multiply_to_the_same_index(seed, base):
    panel = make_panel(*draw_tables(seed))
    split, plain = (malmquist(panel, base=base, decomposition=kind) for kind in ("ray_desli", "none"))

    product = split.pure_efficiency_change * split.technical_change * split.scale_change
    defined = np.isfinite(product)
    assert product[defined] == pytest.approx(plain.malmquist[defined], rel=1e-12)
    assert defined.sum() >= 5
    assert split.malmquist == pytest.approx(plain.malmquist, rel=1e-12)
    assert split.efficiency_change == pytest.approx(plain.efficiency_change, rel=1e-12)


@SEEDS
def test_periods_reversed_give_reciprocals(seed):
    used, made = draw_tables(seed, periods=2)

    forth = malmquist(make_panel(used, made, [1, 2]))
    back = malmquist(make_panel(used, made, [2, 1]))

    for name in FACTORS:
        assert getattr(forth, name) == pytest.approx(1 / getattr(back, name), rel=1e-9)


@SEEDS
@BASES
def test_under_constant_returns_the_orientation_does_not_matter(seed, base):
    panel = make_panel(*draw_tables(seed))
    out, into = (malmquist(panel, base=base, orientation=way) for way in ("output", "input"))

    for name in ("malmquist", "efficiency_change", "technical_change"):
        assert getattr(out, name) == pytest.approx(getattr(into, name), rel=1e-9)


@BASES
@pytest.mark.parametrize("growth", [1.3, 0.8])
def test_outputs_that_all_grow_alike_are_technical_change_and_nothing_else(base, growth):
    used, made = draw_tables(4, periods=1)
    panel = make_panel(np.concatenate([used, used]), np.concatenate([made, growth * made]))

    found = malmquist(panel, base=base)

    assert found.malmquist == pytest.approx(growth, rel=1e-9)
    assert found.technical_change == pytest.approx(growth, rel=1e-9)
    for name in ("efficiency_change", "pure_efficiency_change", "scale_change"):
        assert getattr(found, name) == pytest.approx(1.0, rel=1e-9)


@SEEDS
@pytest.mark.parametrize("base", ["fixed", "global"])
def test_the_fixed_and_the_global_index_chain_over_periods(seed, base):
    used, made = draw_tables(seed)
    steps = malmquist(make_panel(used, made), base=base).malmquist.reshape(-1, 2)

    pooled = read_panel_of_ends_and_middle(used, made, base)

    assert steps.prod(axis=1) == pytest.approx(pooled, rel=1e-9)


def read_panel_of_ends_and_middle(used, made, base):
    """From the first to the last period directly: the middle one stays in the technology under other names."""
    units = used.shape[1]
    labels = [f"{'m' if period == 1 else 'u'}{unit}" for period in range(3) for unit in range(units)]
    periods = np.repeat([0, 1 if base == "fixed" else 0, 1], units)
    found = malmquist(read_panel(labels, periods, used.reshape(-1, 2), made.reshape(-1, 2)), base=base)
    return [index for unit, index in zip(found.units, found.malmquist, strict=True) if unit.startswith("u")]


def test_one_input_and_one_output_under_constant_returns_have_a_closed_form():
    rng = np.random.default_rng(9)
    used, made = rng.uniform(1, 9, (3, 7)), rng.uniform(1, 9, (3, 7))
    ratio = made / used

    found = malmquist(make_panel(used, made))

    best = ratio.max(axis=1)
    assert found.malmquist == pytest.approx((ratio[1:] / ratio[:-1]).T.ravel(), rel=1e-12)
    assert found.technical_change == pytest.approx(np.tile(best[1:] / best[:-1], 7), rel=1e-12)


@SEEDS
def test_duplicates_of_units_change_nothing_for_the_others(seed):
    used, made = draw_tables(seed)
    plain = malmquist(make_panel(used, made))

    twice = malmquist(make_panel(np.tile(used, (1, 2, 1)), np.tile(made, (1, 2, 1))))

    for name in FACTORS:
        assert getattr(twice, name) == pytest.approx(np.tile(getattr(plain, name), 2), rel=1e-9)


@SEEDS
def test_the_order_of_rows_does_not_matter(seed):
    used, made = (table.reshape(-1, 2) for table in draw_tables(seed))
    labels, periods = [f"u{unit}" for unit in range(8)] * 3, np.repeat([0, 1, 2], 8)
    order = np.random.default_rng(seed).permutation(24)

    plain = malmquist(read_panel(labels, periods, used, made))
    mixed = malmquist(read_panel([labels[row] for row in order], periods[order], used[order], made[order]))

    place = {key: spot for spot, key in enumerate(zip(mixed.units, mixed.first, strict=True))}
    spots = [place[key] for key in zip(plain.units, plain.first, strict=True)]
    for name in FACTORS:
        assert getattr(mixed, name)[spots] == pytest.approx(getattr(plain, name), rel=1e-9)


@ORIENTATIONS
@pytest.mark.parametrize("rts", ["crs", "vrs"])
def test_units_of_measurement_do_not_matter(orientation, rts):
    used, made = draw_tables(7)
    plain = malmquist(make_panel(used, made), rts=rts, orientation=orientation)

    scaled = malmquist(make_panel(used * [1e12, 1], made * [1e-6, 1e12]), rts=rts, orientation=orientation)

    same(plain, scaled)


@SEEDS
def test_a_dominated_unit_changes_nothing_for_the_others(seed):
    used, made = draw_tables(seed)
    plain = malmquist(make_panel(used, made))

    more = make_panel(np.concatenate([used, 2 * used[:, :1]], axis=1), np.concatenate([made, made[:, :1] / 2], axis=1))

    assert malmquist(more).malmquist[:-2] == pytest.approx(plain.malmquist, rel=1e-9)


def test_equal_figures_in_both_periods_give_exactly_one():
    used, made = draw_tables(8, periods=1)

    found = malmquist(make_panel(np.concatenate([used, used]), np.concatenate([made, made])))

    for name in FACTORS:
        assert getattr(found, name) == pytest.approx(1.0, abs=1e-12)
    assert all(row["says"] == [] for row in found.rows())
