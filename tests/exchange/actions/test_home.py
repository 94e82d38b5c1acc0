"""Lessons, commitments and the follow-up after 90 days."""

from datetime import date, timedelta

import pytest

from factories import exchange as make
from factories.exchange import NOW, TODAY
from factories.kernel import make_member, make_organisation, make_person
from yokoten.exchange.actions.home import (
    Drawn,
    Promised,
    change_commitment,
    change_lesson,
    commit_to,
    complete_commitment,
    draw_lesson,
    drop_commitment,
    follow_up,
    remove_lesson,
)
from yokoten.kernel.errors import RuleBroken

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_organisation()


@pytest.fixture
def expert(home):
    return make_member("exchange.*", organisation=home)


@pytest.fixture
def trip(home):
    return make.make_trip(home, state="held", follow_up_on=date(2027, 2, 15))


def code_of(act):
    with pytest.raises(RuleBroken) as refused:
        act()
    return refused.value.code


def promised(**details):
    return Promised(details.pop("text", "Do it"), "en", TODAY + timedelta(days=30), **({"owner_name": "An"} | details))


def test_a_lesson_rests_on_findings_of_its_own_trip(expert, trip):
    own, foreign = make.make_finding(make.make_visit(trip, state="held")), make.make_finding()
    lesson = draw_lesson(expert, trip, Drawn("adapt", "Smaller", "en", findings=(own, foreign)), now=NOW)
    assert list(lesson.findings.all()) == [own]


def test_nothing_is_learnt_before_the_first_visit(expert, home):
    trip = make.make_trip(home)
    assert code_of(lambda: draw_lesson(expert, trip, Drawn("copy", "Yes", "en"), now=NOW)) == "trip_not_held"


@pytest.mark.parametrize(
    ("verdict", "text", "code"), [("steal", "Yes", "choice_unknown"), ("copy", " ", "lesson_empty")]
)
def test_a_lesson_says_what_to_do_with_it(expert, trip, verdict, text, code):
    assert code_of(lambda: draw_lesson(expert, trip, Drawn(verdict, text, "en"), now=NOW)) == code


def test_a_lesson_is_worded_anew(expert, trip):
    lesson = change_lesson(expert, make.make_lesson(trip), Drawn("avoid", "Not this", "en", why="Cost"))
    assert (lesson.verdict, lesson.text, lesson.why) == ("avoid", "Not this", "Cost")


def test_a_lesson_somebody_promised_something_on_stays(expert, trip):
    lesson = make.make_lesson(trip)
    make.make_commitment(trip, lesson=lesson)
    assert code_of(lambda: remove_lesson(expert, lesson)) == "lesson_has_commitments"


def test_a_commitment_is_followed_up_when_the_trip_is(expert, trip):
    owner = make_person()
    commitment = commit_to(expert, trip, promised(owner=owner, owner_name=""), now=NOW)
    assert (commitment.owner, commitment.follow_up_on, commitment.state) == (owner, date(2027, 2, 15), "open")


@pytest.mark.parametrize(
    ("details", "code"), [({"owner_name": ""}, "commitment_needs_owner"), ({"text": " "}, "commitment_empty")]
)
def test_a_commitment_has_words_and_an_owner(expert, trip, details, code):
    assert code_of(lambda: commit_to(expert, trip, promised(**details), now=NOW)) == code


def test_a_commitment_moves_while_it_is_open(expert, trip):
    commitment = make.make_commitment(trip)
    assert change_commitment(expert, commitment, promised(text="Do more")).text == "Do more"
    complete_commitment(expert, commitment, on=TODAY)
    assert code_of(lambda: change_commitment(expert, commitment, promised())) == "commitment_not_open"
    assert code_of(lambda: complete_commitment(expert, commitment, on=TODAY)) == "commitment_not_open"


def test_giving_up_needs_a_reason(expert, trip):
    commitment = make.make_commitment(trip)
    assert code_of(lambda: drop_commitment(expert, commitment, reason="")) == "drop_needs_reason"
    assert drop_commitment(expert, commitment, reason="No money").drop_reason == "No money"


def test_the_follow_up_says_what_came_of_it_and_not_before_its_day(expert, trip):
    day = date(2027, 2, 15)
    commitment = make.make_commitment(trip, follow_up_on=day)
    early = lambda: follow_up(expert, commitment, outcome="in_place", words="", on=day - timedelta(days=1))  # noqa: E731
    assert code_of(early) == "follow_up_still_ahead"
    followed = follow_up(expert, commitment, outcome="partly", words="Two of three", on=day)
    assert (followed.outcome, followed.outcome_words, followed.followed_up_on) == ("partly", "Two of three", day)


def test_an_outcome_is_one_of_four(expert, trip):
    commitment = make.make_commitment(trip)
    assert code_of(lambda: follow_up(expert, commitment, outcome="great", words="", on=TODAY)) == "choice_unknown"
