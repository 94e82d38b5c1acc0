"""Registering, running, reading and withdrawing evaluations of a project's own numbers."""

from datetime import date, timedelta

import pytest

from factories import prove as make
from factories.kernel import make_member, make_organisation
from factories.practices import make_practice
from factories.prove import REGISTERED, RUN_AT, START
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry
from yokoten.prove.actions.evaluation import register_evaluation, withdraw_evaluation
from yokoten.prove.actions.reviewing import check_held, review_evaluation
from yokoten.prove.actions.running import Otherwise, run_evaluation
from yokoten.prove.models import Evaluation, Run

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_organisation()


@pytest.fixture
def expert(home):
    return make_member("prove.*", "practices.*", organisation=home)


def refused(act, *args, **details):
    with pytest.raises(RuleBroken) as refusal:
        act(*args, **details)
    return refusal.value


def test_an_evaluation_is_signed_with_everything_that_could_be_chosen(home, expert):
    target = make.make_measured_target(home)
    evaluation = register_evaluation(expert, target, make.asked(), today=REGISTERED.date(), now=REGISTERED)
    assert (evaluation.outcome, evaluation.unit, evaluation.is_lower_better) == ("Lead time", "h", True)
    assert evaluation.registered_by == expert and len(evaluation.print) == 64
    assert Entry.objects.get(act="prove.register_evaluation").facts["print"] == evaluation.print


def test_a_design_that_the_numbers_cannot_carry_is_refused_with_the_best_they_can(home, expert):
    target = make.make_measured_target(home, make.numbers(weeks=(5, 26)))
    frame = {"start": date(2025, 2, 10), "design": "interrupted"}
    refusal = refused(register_evaluation, expert, target, make.asked(**frame), today=date(2025, 2, 1), now=REGISTERED)
    assert refusal.code == "design_not_carried"
    assert (refusal.facts["best"], refusal.facts["reasons"]) == ("before_after", ["few_periods_before"])
    assert not Evaluation.objects.exists()


def test_numbers_still_to_come_count_by_their_rhythm_when_it_is_registered(home, expert):
    target = make.make_measured_target(home, make.numbers(weeks=(21, 0)))
    evaluation = register_evaluation(
        expert, target, make.asked(design="interrupted"), today=date(2025, 5, 27), now=REGISTERED
    )
    assert evaluation.state == "registered"
    assert refused(run_evaluation, expert, evaluation, now=RUN_AT).code == "design_not_carried"


@pytest.mark.parametrize(
    ("details", "code"),
    [
        ({"question": " "}, "evaluation_question_missing"),
        ({"start": date(2024, 1, 1)}, "start_outside_window"),
        ({"matters": 0}, "matters_not_positive"),
        ({"design": "no-such"}, "design_missing"),
    ],
)
def test_a_registration_that_lacks_something_is_not_signed(home, expert, details, code):
    target = make.make_measured_target(home)
    refusal = refused(
        register_evaluation, expert, target, make.asked(**details), today=REGISTERED.date(), now=REGISTERED
    )
    assert refusal.code == code


def test_a_run_finds_the_effect_with_interval_grade_and_fingerprint(home):
    run = make.make_run(home)
    assert run.estimate == pytest.approx(-10, abs=1) and run.lower < run.estimate < run.upper < 0
    assert run.grade == "measured" and run.facts["is_registered"] and run.facts["quality"]["missing"] == 0
    assert len(run.figures) == 47 and len(run.fingerprint) == 64
    assert run.evaluation.state == "run"


@pytest.mark.parametrize("design", ["before_after", "course", "interrupted"])
def test_every_design_of_own_numbers_finds_the_same_change(home, design):
    run = make.make_run(home, design=design)
    assert run.estimate == pytest.approx(-10, abs=2) and run.se > 0
    assert all(value is not None for name, value in run.facts["checks"].items() if name in CHECKS[design])


CHECKS = {
    "before_after": {"pretrend"},
    "course": {"autocorrelation"},
    "interrupted": {"autocorrelation", "placebo"},
}


def test_a_null_and_a_harmful_result_are_kept_as_they_are(home):
    null = make.make_run(home, make.numbers(50, 50))
    harmful = make.make_run(home, make.numbers(40, 50))
    assert null.lower < 0 < null.upper and null.grade == "measured"
    assert harmful.lower > 0 and harmful.grade == "measured"


def test_an_evaluation_registered_after_the_numbers_were_seen_says_so(home, expert):
    target = make.make_measured_target(home)
    evaluation = register_evaluation(expert, target, make.asked(), today=RUN_AT.date(), now=RUN_AT)
    run = run_evaluation(expert, evaluation, now=RUN_AT + timedelta(days=1))
    assert not run.facts["is_registered"]


