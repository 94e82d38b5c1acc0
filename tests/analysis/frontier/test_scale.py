"""Returns to scale: published labels, a loop over technologies, and what the most productive size must fulfil."""

import numpy as np
import pytest
from hypothesis import given, settings

from factories.envelopment import ORIENTATIONS, degenerate_tables, make_units
from factories.published import DEAP_2
from yokoten.analysis.frontier import dea, returns_to_scale
from yokoten.analysis.refusal import NotComputable


def test_printed_scale_efficiencies_and_labels_are_reproduced():
    found = returns_to_scale(DEAP_2["inputs"], DEAP_2["outputs"], orientation="input")
    assert found.crs == pytest.approx(DEAP_2["crs"], abs=5.1e-4)
    assert found.vrs == pytest.approx(DEAP_2["vrs_input"], abs=5.1e-4)
    assert found.scale_efficiency == pytest.approx(DEAP_2["scale"], abs=5.1e-4)
    assert found.label == DEAP_2["label"]


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@given(table=degenerate_tables())
@settings(max_examples=40, deadline=None)
def test_scores_are_those_of_each_technology_and_the_label_follows_from_them(orientation, table):
    found = returns_to_scale(*table, orientation=orientation)
    crs, vrs, nirs, ndrs = (
        dea(*table, rts=rts, orientation=orientation).efficiency for rts in ("crs", "vrs", "nirs", "ndrs")
    )
    assert found.scale_efficiency == pytest.approx(crs / vrs, abs=1e-9)
    assert (found.scale_efficiency <= 1 + 1e-9).all()
    assert (found.scale_efficiency > 0).all()
    assert found.certified.all()
    for unit, label in enumerate(found.label):
        narrow = {"irs": (nirs[unit], crs[unit]), "drs": (ndrs[unit], crs[unit]), "crs": (vrs[unit], crs[unit])}
        assert narrow[label][0] == pytest.approx(narrow[label][1], abs=1e-8)
        assert (label == "crs") == (abs(vrs[unit] - crs[unit]) <= 1e-8)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_most_productive_figures_have_full_scale_efficiency(orientation):
    used, made = make_units(60)
    found = returns_to_scale(used, made, orientation=orientation)
    best = np.split(found.most_productive, [3], axis=1)
    both = returns_to_scale(np.vstack([used, best[0]]), np.vstack([made, best[1]]), orientation=orientation)
    assert both.scale_efficiency[60:] == pytest.approx(np.ones(60), abs=1e-8)
    assert set(both.label[60:]) == {"crs"}
    assert both.crs[:60] == pytest.approx(found.crs, abs=1e-9)


def test_size_says_how_many_times_too_large():
    found = returns_to_scale([[2.0], [3.0], [6.0]], [[1.0], [3.0], [4.0]], orientation="input")
    assert found.size == pytest.approx([1 / 3, 1, 4 / 3])
    assert found.most_productive == pytest.approx(np.full((3, 2), 3.0))
    assert found.size_unique.all()


def test_unit_of_the_most_productive_size_is_its_own_measure():
    used, made = make_units(60)
    found = returns_to_scale(used, made)
    best = np.flatnonzero(np.abs(found.crs - 1) < 1e-9)
    assert found.size[best] == pytest.approx(np.ones(best.size))
    assert found.most_productive[best] == pytest.approx(np.hstack([used, made])[best])


def test_missing_cell_has_no_label():
    found = returns_to_scale([[1.0], [float("nan")], [2.0]], [[1.0], [1.0], [3.0]])
    assert found.label[1] == "not_evaluated"
    assert np.isnan(found.scale_efficiency[1])
    assert np.isnan(found.most_productive[1]).all()
    assert found.label[2] == "crs"


def test_unknown_orientation_is_refused():
    with pytest.raises(NotComputable, match="unknown_orientation"):
        returns_to_scale([[1.0]], [[1.0]], orientation="both")
