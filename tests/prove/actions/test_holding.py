"""What is left of an effect a year after the start."""

from datetime import date, timedelta

import pytest

from factories import adopt
from factories import prove as make
from factories.kernel import make_member, make_organisation
from factories.practices import make_practice
from factories.prove import FIRST, RUN_AT
from yokoten.kernel.errors import RuleBroken
from yokoten.prove.actions.reviewing import check_held
from yokoten.prove.models import HeldCheck, Run
from yokoten.prove.queries.evaluation import due_checks

pytestmark = pytest.mark.django_db
YEAR_ON = date(2026, 6, 9)
NOW = RUN_AT + timedelta(days=300)


@pytest.fixture
def home():
    return make_organisation()


@pytest.fixture
def expert(home):
    return make_member("prove.*", "practices.*", organisation=home)


def go_on(run, level):
    """Weekly numbers from December to June."""
    values = [level + make.WOBBLE[at % len(make.WOBBLE)] for at in range(28)]
    adopt.make_readings(run.evaluation.target, values, first=FIRST + timedelta(days=7 * 47))


@pytest.mark.parametrize("design", ["before_after", "course", "interrupted"])
@pytest.mark.parametrize(("level", "verdict"), [(40, "held"), (50, "lost")])
def test_the_same_design_on_later_numbers_says_what_is_left(home, expert, design, level, verdict):
    run = make.make_run(home, design=design)
    go_on(run, level)
    check = check_held(expert, run.evaluation, today=YEAR_ON, now=NOW)
    assert check.verdict == verdict and check.due_on == date(2026, 6, 2) and len(check.figures) == 28
    assert Run.objects.get().facts["persistence"] == verdict


def test_a_part_that_is_left_is_called_partly_held(home, expert):
    run = make.make_run(home)
    go_on(run, 45)
    check = check_held(expert, run.evaluation, today=YEAR_ON, now=NOW)
    assert check.verdict == "partly" and check.lower < check.share < check.upper


def test_it_is_not_asked_before_the_year_is_over(home, expert):
    run = make.make_run(home)
    with pytest.raises(RuleBroken) as refusal:
        check_held(expert, run.evaluation, today=date(2026, 6, 1), now=NOW)
    assert (refusal.value.code, refusal.value.facts["due"]) == ("held_too_early", date(2026, 6, 2))
    assert not HeldCheck.objects.exists()


def test_without_later_numbers_it_cannot_be_told(home, expert):
    run = make.make_run(home)
    check = check_held(expert, run.evaluation, today=YEAR_ON, now=NOW)
    assert (check.verdict, check.reason["code"]) == ("cannot_say", "not_measured")


def test_the_practice_keeps_the_best_grade_that_was_agreed_to(home, expert):
    practice = make_practice(home, evidence="told")
    run = make.make_reviewed(home, practice=practice)
    go_on(run, 40)
    check_held(expert, run.evaluation, today=YEAR_ON, now=NOW)
    practice.refresh_from_db()
    assert practice.evidence == "measured"


def test_checks_are_due_until_they_are_answered(home, expert):
    run = make.make_run(home)
    assert due_checks(expert, date(2026, 6, 1)) == []
    assert [(one.pk, due) for one, due in due_checks(expert, YEAR_ON)] == [(run.evaluation.pk, date(2026, 6, 2))]
    assert due_checks(make_member("prove.*"), YEAR_ON) == []
    go_on(run, 40)
    check_held(expert, run.evaluation, today=YEAR_ON, now=NOW)
    assert due_checks(expert, YEAR_ON) == []
