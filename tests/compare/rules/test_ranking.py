"""Who is worth learning from: who is a candidate, how they rank, and what is refused."""

import math
from dataclasses import replace

import numpy as np
import pytest

from factories.figures import OUTCOME, make_answer, make_figures, mask_of
from yokoten.analysis.refusal import NotComputable
from yokoten.compare.rules.question import LensWeights

NAN = float("nan")


def names(answer, figures=None):
    return [(figures or make_figures()).units[teacher.unit] for teacher in answer.teachers]


def teacher(answer, name):
    return answer.teachers[names(answer).index(name)]


def test_those_ahead_are_ranked_and_the_focus_never():
    answer = make_answer()

    assert sorted(names(answer)) == ["Giant", "Riser", "Twin"]
    assert (answer.ahead, answer.judged, answer.nobody_better) == (3, 6, False)
    assert [teacher.rank for teacher in answer.teachers] == [1, 2, 3]


def test_alike_riser_comes_before_the_alike_and_the_giant():
    assert names(make_answer()) == ["Riser", "Twin", "Giant"]


def test_score_is_the_weighted_sum_of_the_lenses_between_nothing_and_one():
    answer = make_answer(lens_weights=LensWeights(3, 2, 1))

    for row in answer.teachers:
        expected = (3 * row.parts.alike + 2 * row.parts.better + row.parts.where) / 6
        assert row.score == pytest.approx(expected)
        assert all(0 <= part <= 1 for part in (row.score, row.parts.alike, row.parts.better, row.parts.where))


@pytest.mark.parametrize(
    ("lenses", "first"),
    [(LensWeights(1, 0, 0), "Twin"), (LensWeights(0, 1, 0), "Giant"), (LensWeights(0, 0, 1), "Riser")],
)
def test_each_lens_alone_has_its_own_favourite(lenses, first):
    assert names(make_answer(lens_weights=lenses))[0] == first


def test_facts_of_a_row_are_those_of_the_table():
    row = teacher(make_answer(), "Riser")

    assert row.gap.now == pytest.approx(60)
    assert row.difference == pytest.approx(60)
    assert row.timing.years == pytest.approx(8)
    assert row.timing.growth_since == pytest.approx(math.log(1.6) / 8)
    assert sum(row.contributions) == pytest.approx(row.distance)
    assert row.rms_gap_percent == pytest.approx(100 * math.sqrt(row.distance))


def test_place_ahead_all_along_has_no_years():
    assert teacher(make_answer(), "Giant").timing is None


def test_lower_is_better_turns_the_list_round():
    answer = make_answer(lower_is_better=True)

    assert sorted(names(answer)) == ["Behind", "Other"]
    assert teacher(answer, "Behind").gap.now == pytest.approx(25)


def test_nobody_better_is_said():
    answer = make_answer(make_figures(outcome={"Focus": [400, 400, 400, 400]}))

    assert answer.teachers == ()
    assert answer.nobody_better


def test_nobody_comparable_is_not_called_nobody_better():
    figures = make_figures()
    answer = make_answer(replace(figures, excluded=~mask_of(figures, "Focus")))

    assert answer.teachers == ()
    assert not answer.nobody_better


def test_inflation_creates_no_teachers_at_current_prices():
    rise = [1.1 ** (4 * step) for step in range(4)]
    figures = make_figures(outcome={unit: [value[-1] * step for step in rise] for unit, value in OUTCOME.items()})

    current, constant = make_answer(figures, prices="current"), make_answer(figures)
    assert [row.timing for row in current.teachers] == [None] * 3
    assert current.over_time.method == "relative_position"
    assert any(row.timing for row in constant.teachers)


def test_stated_index_deflates_current_prices():
    rise = np.array([1.0, 1.5, 2.2, 3.0])
    nominal = {unit: list(np.array(values) * rise) for unit, values in OUTCOME.items()}
    figures = make_figures(outcome=nominal, price_index=rise)

    answer = make_answer(figures, prices="current")
    assert answer.over_time.method == "deflated"
    assert teacher(answer, "Riser").timing.years == pytest.approx(8)


def test_lens_refused_for_its_prices_gives_its_weight_to_the_others():
    outcome = {"Behind": [-60.0, 65, 70, 75]}
    answer = make_answer(make_figures(outcome=outcome), prices="current")

    assert answer.refused_lens.code == "position_needs_positive"
    assert answer.lens_weights == LensWeights(pytest.approx(2 / 3), pytest.approx(1 / 3), 0)
    assert len(answer.teachers) == 3


def test_single_period_leaves_two_lenses():
    figures = make_figures()
    answer = make_answer(replace(figures, periods=figures.periods[-1:], outcome=figures.outcome[:, -1:]))

    assert answer.refused_lens.code == "single_period"
    assert answer.teachers[0].timing is None


def test_places_left_out_say_why():
    figures = make_figures(structure={"Twin": [NAN, 0.3]}, outcome={"Riser": [80, 100, 125, NAN]})
    answer = make_answer(replace(figures, excluded=mask_of(figures, "Giant")))

    assert {(figures.units[left.unit], left.code) for left in answer.left_out} == {
        ("Twin", "too_few_variables"),
        ("Riser", "no_outcome"),
        ("Giant", "excluded"),
    }
    assert answer.teachers == ()


def test_same_seed_gives_the_same_spread():
    first, again, other = (make_answer(seed=seed) for seed in (3, 3, 4))

    assert [row.stability for row in first.teachers] == [row.stability for row in again.teachers]
    assert [row.score for row in first.teachers] == [row.score for row in other.teachers]


def test_rank_lies_within_its_spread_and_order_of_rows_does_not_matter():
    figures = make_figures()
    turned = replace(
        figures,
        units=(figures.units[0], *figures.units[:0:-1]),
        structure=np.vstack([figures.structure[:1], figures.structure[:0:-1]]),
        outcome=np.vstack([figures.outcome[:1], figures.outcome[:0:-1]]),
    )
    here, there = make_answer(figures), make_answer(turned)

    assert names(here) == names(there, turned)
    assert [row.score for row in here.teachers] == pytest.approx([row.score for row in there.teachers])
    assert all(row.rank_low <= row.rank <= row.rank_high for row in here.teachers)


def test_break_keeps_the_past_out_of_the_answer():
    figures = make_figures()
    breaks = np.zeros(figures.outcome.shape, dtype=bool)
    breaks[2, 3] = True
    row = teacher(make_answer(replace(figures, breaks=breaks)), "Riser")

    assert row.timing is None
    assert row.gap.count == 1


@pytest.mark.parametrize(
    ("figures", "settings", "code"),
    [
        (make_figures(outcome={"Focus": [70, 80, 90, NAN]}), {}, "focus_misses_outcome"),
        (make_figures(structure={"Focus": [NAN, 0.3]}), {}, "focus_misses_structure"),
        (make_figures(), {"prices": "index"}, "index_has_no_level"),
        (make_figures(), {"k": 0}, "k_not_positive"),
        (make_figures(), {"lens_weights": LensWeights(0, 0, 0)}, "weights_zero"),
        (make_figures(structure={u: [v[-1] / 10, 0.1] for u, v in OUTCOME.items()}), {}, "outcome_in_structure"),
    ],
)
def test_unfit_question_is_refused(figures, settings, code):
    with pytest.raises(NotComputable) as refusal:
        make_answer(figures, **settings)

    assert refusal.value.code == code
