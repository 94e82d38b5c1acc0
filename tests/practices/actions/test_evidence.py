"""The grade of a practice follows its evaluations."""

import pytest
from django.utils import timezone

from factories.kernel import make_member, make_organisation
from factories.practices import make_practice
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.models import Entry
from yokoten.practices.actions.evidence import set_evidence
from yokoten.practices.actions.practice import PracticeDetails, change_practice

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice():
    return make_practice(make_organisation(), evidence="told", metrics=())


def graded(practice, grade):
    return set_evidence(SYSTEM, practice, grade=grade, because="Did it help?").evidence


def test_it_takes_the_grade_and_the_trail_says_because_of_what(practice):
    assert graded(practice, "compared") == "compared"
    line = Entry.objects.get(act="practices.set_evidence")
    assert line.facts == {"because": "Did it help?", "evidence": {"from": "told", "to": "compared"}}


def test_it_sinks_no_deeper_than_its_own_figures_earn():
    measured = make_practice(evidence="compared")
    assert graded(measured, "told") == "measured"


def test_the_same_grade_leaves_no_line(practice):
    graded(practice, "told")
    assert not Entry.objects.filter(act="practices.set_evidence").exists()


def test_words_that_change_leave_the_grade_as_evaluations_found_it(practice):
    practice = set_evidence(SYSTEM, practice, grade="measured", because="Did it help?")
    details = PracticeDetails(text={"title": "Another title"})
    changed = change_practice(SYSTEM, practice, details, revision=practice.revision, now=timezone.now())
    assert (changed.title, changed.evidence) == ("Another title", "measured")


def test_people_of_another_organisation_may_not(practice):
    with pytest.raises(NotAllowed):
        set_evidence(make_member("practices.*"), practice, grade="held", because="Did it help?")
