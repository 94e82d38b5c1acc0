"""Trips: planned, manned, asked, called off, closed."""

from datetime import timedelta

import pytest

from factories import exchange as make
from factories.exchange import NOW, TODAY
from factories.kernel import make_member, make_organisation, make_person
from yokoten.exchange.actions.trip import (
    Asked,
    Traveller,
    cancel_trip,
    change_trip,
    close_trip,
    plan_trip,
    set_delegation,
    set_questions,
)
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_organisation()


@pytest.fixture
def expert(home):
    return make_member("exchange.*", organisation=home)


def test_a_trip_is_planned_with_the_figures_behind_it(expert, home):
    figures = [{"value": 3.6, "unit": "days", "period": "2023", "source": "S"}]
    trip = plan_trip(expert, home, make.trip_details(title="  To   learn ", figures=figures), now=NOW)
    assert (trip.title, trip.state, trip.created_by) == ("To learn", "planned", expert)
    assert trip.figures == figures
    assert Entry.objects.get(act="exchange.plan_trip").organisation == home


def test_a_trip_needs_a_title(expert, home):
    with pytest.raises(RuleBroken) as refused:
        plan_trip(expert, home, make.trip_details(title="  "), now=NOW)
    assert refused.value.code == "trip_needs_title"


def test_a_kind_of_visit_for_certification_makes_the_trip_carry_one(expert, home):
    kind = make.make_visit_type(purpose="certification")
    assert plan_trip(expert, home, make.trip_details(visit_type=kind), now=NOW).carries_certification


def test_nobody_plans_for_another_organisation(expert):
    with pytest.raises(NotAllowed):
        plan_trip(expert, make_organisation(), make.trip_details(), now=NOW)


def test_a_closed_trip_is_not_changed(expert, home):
    trip = make.make_trip(home, state="closed")
    with pytest.raises(RuleBroken) as refused:
        change_trip(expert, trip, make.trip_details())
    assert refused.value.code == "trip_over"


def test_a_delegation_has_one_head(expert, home):
    trip = make.make_trip(home)
    made = set_delegation(
        expert, trip, [Traveller("An"), Traveller("Bình", is_head=True), Traveller("Chi", is_head=True)]
    )
    assert [(one.name, one.is_head) for one in made] == [("An", False), ("Bình", True), ("Chi", False)]


def test_without_a_head_the_first_one_leads_and_blank_lines_are_nobody(expert, home):
    made = set_delegation(expert, make.make_trip(home), [Traveller(" "), Traveller("An"), Traveller("Bình")])
    assert [(one.name, one.is_head) for one in made] == [("An", True), ("Bình", False)]


def test_a_delegation_is_replaced_as_a_whole(expert, home):
    trip = make.make_trip(home)
    set_delegation(expert, trip, [Traveller("An"), Traveller("Bình")])
    set_delegation(expert, trip, [Traveller("Chi")])
    assert [one.name for one in trip.delegates.all()] == ["Chi"]


def test_somebody_of_the_delegation_keeps_their_account_and_their_row(expert, home):
    trip, account = make.make_trip(home), make_person()
    an, binh = set_delegation(expert, trip, [Traveller("An", person=account), Traveller("Bình", is_head=True)])
    again = [Traveller("Bình", number=binh.pk), Traveller("An", position="Engineer", is_head=True, number=an.pk)]
    set_delegation(expert, trip, again)
    kept = trip.delegates.get(pk=an.pk)
    assert (kept.person, kept.position, kept.is_head) == (account, "Engineer", True)
    assert trip.delegates.count() == 2


def test_somebody_else_in_the_same_row_does_not_inherit_the_account(expert, home):
    trip, account = make.make_trip(home), make_person()
    (an,) = set_delegation(expert, trip, [Traveller("An", email="an@example.org", person=account)])
    (same,) = set_delegation(expert, trip, [Traveller("An Lê", email="an@example.org", number=an.pk)])
    assert same.person == account
    (other,) = set_delegation(expert, trip, [Traveller("Chi", number=an.pk)])
    assert other.person is None


def test_questions_keep_their_rows_when_they_are_ordered_anew(expert, home):
    trip = make.make_trip(home)
    one, two = set_questions(expert, trip, [Asked("One?", "en"), Asked("Two?", "en")])
    set_questions(expert, trip, [Asked("Two!", "en", number=two.pk), Asked("One?", "en", number=one.pk)])
    assert [(question.pk, question.text) for question in trip.questions.all()] == [(two.pk, "Two!"), (one.pk, "One?")]


def test_a_question_with_an_answer_is_not_dropped(expert, home):
    trip = make.make_trip(home)
    (question,) = set_questions(expert, trip, [Asked("One?", "en")])
    make.make_answer(make.make_visit(trip, state="held"), question)
    with pytest.raises(RuleBroken) as refused:
        set_questions(expert, trip, [Asked("Other?", "en")])
    assert refused.value.code == "question_has_answers"
    assert trip.questions.get() == question


def test_a_number_of_another_trips_question_makes_a_new_one(expert, home):
    foreign = make.make_question(make.make_trip(), "Theirs?")
    (made,) = set_questions(expert, make.make_trip(home), [Asked("Mine?", "en", number=foreign.pk)])
    foreign.refresh_from_db()
    assert made.pk != foreign.pk
    assert foreign.text == "Theirs?"


def test_a_trip_called_off_takes_its_visits_along(expert, home):
    trip = make.make_trip(home)
    asked, held = make.make_visit(trip, state="requested"), make.make_visit(trip, state="held")
    cancel_trip(expert, trip, now=NOW)
    asked.refresh_from_db(), held.refresh_from_db()
    assert (asked.state, held.state) == ("cancelled", "held")


def test_a_trip_is_closed_with_its_lessons(expert, home):
    trip = make.make_trip(home, state="held")
    visit = make.make_visit(trip, state="held")
    make.make_lesson(trip)
    assert close_trip(expert, trip, now=NOW).state == "closed"
    visit.refresh_from_db()
    assert visit.state == "closed"


@pytest.mark.parametrize(
    ("state", "visits", "lessons", "code"),
    [
        ("planned", [], 1, "trip_not_held"),
        ("held", ["accepted"], 1, "trip_has_visits_ahead"),
        ("held", ["held"], 0, "trip_without_lessons"),
    ],
)
def test_a_trip_that_left_nothing_behind_is_not_closed(expert, home, state, visits, lessons, code):
    trip = make.make_trip(home, state=state)
    for one in visits:
        make.make_visit(trip, state=one, first_on=TODAY, last_on=TODAY + timedelta(days=1))
    for _ in range(lessons):
        make.make_lesson(trip)
    with pytest.raises(RuleBroken) as refused:
        close_trip(expert, trip, now=NOW)
    assert refused.value.code == code
