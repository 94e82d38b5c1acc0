"""What other rooms read of evaluations."""

from datetime import timedelta

import pytest

from factories import prove as make
from factories.kernel import make_organisation
from factories.prove import RUN_AT
from yokoten.kernel.actor import SYSTEM
from yokoten.prove.actions.evaluation import withdraw_evaluation
from yokoten.prove.actions.reviewing import review_evaluation
from yokoten.prove.actions.running import run_evaluation
from yokoten.prove.queries.evidence import evidence_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_organisation()


def test_a_project_carries_the_effect_with_interval_and_grade(home):
    run = make.make_reviewed(home)
    project = run.evaluation.project
    found = evidence_of([project])[project.pk]
    assert (found.estimate, found.lower, found.upper, found.se) == (run.estimate, run.lower, run.upper, run.se)
    assert (found.grade, found.unit, found.outcome, found.design) == ("measured", "h", "Lead time", "before_after")
    assert found.is_reviewed and found.is_lower_better and found.persistence == "not_due" and found.matters == 3


def test_a_null_result_counts_like_any_other(home):
    run = make.make_run(home, make.numbers(50, 50))
    assert evidence_of([run.evaluation.project_id])[run.evaluation.project_id].lower < 0


def test_the_latest_read_run_goes_before_a_later_one_nobody_read(home):
    read = make.make_reviewed(home)
    evaluation = read.evaluation
    later = run_evaluation(SYSTEM, evaluation, now=RUN_AT + timedelta(days=9))
    assert evidence_of([evaluation.project])[evaluation.project_id].made_at == read.made_at
    review_evaluation(SYSTEM, evaluation, make.opinion(), now=RUN_AT + timedelta(days=10))
    assert evidence_of([evaluation.project])[evaluation.project_id].made_at == later.made_at


def test_projects_without_a_run_and_withdrawn_evaluations_are_left_out(home):
    registered = make.make_evaluation(home)
    withdrawn = make.make_run(home).evaluation
    withdraw_evaluation(SYSTEM, withdrawn, reason="Wrong.", now=RUN_AT)
    assert evidence_of([registered.project, withdrawn.project]) == {}


def test_many_projects_take_few_queries(home, django_assert_max_num_queries):
    projects = [make.make_run(home).evaluation.project for _ in range(3)]
    with django_assert_max_num_queries(4):
        assert len(evidence_of(projects)) == 3
