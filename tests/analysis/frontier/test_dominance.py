"""The real dominating unit, against a plain loop over all pairs."""

import numpy as np
import pytest
from hypothesis import given, settings

from factories.envelopment import ORIENTATIONS, degenerate_tables, make_units
from yokoten.analysis.frontier import dea, dominating
from yokoten.analysis.refusal import NotComputable


def by_a_loop(used, made, orientation):
    """Best Farrell score first, then the largest sum of slacks in means, then the first."""
    means, found = np.hstack([used, made]).mean(axis=0), []
    for unit in range(len(used)):
        best = (-1, None)
        for other in range(len(used)):
            no_worse = (used[other] <= used[unit]).all() and (made[other] >= made[unit]).all()
            better = (used[other] < used[unit]).any() or (made[other] > made[unit]).any()
            if not (no_worse and better):
                continue
            if orientation == "output":
                some = made[unit] > 0
                score = (made[other, some] / made[unit, some]).min()
            else:
                some = used[unit] > 0
                score = -(used[other, some] / used[unit, some]).max()
            spare = (np.r_[used[unit] - used[other], made[other] - made[unit]] / means).sum()
            merit = (round(score, 9), round(spare, 9))
            if best[1] is None or merit > best[1]:
                best = (other, merit)
        found.append(best[0])
    return found


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@given(table=degenerate_tables(most=20))
@settings(max_examples=120, deadline=None)
def test_on_degenerate_tables_it_is_the_one_of_a_loop(orientation, table):
    assert dominating(*table, orientation=orientation).tolist() == by_a_loop(*table, orientation)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_among_many_it_is_the_one_of_a_loop(orientation):
    table = make_units(250)
    assert dominating(*table, orientation=orientation).tolist() == by_a_loop(*table, orientation)


def test_nobody_dominates_an_efficient_unit():
    table = make_units(250)
    efficient = np.array(dea(*table).status) == "efficient"
    found = dominating(*table)
    assert (found[efficient] == -1).all()
    assert (found[~efficient] >= 0).sum() > 50


def test_duplicates_do_not_dominate_each_other_and_share_who_does():
    found = dominating([[2.0], [2.0], [1.0]], [[1.0], [1.0], [1.0]])
    assert found.tolist() == [2, 2, -1]


def test_units_of_measurement_do_not_matter():
    used, made = make_units(100)
    assert (dominating(used * 1e12, made * 1e-12) == dominating(used, made)).all()


def test_missing_cells_neither_dominate_nor_are_dominated():
    found = dominating([[2.0], [float("nan")], [1.0]], [[1.0], [9.0], [2.0]])
    assert found.tolist() == [2, -1, -1]


def test_unknown_orientation_is_refused():
    with pytest.raises(NotComputable, match="unknown_orientation"):
        dominating([[1.0]], [[1.0]], orientation="both")
