"""Deadlines of a workflow remind those who can meet them, on the days that the workflow names."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from factories import adopt as make
from factories import schemes
from factories.kernel import make_member, make_organisation, make_person
from yokoten.adopt.actions.reminding import remind_of_deadlines
from yokoten.adopt.models import Project
from yokoten.kernel.models import Notification

pytestmark = pytest.mark.django_db
ACCEPTED = date(2026, 11, 2)
DUE = ACCEPTED + timedelta(days=15)


def told_on(day):
    remind_of_deadlines(day, datetime.combine(day, time(6), UTC))
    return list(Notification.objects.values_list("person", "facts__deadline__names__en").order_by("pk"))


def accepted(home, **details):
    """A scheme whose settlement dossier is due 15 days after its acceptance; reminders 7 and 2 days before."""
    project = schemes.make_scheme(home, state="accepted", starts_on=date(2026, 3, 2), **details)
    make.make_step(project, transition="accept", source="running", target="accepted", event="accepted")
    project.steps.update(made_on=ACCEPTED)
    return project


def test_the_lead_and_the_people_of_the_centre_are_told_on_the_days_of_the_workflow():
    home = make_organisation()
    lead, expert = make_person(), make_member("adopt.*", organisation=home)
    project = accepted(home, leader=lead)
    both = [(pk, "Settlement dossier within 15 days") for pk in sorted([lead.pk, expert.pk])]
    assert told_on(DUE - timedelta(days=8)) == []
    assert told_on(DUE - timedelta(days=7)) == told_on(DUE - timedelta(days=6)) == both
    assert told_on(DUE - timedelta(days=2)) == both * 2
    assert told_on(DUE) == both * 2
    assert told_on(DUE + timedelta(days=1)) == told_on(DUE + timedelta(days=2)) == both * 3
    told = Notification.objects.first()
    assert (told.kind, told.address) == ("adopt.deadline_due", f"/adopt/projects/{project.key}/")
    assert told.facts["due_on"] == {"day": DUE.isoformat()}


def test_a_closed_account_is_told_nothing():
    home = make_organisation()
    expert = make_member("adopt.*", organisation=home)
    accepted(home, leader=make_person(is_active=False))
    assert [person for person, _ in told_on(DUE - timedelta(days=7))] == [expert.pk]


def test_what_is_met_over_or_an_example_reminds_nobody():
    home = make_organisation()
    make_member("adopt.*", organisation=home)
    met = accepted(home)
    make.make_step(met, transition="file-settlement", source="accepted", target="settlement", event="filed")
    Project.objects.filter(pk=met.pk).update(state="settlement")
    accepted(home, is_example=True)
    accepted(home, closed_on=DUE)
    assert told_on(DUE - timedelta(days=7)) == []


def test_strangers_are_told_nothing():
    make_member("adopt.*")
    accepted(make_organisation())
    assert told_on(DUE - timedelta(days=7)) == []
