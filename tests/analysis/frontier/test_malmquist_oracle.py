"""Malmquist and Hicks-Moorsteen against one linear programme of SciPy for each distance."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from factories.panels import each_distance, make_panel
from yokoten.analysis.frontier import hicks_moorsteen, malmquist

PERIODS, UNITS = 3, 4
SMALL = st.integers(0, 4).map(float)  # ties, zeros, duplicates and collinear columns come by themselves
INPUTS = arrays(float, (PERIODS, UNITS, 2), elements=SMALL)
OUTPUTS = arrays(float, (PERIODS, UNITS, 2), elements=SMALL)
CHOICE = {"rts": st.sampled_from(["crs", "vrs"]), "orientation": st.sampled_from(["output", "input"])}
HOLES = arrays(bool, (PERIODS, UNITS, 2), elements=st.sampled_from([True] + [False] * 9))
NAN = float("nan")


def able(used, made):
    return ~np.isnan(np.hstack([used, made])).any(axis=1) & (used > 0).any(axis=1) & (made > 0).any(axis=1)


def usable(used, made):
    """Some pair can be formed, and no column is zero throughout."""
    rows = np.array([able(x, y) for x, y in zip(used, made, strict=True)])
    columns = np.concatenate([used[rows], made[rows]], axis=1) if rows.any() else np.zeros((1, 1))
    return rows, (rows[:-1] & rows[1:]).any() and columns.any(axis=0).all()


def holed(table, holes):
    return np.where(holes, NAN, table)


def adjacent(used, made, place, choice):
    """By the definition: the index and the change of efficiency, None where a distance is not defined."""
    a, unit = place
    b = a + 1
    asks = (a, (a, a, unit)), (a, (b, b, unit)), (b, (a, a, unit)), (b, (b, b, unit))
    own_a, before, after, own_b = each_distance(used, made, *asks, **choice)
    if None in (before, after):
        return None, own_b / own_a
    return np.sqrt(before / own_a * own_b / after), own_b / own_a


@given(used=INPUTS, made=OUTPUTS, holes=HOLES, **CHOICE)
@settings(max_examples=25, deadline=None)
def test_adjacent_index_is_the_one_of_single_programmes(used, made, holes, rts, orientation):
    used = holed(used, holes)
    rows, is_usable = usable(used, made)
    assume(is_usable)

    found = malmquist(make_panel(used, made), rts=rts, orientation=orientation, decomposition="none")

    for place, (unit, first) in enumerate(zip(found.units, found.first.astype(int), strict=True)):
        number = int(unit[1:])
        if not (rows[first, number] and rows[first + 1, number]):
            assert found.status[place] == "not_evaluated"
            continue
        index, change = adjacent(used, made, (first, number), {"rts": rts, "orientation": orientation})
        assert found.status[place] == ("infeasible" if index is None else "ok")
        assert found.malmquist[place] == pytest.approx(NAN if index is None else index, rel=1e-9, nan_ok=True)
        assert found.efficiency_change[place] == pytest.approx(change, rel=1e-9)


POSITIVE = st.integers(1, 5).map(float)
WHOLE = arrays(float, (PERIODS, UNITS, 2), elements=POSITIVE)


@given(used=WHOLE, made=WHOLE, **CHOICE)
@settings(max_examples=8, deadline=None)
def test_fgnz_and_ray_desli_parts_are_those_of_single_programmes(used, made, rts, orientation):
    panel, choice = make_panel(used, made), {"orientation": orientation}
    fgnz, split = malmquist(panel, rts=rts, **choice), malmquist(panel, decomposition="ray_desli", **choice)

    for place, (unit, first) in enumerate(zip(fgnz.units, fgnz.first.astype(int), strict=True)):
        spot = first, int(unit[1:])
        constant, catching = adjacent(used, made, spot, {"rts": "crs", **choice})
        variable, pure = adjacent(used, made, spot, {"rts": "vrs", **choice})
        known = NAN if constant is None else constant
        moved = (NAN, NAN) if variable is None else (variable / pure, constant / variable)
        assert fgnz.malmquist[place] == pytest.approx(known, rel=1e-9, nan_ok=True)
        assert fgnz.technical_change[place] == pytest.approx(known / catching, rel=1e-9, nan_ok=True)
        assert fgnz.pure_efficiency_change[place] == pytest.approx(pure, rel=1e-9)
        assert fgnz.scale_change[place] == pytest.approx(catching / pure, rel=1e-9)
        assert (split.technical_change[place], split.scale_change[place]) == pytest.approx(moved, rel=1e-9, nan_ok=True)


@given(used=WHOLE, made=WHOLE, **CHOICE)
@settings(max_examples=8, deadline=None)
def test_fixed_and_global_indices_are_those_of_single_programmes(used, made, rts, orientation):
    panel, choice = make_panel(used, made), {"rts": rts, "orientation": orientation}
    fixed, pooled = (malmquist(panel, base=base, decomposition="none", **choice) for base in ("fixed", "global"))
    whole_x, whole_y = (np.concatenate([table.reshape(1, -1, 2)] * PERIODS) for table in (used, made))

    for place, (unit, first) in enumerate(zip(fixed.units, fixed.first.astype(int), strict=True)):
        number = int(unit[1:])
        when = (first, first, number), (first + 1, first + 1, number)
        before, after = each_distance(used, made, (0, when[0]), (0, when[1]), **choice)
        known = NAN if None in (before, after) else after / before
        spots = [period * UNITS + number for period in (first, first + 1)]
        ends = each_distance(whole_x, whole_y, *((0, (0, 0, spot)) for spot in spots), **choice)
        assert fixed.malmquist[place] == pytest.approx(known, rel=1e-9, nan_ok=True)
        assert pooled.malmquist[place] == pytest.approx(ends[1] / ends[0], rel=1e-9)


@given(used=WHOLE, made=WHOLE, rts=CHOICE["rts"])
@settings(max_examples=8, deadline=None)
def test_hicks_moorsteen_is_the_one_of_eight_single_programmes_and_always_there(used, made, rts):
    found = hicks_moorsteen(make_panel(used, made), rts=rts)

    for place, (unit, a) in enumerate(zip(found.units, found.first.astype(int), strict=True)):
        b, number = a + 1, int(unit[1:])
        asks = (a, (a, b, number)), (a, (a, a, number)), (b, (b, b, number)), (b, (b, a, number))
        out = each_distance(used, made, *asks, rts=rts)
        asks = (a, (a, a, number)), (a, (b, a, number)), (b, (a, b, number)), (b, (b, b, number))
        into = each_distance(used, made, *asks, rts=rts, orientation="input")
        more, less = np.sqrt(out[0] / out[1] * out[2] / out[3]), np.sqrt(into[0] / into[1] * into[2] / into[3])
        assert found.output_change[place] == pytest.approx(more, rel=1e-9)
        assert found.input_change[place] == pytest.approx(less, rel=1e-9)
        assert found.hicks_moorsteen[place] == pytest.approx(more / less, rel=1e-9)
    assert set(found.status) == {"ok"}
