"""Answers and findings: nothing that arrives is lost, nobody is overwritten."""

from uuid import uuid4

import pytest

from factories import exchange as make
from factories.exchange import NOW
from factories.kernel import make_member, make_organisation
from yokoten.exchange.actions.noting import (
    Noted,
    Said,
    answer_question,
    note_finding,
    remove_finding,
    settle_conflict,
)
from yokoten.exchange.models import Answer, Conflict, Finding
from yokoten.kernel.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_organisation()


@pytest.fixture
def expert(home):
    return make_member("exchange.*", organisation=home)


@pytest.fixture
def visit(home):
    return make.make_visit(make.make_ready_trip(home), state="agreed")


@pytest.fixture
def question(visit):
    return visit.trip.questions.first()


def said(text, based_on=0, **details):
    return Said(text, "vi", based_on=based_on, **details)


def test_an_answer_is_noted_and_changed(expert, visit, question):
    first = answer_question(expert, visit, question, said("25 người"), now=NOW)
    assert (first.thing.revision, first.is_changed, first.conflict) == (1, True, None)
    second = answer_question(expert, visit, question, said("26 người", 1), now=NOW)
    assert (second.thing.text, second.thing.revision) == ("26 người", 2)
    assert Answer.objects.count() == 1


def test_the_same_words_twice_change_nothing(expert, visit, question):
    answer_question(expert, visit, question, said("25"), now=NOW)
    again = answer_question(expert, visit, question, said("25"), now=NOW)
    assert (again.thing.revision, again.is_changed, again.conflict) == (1, False, None)


def test_two_people_who_answered_apart_from_each_other_make_a_conflict(expert, visit, question):
    answer_question(expert, visit, question, said("25"), now=NOW)
    late = answer_question(expert, visit, question, said("30"), now=NOW)
    assert (late.thing.text, late.conflict.text) == ("25", "30")
    assert answer_question(expert, visit, question, said("30"), now=NOW).conflict == late.conflict
    assert Conflict.objects.count() == 1


def test_a_conflict_is_settled_by_a_person_and_both_wordings_stay(expert, visit, question):
    answer_question(expert, visit, question, said("25"), now=NOW)
    conflict = answer_question(expert, visit, question, said("30"), now=NOW).conflict
    settle_conflict(expert, conflict, text="25 or 30", now=NOW)
    answer = Answer.objects.get()
    assert (answer.text, answer.revision) == ("25 or 30", 2)
    assert Conflict.objects.get().text == "30"
    with pytest.raises(RuleBroken) as refused:
        settle_conflict(expert, conflict, text="25", now=NOW)
    assert refused.value.code == "conflict_settled"


def test_the_host_answers_beforehand_and_it_is_marked(visit, question):
    host = make_member("exchange.*", organisation=visit.host)
    assert answer_question(host, visit, question, said("25"), now=NOW).thing.is_from_host


def test_a_figure_stands_beside_the_words(expert, visit, question):
    answer_question(expert, visit, question, said("Many", figure="25"), now=NOW)
    again = answer_question(expert, visit, question, said("Very many", 1), now=NOW)
    assert again.thing.figure == "25"


def test_a_question_of_another_trip_is_not_answered_here(expert, visit):
    other = make.make_question(make.make_trip())
    with pytest.raises(RuleBroken) as refused:
        answer_question(expert, visit, other, said("25"), now=NOW)
    assert refused.value.code == "question_of_another_trip"


def noted(key=None, text="A board", based_on=0, **details):
    return Noted(key or uuid4(), text, "vi", NOW, based_on=based_on, **details)


def test_a_finding_that_arrives_twice_is_one(expert, visit):
    key = uuid4()
    for _ in range(2):
        note_finding(expert, visit, noted(key), now=NOW)
    assert Finding.objects.get().revision == 1


def test_a_finding_changed_on_two_devices_is_a_conflict(expert, visit):
    key = uuid4()
    note_finding(expert, visit, noted(key), now=NOW)
    note_finding(expert, visit, noted(key, "A board at the door", 1), now=NOW)
    late = note_finding(expert, visit, noted(key, "A board in the hall", 1), now=NOW)
    assert (late.thing.text, late.conflict.text) == ("A board at the door", "A board in the hall")


def test_a_finding_removed_and_changed_elsewhere_comes_back_as_a_conflict_not_silently(expert, visit):
    finding = note_finding(expert, visit, noted(), now=NOW).thing
    remove_finding(expert, finding, now=NOW)
    late = note_finding(expert, visit, noted(finding.key, "A board in the hall", 1), now=NOW)
    assert late.conflict.text == "A board in the hall"


