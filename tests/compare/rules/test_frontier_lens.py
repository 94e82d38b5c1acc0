"""The fourth lens: who stands on the frontier gets its part, and nothing changes while it is off."""

import numpy as np
import pytest

from factories.figures import make_answer, make_figures
from yokoten.analysis.refusal import NotComputable
from yokoten.compare.rules.frozen import freeze
from yokoten.compare.rules.lenses import frontier_parts
from yokoten.compare.rules.question import LensWeights, Mix

UNITS = make_figures().units
ON = LensWeights(1, 1, 1, frontier=3)


def mix(dominating="", refused="", **shares):
    part = np.array([shares.get(unit, 0.0) for unit in UNITS])
    return Mix(part, 2 * part, UNITS.index(dominating) if dominating else -1, refused)


def ranked(seen=None, weights=ON):
    figures = make_figures(mix=seen)
    answer = make_answer(figures, lens_weights=weights)
    return {UNITS[row.unit]: row for row in answer.teachers}, answer, figures


def codes(row):
    return [reason.code for reason in row.reasons]


def test_shares_count_against_the_largest_and_whoever_beats_you_counts_fully():
    candidates = np.array([unit in ("Twin", "Giant", "Riser") for unit in UNITS])
    parts = dict(zip(UNITS, frontier_parts(mix("Riser", Twin=0.3, Giant=0.6, Other=0.1), candidates), strict=True))
    assert (parts["Twin"], parts["Giant"], parts["Riser"], parts["Other"]) == (pytest.approx(0.5), 1, 1, 0)


def test_a_peer_rises_with_the_lens_and_says_why():
    rows, _, _ = ranked(mix(Giant=1.0))
    assert rows["Giant"].rank == 1 and rows["Giant"].parts.frontier == 1
    reason = next(one for one in rows["Giant"].reasons if one.code == "on_frontier")
    assert reason.facts == {"intensity": 2.0, "share_percent": 100.0}
    assert "on_frontier" not in codes(rows["Twin"])


def test_whoever_really_does_it_says_so():
    rows, _, _ = ranked(mix("Twin", Giant=1.0))
    assert "dominates" in codes(rows["Twin"]) and "dominates" not in codes(rows["Giant"])


def test_a_refused_lens_gives_its_weight_to_the_others():
    rows, answer, figures = ranked(mix(refused="stands_on_frontier"))
    plain, _, _ = ranked(None, LensWeights(1, 1, 1))
    assert {unit: row.score for unit, row in rows.items()} == {unit: row.score for unit, row in plain.items()}
    assert answer.lens_weights.frontier == 0
    assert freeze(figures, answer, "Focus")["frontier"]["refused"] == "stands_on_frontier"


def test_all_weight_on_a_refused_lens_is_refused():
    with pytest.raises(NotComputable, match="weights_zero"):
        ranked(mix(refused="no_figures"), LensWeights(0, 0, 0, frontier=1))


def test_a_frozen_answer_names_peers_that_are_not_on_the_list():
    _, answer, figures = ranked(mix(Giant=0.6, Behind=0.4))
    assert freeze(figures, answer, "Focus")["frontier"]["others"] == ["Behind"]


def test_an_answer_without_the_lens_knows_nothing_of_it():
    _, answer, figures = ranked(None, LensWeights())
    assert freeze(figures, answer, "Focus")["frontier"] is None
    assert freeze(figures, answer, "Focus")["lenses"] == [0.5, 0.25, 0.25]
