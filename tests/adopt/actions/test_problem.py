"""Problems with their causes, decisions, comments."""

from datetime import timedelta

import pytest

from factories import adopt as make
from factories.adopt import NOW, TODAY
from factories.kernel import make_member
from yokoten.adopt.actions.problem import MOST_PROBLEMS, remove_problem, set_problem
from yokoten.adopt.actions.talk import Decided, add_comment, note_decision
from yokoten.adopt.models import Comment, Decision, Problem
from yokoten.adopt.queries.problem import comments_of, decisions_of, problems_of
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make.make_project()


def note(project, actor=SYSTEM, problem=None, **details):
    return set_problem(actor, project, make.seen(**details), now=NOW, problem=problem)


def decide(project, actor=SYSTEM, text="Go on.", on=TODAY, by="Sponsor"):
    return note_decision(actor, project, Decided(text, "en", on, by), today=TODAY, now=NOW)


def refused(code, act):
    with pytest.raises(RuleBroken) as met:
        act()
    assert met.value.code == code


def test_a_problem_gets_the_next_number_and_keeps_its_chain(project):
    first = note(project, seen=" Frames wait ", whys=["The crane is shared", "", "One crane "], branch="machine")
    second = note(project, loss="defects")
    assert (first.number, second.number) == (1, 2) and first.seen == "Frames wait"
    assert problems_of(project)[0].whys == ["The crane is shared", "One crane"]


def test_the_countermeasure_is_a_point_of_the_own_plan(project):
    item = make.make_item(project)
    assert note(project, item=item).item == item
    assert note(project, item=make.make_item(make.make_project())).item is None


def test_more_is_said_about_a_problem_and_nothing_new_leaves_no_trace(project):
    problem = note(project)
    note(project, problem=problem, whys=["One crane"]), note(project, problem=problem, whys=["One crane"])
    assert Problem.objects.get().whys == ["One crane"]
    assert Entry.objects.filter(act="adopt.set_problem").count() == 2


def test_a_problem_is_seen_and_of_a_kind(project):
    refused("problem_empty", lambda: note(project, seen=" "))
    refused("problem_of_no_kind", lambda: note(project, loss="bad luck"))
    refused("problem_of_no_kind", lambda: note(project, branch="stars"))
    assert not Problem.objects.exists()


def test_what_was_no_problem_is_taken_out_and_the_trail_keeps_it(project):
    remove_problem(SYSTEM, note(project))
    assert not Problem.objects.exists()
    assert Entry.objects.get(act="adopt.remove_problem").facts["problem"] == "Frames wait for the crane"


def test_so_many_problems_at_most(project):
    for _ in range(MOST_PROBLEMS):
        make.make_problem(project)
    refused("too_many_problems", lambda: note(project))


def test_a_project_that_is_over_takes_no_problem_but_a_comment(project):
    project.closed_on = TODAY
    project.save()
    refused("project_over", lambda: note(project))
    assert add_comment(SYSTEM, project, text=" It holds. ", language="en", now=NOW).text == "It holds."


def test_a_decision_has_words_a_name_and_a_day_that_has_come(project):
    refused("decision_empty", lambda: decide(project, text=" "))
    refused("decision_needs_name", lambda: decide(project, by=""))
    refused("decision_ahead", lambda: decide(project, on=TODAY + timedelta(days=1)))
    older, newer = decide(project, on=TODAY - timedelta(days=9)), decide(project)
    assert decisions_of(project) == [newer, older] and newer.decided_by == "Sponsor"


def test_comments_stand_in_their_order_with_who_wrote_them(project):
    refused("comment_empty", lambda: add_comment(SYSTEM, project, text=" ", language="en", now=NOW))
    person = make_member("adopt.add_comment", organisation=project.organisation)
    first = add_comment(person, project, text="One", language="en", now=NOW)
    second = add_comment(SYSTEM, project, text="Two", language="sv", now=NOW)
    assert comments_of(project) == [first, second] and first.written_by == person


def test_strangers_note_nothing(project):
    stranger = make_member("adopt.*")
    for act in (
        lambda: note(project, actor=stranger),
        lambda: decide(project, actor=stranger),
        lambda: add_comment(stranger, project, text="x", language="en", now=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert not Problem.objects.exists() and not Decision.objects.exists() and not Comment.objects.exists()