def test_what_is_run_otherwise_is_shown_and_costs_points(home, expert):
    evaluation = make.make_evaluation(home)
    kept = run_evaluation(expert, evaluation, now=RUN_AT)
    moved = run_evaluation(expert, evaluation, now=RUN_AT, otherwise=Otherwise(start=START + timedelta(days=14)))
    assert kept.deviations == [] and moved.deviations == [{"field": "start", "is_weighty": True}]
    assert moved.points < kept.points and Run.objects.count() == 2


def test_numbers_that_are_all_alike_are_refused_in_words(home, expert):
    evaluation = make.make_evaluation(home, [50] * 47)
    refusal = refused(run_evaluation, expert, evaluation, now=RUN_AT)
    assert (refusal.code, refusal.facts["reason"]) == ("effect_not_computable", "no_spread")


def test_a_window_that_is_still_open_is_said(home, expert):
    evaluation = make.make_evaluation(home)
    run = run_evaluation(expert, evaluation, now=RUN_AT - timedelta(days=30))
    assert {"code": "window_open", "facts": {}} in run.caveats


def test_a_second_person_reads_and_the_grade_counts_it(home, expert):
    run = make.make_run(home)
    review = review_evaluation(expert, run.evaluation, make.opinion(), now=RUN_AT)
    before, run = run.points, Run.objects.get()
    assert review.reviewer == expert and run.points == before + 5 and run.facts["is_second_read"]
    assert run.evaluation.state == "reviewed"


def test_an_objection_takes_the_second_reader_back(home, expert):
    run = make.make_reviewed(home)
    review_evaluation(expert, run.evaluation, make.opinion("objects"), now=RUN_AT)
    assert not Run.objects.get().facts["is_second_read"]


def test_nobody_reads_what_they_registered_or_ran(home, expert):
    evaluation = make.make_evaluation(home)
    run_evaluation(expert, evaluation, now=RUN_AT)
    author = make_member("prove.*", organisation=home, person=evaluation.registered_by)
    for person in (expert, author):
        assert (
            refused(review_evaluation, person, evaluation, make.opinion(), now=RUN_AT).code == "evaluation_review_own"
        )
    assert refused(review_evaluation, SYSTEM, evaluation, make.opinion(remark=" "), now=RUN_AT).code == (
        "review_needs_remark"
    )


def test_there_is_nothing_to_read_before_it_is_run(home, expert):
    evaluation = make.make_evaluation(home)
    assert refused(review_evaluation, expert, evaluation, make.opinion(), now=RUN_AT).code == "evaluation_not_run"
    assert refused(check_held, expert, evaluation, today=RUN_AT.date(), now=RUN_AT).code == "evaluation_not_run"


def test_a_withdrawn_evaluation_stays_with_its_reason_and_takes_no_more_acts(home, expert):
    evaluation = make.make_reviewed(home).evaluation
    assert refused(withdraw_evaluation, expert, evaluation, reason=" ", now=RUN_AT).code == "evaluation_needs_reason"
    withdraw_evaluation(expert, evaluation, reason="The scale was wrong.", now=RUN_AT)
    kept = Evaluation.objects.get()
    assert (kept.state, kept.withdraw_reason) == ("withdrawn", "The scale was wrong.") and Run.objects.count() == 1
    assert refused(run_evaluation, expert, kept, now=RUN_AT).code == "evaluation_withdrawn"


def test_people_of_another_organisation_may_not(home):
    stranger, evaluation = make_member("prove.*"), make.make_evaluation(home)
    with pytest.raises(NotAllowed):
        run_evaluation(stranger, evaluation, now=RUN_AT)


def test_the_grade_of_the_practice_follows_and_the_trail_says_from_what_to_what(home, expert):
    practice = make_practice(home, evidence="told", metrics=())
    run = make.make_run(home, practice=practice)
    review_evaluation(expert, run.evaluation, make.opinion(), now=RUN_AT)
    practice.refresh_from_db()
    assert practice.evidence == "measured"
    withdraw_evaluation(expert, run.evaluation, reason="Wrong.", now=RUN_AT)
    practice.refresh_from_db()
    lines = [one.facts["evidence"] for one in Entry.objects.filter(act="practices.set_evidence").order_by("pk")]
    assert practice.evidence == "told" and lines == [
        {"from": "told", "to": "measured"}, {"from": "measured", "to": "told"},
    ]  # fmt: skip


def test_the_practice_of_others_keeps_its_grade(home, expert):
    practice = make_practice(make_organisation(), evidence="told")
    run = make.make_run(home, practice=practice)
    review_evaluation(expert, run.evaluation, make.opinion(), now=RUN_AT)
    practice.refresh_from_db()
    assert practice.evidence == "told"
