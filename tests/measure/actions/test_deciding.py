"""Two people at one question: whoever comes second learns what the first one said, and decides again."""

from datetime import timedelta

import pytest

from factories.imports import (
    NOW,
    ask_the_gate,
    asked,
    described,
    make_analyst,
    make_land,
    make_rows,
    organisation_of,
    with_lost_digit,
)
from yokoten.interfaces.importers.intake import map_columns
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.models import Entry
from yokoten.measure.actions.confirming import confirm_import
from yokoten.measure.actions.deciding import accept_open_questions, decide_alarm, decide_question
from yokoten.measure.models import ImportAlarm
from yokoten.measure.queries.intake import questions_of
from yokoten.measure.rules.intake.decisions import Answer, asks_the_same, version_of

pytestmark = pytest.mark.django_db
FIRST, SECOND = ("exclude", "digit lost"), ("accept", "checked with the source")
LATER = NOW + timedelta(minutes=3)


@pytest.fixture
def analyst():
    make_land()
    return make_analyst()


@pytest.fixture
def colleague(analyst):
    return make_analyst(organisation_of(analyst))


def version(dataset, question=1):
    return next(one.version for one in questions_of(dataset) if one.number == question)


def decision():
    one = ImportAlarm.objects.get(question=1)
    return one.decision, one.reason, one.decided_by


def test_the_second_answer_to_one_question_is_refused_and_says_who_what_why_and_when(analyst, colleague):
    dataset = asked(analyst, with_lost_digit())
    seen = version(dataset)
    decide_question(analyst, dataset, 1, Answer(*FIRST, seen=seen), now=NOW)
    with pytest.raises(RuleBroken) as refusal:
        decide_question(colleague, dataset, 1, Answer(*SECOND, seen=seen), now=LATER)
    assert refusal.value.code == "decided_meanwhile"
    facts = {"person": str(analyst), "decision": "exclude", "reason": "digit lost", "at": NOW}
    assert refusal.value.facts == facts
    assert decision() == (*FIRST, analyst)


def test_who_saw_the_first_answer_may_decide_otherwise(analyst, colleague):
    dataset = asked(analyst, with_lost_digit())
    decide_question(analyst, dataset, 1, Answer(*FIRST, seen=version(dataset)), now=NOW)
    decide_question(colleague, dataset, 1, Answer(*SECOND, seen=version(dataset)), now=LATER)
    assert decision() == (*SECOND, colleague)


def test_the_same_answer_twice_is_kept_once(analyst, colleague):
    dataset = asked(analyst, with_lost_digit())
    seen = version(dataset)
    decide_question(analyst, dataset, 1, Answer(*FIRST, seen=seen), now=NOW)
    decide_question(colleague, dataset, 1, Answer(*FIRST, seen=seen), now=LATER)
    assert decision() == (*FIRST, analyst)
    assert Entry.objects.filter(act="measure.decide_question").count() == 1


def test_one_replacement_is_not_the_same_answer_as_another(analyst, colleague):
    dataset = asked(analyst, with_lost_digit())
    seen = version(dataset)
    decide_question(analyst, dataset, 1, Answer("replace", "table 3", {1: 5.0}, seen), now=NOW)
    with pytest.raises(RuleBroken) as refusal:
        decide_question(colleague, dataset, 1, Answer("replace", "table 3", {1: 6.0}, seen), now=LATER)
    assert refusal.value.code == "decided_meanwhile"
    assert ImportAlarm.objects.get(question=1).replacement == 5.0


def test_one_alarm_is_guarded_like_a_question(analyst, colleague):
    dataset = asked(analyst, with_lost_digit())
    alarm = ImportAlarm.objects.get(dataset=dataset)
    seen = version_of([alarm])
    decide_alarm(analyst, alarm, Answer(*FIRST, seen=seen), now=NOW)
    with pytest.raises(RuleBroken) as refusal:
        decide_alarm(colleague, alarm, Answer(*SECOND, seen=seen), now=LATER)
    assert refusal.value.code == "decided_meanwhile"
    assert decide_alarm(colleague, alarm, Answer(*FIRST, seen=seen), now=LATER).decided_by == analyst


def test_an_answer_to_a_question_that_became_another_one_is_refused(analyst):
    dataset = asked(analyst, with_lost_digit())
    seen = version(dataset)
    ImportAlarm.objects.update(period="2022")
    with pytest.raises(RuleBroken) as refusal:
        decide_question(analyst, dataset, 1, Answer(*FIRST, seen=seen), now=NOW)
    assert refusal.value.code == "question_changed" and decision()[0] == ""


def test_checking_again_without_a_change_keeps_what_was_seen(analyst):
    dataset = asked(analyst, with_lost_digit())
    seen = version(dataset)
    dataset = ask_the_gate(analyst, map_columns(analyst, dataset, described(dataset)), {})
    decide_question(analyst, dataset, 1, Answer(*FIRST, seen=seen), now=NOW)
    assert decision()[0] == "exclude"


def test_an_import_is_not_confirmed_on_answers_that_nobody_saw(analyst, colleague):
    dataset = asked(analyst, with_lost_digit())
    decide_question(analyst, dataset, 1, Answer(*FIRST), now=NOW)
    seen = version_of(ImportAlarm.objects.all())
    decide_question(colleague, dataset, 1, Answer(*SECOND, seen=version(dataset)), now=LATER)
    with pytest.raises(RuleBroken) as refusal:
        confirm_import(analyst, dataset, seen=seen)
    assert refusal.value.code == "questions_changed"
    assert confirm_import(analyst, dataset, seen=version_of(ImportAlarm.objects.all())).state == "storing"


def test_accepting_the_rest_is_for_the_questions_that_were_shown(analyst):
    dataset = asked(analyst, make_rows())
    extra = ImportAlarm.objects.create(dataset=dataset, number=90, question=90, kind="series_break", severity="check")
    seen = version_of([extra])
    ImportAlarm.objects.create(dataset=dataset, number=91, question=91, kind="series_break", severity="check")
    with pytest.raises(RuleBroken) as refusal:
        accept_open_questions(analyst, dataset, reason="seen", now=NOW, seen=seen)
    assert refusal.value.code == "questions_changed"
    assert accept_open_questions(analyst, dataset, reason="seen", now=NOW) == 2


def test_a_version_tells_what_is_asked_from_what_was_decided():
    alarm = ImportAlarm(number=1, kind="lost_digit", subject="Alfa", period="2023", value=1.0)
    other = ImportAlarm(number=1, kind="lost_digit", subject="Alfa", period="2023", value=2.0)
    before = version_of([alarm])
    alarm.decision = "accept"
    assert version_of([alarm]) != before and asks_the_same(before, version_of([alarm]))
    assert not asks_the_same(before, version_of([other]))
