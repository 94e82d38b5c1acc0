"""Whoever registered an evaluation is reminded of the question after a year."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from factories import prove as make
from factories.kernel import make_member, make_organisation
from yokoten.kernel.models import Notification
from yokoten.prove.actions.reminding import remind_of_held
from yokoten.prove.models import Evaluation

pytestmark = pytest.mark.django_db
DUE = date(2026, 6, 2)


def told_on(day):
    remind_of_held(day, datetime.combine(day, time(6), UTC))
    return list(Notification.objects.values_list("person", "kind", "facts__question").order_by("pk"))


def test_the_author_is_told_sixty_days_before_two_weeks_before_and_on_the_day():
    evaluation = make.make_run(make_organisation()).evaluation
    line = (evaluation.registered_by_id, "prove.held_due", evaluation.question)
    assert told_on(DUE - timedelta(days=61)) == []
    assert told_on(DUE - timedelta(days=60)) == told_on(DUE - timedelta(days=59)) == [line]
    assert told_on(DUE - timedelta(days=14)) == [line] * 2
    assert told_on(DUE) == [line] * 3


def test_without_an_author_whoever_may_ask_is_told():
    home = make_organisation()
    evaluation, expert = make.make_run(home).evaluation, make_member("prove.*", organisation=home)
    Evaluation.objects.update(registered_by=None)
    assert told_on(DUE) == [(expert.pk, "prove.held_due", evaluation.question)]


def test_nobody_is_asked_about_what_has_no_result_or_was_withdrawn():
    make.make_evaluation(make_organisation())
    withdrawn = make.make_run(make_organisation()).evaluation
    Evaluation.objects.filter(pk=withdrawn.pk).update(state="withdrawn", withdraw_reason="Wrong.")
    assert told_on(DUE) == []
