"""Evaluations on official figures of places: registered, run, asked after a year."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from factories import prove as make
from factories.kernel import make_member, make_organisation
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import RuleBroken
from yokoten.measure.models import Observation
from yokoten.prove.actions.evaluation import register_evaluation
from yokoten.prove.actions.reviewing import check_held, review_evaluation
from yokoten.prove.actions.running import Otherwise, run_evaluation
from yokoten.prove.models import Evaluation, Run

pytestmark = pytest.mark.django_db
EARLY = datetime(2019, 12, 1, 9, 0, tzinfo=UTC)
LATE = datetime(2023, 6, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def home():
    return make_organisation()


@pytest.fixture
def expert(home):
    return make_member("prove.*", organisation=home)


def registered(actor, compared, **details):
    return register_evaluation(actor, compared, make.asked_by_year(**details), today=LATE.date(), now=LATE)


def test_who_began_when_and_who_did_not_is_signed(home, expert):
    compared = make.make_compared(home)
    evaluation = registered(expert, compared)
    assert (evaluation.outcome, evaluation.is_lower_better) == ("Waiting time", True)
    assert evaluation.treated[0]["start"] == 2020 and len(evaluation.comparison) == 16
    assert evaluation.is_after_the_fact
    moved = registered(expert, replace(compared, first={**compared.first, min(compared.first): 2021}),
                       design="did_staggered")  # fmt: skip
    assert moved.print != evaluation.print


@pytest.mark.parametrize(
    ("design", "made"),
    [("did", {}), ("did_staggered", {"starts": (2018, 2020)}), ("synthetic", {"began": 1})],
)
def test_every_comparison_finds_the_change(home, expert, design, made):
    start = date(min(made.get("starts", (2020,))), 1, 1)
    run = run_evaluation(expert, registered(expert, make.make_compared(home, **made), design=design, start=start),
                         now=LATE)  # fmt: skip
    assert run.estimate == pytest.approx(-3, abs=0.8) and run.lower < run.estimate < run.upper < 0
    assert run.facts["quality"] == {"has_source": True, "estimated": 0.0, "missing": 0.0, "breaks": 0}
    assert len(run.figures["years"]) == 13 and run.figures["units"][0]["first"] == start.year


def test_registered_in_time_and_read_by_a_second_person_it_is_compared(home, expert):
    compared = make.make_compared(home)
    later = Observation.objects.filter(period__gte="2020")
    kept = list(later)
    later.delete()
    evaluation = register_evaluation(expert, compared, make.asked_by_year(), today=EARLY.date(), now=EARLY)
    assert not evaluation.is_after_the_fact
    Observation.objects.bulk_create(kept)
    run = run_evaluation(expert, evaluation, now=LATE)
    assert run.grade == "measured"
    review_evaluation(SYSTEM, evaluation, make.opinion(), now=LATE)
    assert Run.objects.get().grade == "compared"


def test_without_others_the_best_the_figures_carry_is_named(home, expert):
    compared = replace(make.make_compared(home), comparison=())
    with pytest.raises(RuleBroken) as refusal:
        registered(expert, compared)
    assert refusal.value.code == "design_not_carried"
    assert (refusal.value.facts["best"], refusal.value.facts["reasons"]) == ("before_after", ["treated_everywhere"])


def test_nobody_stands_on_both_sides(home, expert):
    compared = make.make_compared(home)
    with pytest.raises(RuleBroken) as refusal:
        registered(expert, replace(compared, comparison=tuple(compared.first)))
    assert refusal.value.code == "on_both_sides" and not Evaluation.objects.exists()


def test_somebody_must_have_begun(home, expert):
    with pytest.raises(RuleBroken) as refusal:
        registered(expert, replace(make.make_compared(home), first={}))
    assert refusal.value.code == "treated_missing"


def test_a_window_that_was_cut_is_a_weighty_departure(home, expert):
    evaluation = registered(expert, make.make_compared(home))
    run = run_evaluation(expert, evaluation, now=LATE, otherwise=Otherwise(window_from=date(2015, 1, 1)))
    assert run.deviations == [{"field": "window_from", "is_weighty": True}] and run.figures["years"][0] == 2015


def test_later_years_tell_whether_the_effect_held(home, expert):
    evaluation = registered(expert, make.make_compared(home, last=2025))
    run_evaluation(expert, evaluation, now=LATE)
    check = check_held(expert, evaluation, today=date(2026, 6, 1), now=LATE)
    assert check.verdict == "held" and max(check.figures["years"]) == 2025