def test_a_change_known_by_its_key_does_nothing_again_even_when_others_went_on(expert, visit, question):
    first = said("25", change=uuid4())
    assert answer_question(expert, visit, question, first, now=NOW).revision == 1
    answer_question(expert, visit, question, said("30", 1), now=NOW)
    again = answer_question(expert, visit, question, first, now=NOW)
    assert (again.revision, again.is_changed, again.conflict) == (1, False, None)
    assert Answer.objects.get().text == "30" and not Conflict.objects.exists()


def test_a_finding_sent_again_after_somebody_changed_it_does_nothing(expert, visit):
    first = noted(change=uuid4())
    note_finding(expert, visit, first, now=NOW)
    note_finding(expert, visit, noted(first.key, "A board at the door", 1), now=NOW)
    again = note_finding(expert, visit, first, now=NOW)
    assert (again.revision, again.conflict, Finding.objects.get().text) == (1, None, "A board at the door")


def test_a_conflict_that_arrives_twice_is_told_twice_and_kept_once(expert, visit, question):
    answer_question(expert, visit, question, said("25"), now=NOW)
    late = said("30", change=uuid4())
    conflicts = {answer_question(expert, visit, question, late, now=NOW).conflict.pk for _ in range(2)}
    assert len(conflicts) == Conflict.objects.count() == 1


def test_figures_of_two_devices_are_a_conflict_too_and_neither_is_lost(expert, visit, question):
    answer_question(expert, visit, question, said("Many", figure="25"), now=NOW)
    late = answer_question(expert, visit, question, said("Many", figure="30"), now=NOW)
    assert (late.thing.figure, late.conflict.text, late.conflict.figure) == ("25", "Many", "30")
    settle_conflict(expert, late.conflict, text="Many", figure="30", now=NOW)
    assert Answer.objects.get().figure == "30"


def test_a_figure_is_taken_away_only_by_whoever_saw_it(expert, visit, question):
    answer_question(expert, visit, question, said("Many", figure="25"), now=NOW)
    assert answer_question(expert, visit, question, said("Many", figure=""), now=NOW).thing.figure == "25"
    assert answer_question(expert, visit, question, said("Many", 1, figure=""), now=NOW).thing.figure == ""


def test_another_kind_or_site_alone_is_a_change(expert, visit):
    site = visit.sites.create(name="Workshop")
    finding = note_finding(expert, visit, noted(), now=NOW).thing
    late = note_finding(expert, visit, noted(finding.key, based_on=1, kind="risk", site=site), now=NOW)
    assert (late.is_changed, late.thing.kind, late.thing.site, late.revision) == (True, "risk", site, 2)


def test_a_removed_finding_comes_back_when_somebody_settles_for_it(expert, visit):
    finding = note_finding(expert, visit, noted(), now=NOW).thing
    remove_finding(expert, finding, now=NOW)
    late = note_finding(expert, visit, noted(finding.key, "A board in the hall", 1), now=NOW)
    settle_conflict(expert, late.conflict, text="A board in the hall", now=NOW)
    assert Finding.objects.get().removed_at is None


def test_sites_and_questions_of_others_are_not_linked(expert, visit):
    site = make.make_visit().sites.create(name="Elsewhere")
    foreign = make.make_question(make.make_trip())
    finding = note_finding(expert, visit, noted(site=site, question=foreign), now=NOW).thing
    assert (finding.site, finding.question) == (None, None)


def test_an_empty_finding_and_one_of_another_visit_are_refused(expert, visit, home):
    with pytest.raises(RuleBroken) as empty:
        note_finding(expert, visit, noted(text="  "), now=NOW)
    assert empty.value.code == "finding_empty"
    finding = note_finding(expert, visit, noted(), now=NOW).thing
    with pytest.raises(RuleBroken) as foreign:
        note_finding(expert, make.make_visit(make.make_trip(home), state="held"), noted(finding.key), now=NOW)
    assert foreign.value.code == "finding_of_another_visit"


def test_hosts_do_not_write_the_guests_findings(visit):
    host = make_member("exchange.*", organisation=visit.host)
    with pytest.raises(NotAllowed):
        note_finding(host, visit, noted(), now=NOW)


def test_nothing_is_noted_on_a_visit_that_was_declined(expert, home):
    visit = make.make_visit(make.make_trip(home), state="declined")
    with pytest.raises(RuleBroken) as refused:
        note_finding(expert, visit, noted(), now=NOW)
    assert refused.value.code == "visit_not_open"
