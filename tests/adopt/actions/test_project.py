"""Projects: opened with a target, changed while they run, taken along their workflow by those who may."""

from datetime import timedelta

import pytest

from factories import adopt as make
from factories.adopt import NOW, START, TODAY
from factories.kernel import make_administrator, make_member, make_organisation, make_person
from yokoten.adopt.actions.project import Move, change_project, move_project, open_project
from yokoten.adopt.models import Project
from yokoten.adopt.queries.standing import events_of
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry

pytestmark = pytest.mark.django_db


def refused(code, act):
    with pytest.raises(RuleBroken) as met:
        act()
    assert met.value.code == code
    return met.value.facts


def move(actor, project, code, on=TODAY, **details):
    return move_project(actor, project, Move(code, on, "en", **details), today=TODAY, now=NOW)


def begun(actor=SYSTEM, home=None, card=None, wanted=None, **begins):
    return open_project(
        actor, home or make_organisation(), card or make.card(), wanted or make.wanted(),
        begins=make.beginning(**begins), now=NOW,
    )  # fmt: skip


def ready(home=None, state="target", **details):
    """A project that may pass its gate."""
    project = make.make_project(home, state=state, site="Works", reason="Late.", **details)
    make.make_item(project)
    for kind in ("target-map", "measures-plan"):
        make.make_document(project, kind)
    return project


def test_a_project_begins_in_the_first_state_with_one_target():
    figures = [{"code": "x", "value": 1}]
    project = begun(figures=figures, is_example=True)
    assert (project.workflow, project.workflow_version, project.state) == ("pilot-flow", 1, "application")
    target = project.targets.get()
    assert (target.name, target.baseline, target.goal) == ("Lead time", 50, 30)
    assert project.figures == figures and project.is_example and project.closed_on is None
    assert Entry.objects.get(act="adopt.open_project").thing_label == "Frames on time"


@pytest.mark.parametrize("name", ["title", "process", "begins_with", "ends_with"])
def test_the_card_needs_its_fields(name):
    refused(f"project_needs_{name}", lambda: begun(card=make.card(**{name: " "})))


@pytest.mark.parametrize("role", ["sponsor", "leader"])
def test_somebody_wants_it_and_somebody_leads(role):
    refused(f"project_needs_{role}", lambda: begun(card=make.card(**{f"{role}_name": ""})))
    assert begun(card=make.card(**{f"{role}_name": "", role: make_person()}))


def test_the_end_is_not_before_the_start():
    refused("project_ends_before", lambda: begun(card=make.card(ends_on=START - timedelta(days=1))))


@pytest.mark.parametrize(
    ("code", "details"),
    [
        ("target_needs_name", {"name": " "}),
        ("target_needs_unit", {"unit": ""}),
        ("target_not_better", {"goal": 60}),
        ("target_not_better", {"goal": 40, "is_lower_better": False}),
    ],
)
def test_a_target_is_whole_and_better_than_the_baseline(code, details):
    refused(code, lambda: begun(wanted=make.wanted(**details)))
    assert not Project.objects.exists()


def test_the_card_is_changed_and_the_trail_says_what():
    project = make.make_project()
    change_project(SYSTEM, project, make.card(title="Other"))
    assert Project.objects.get().title == "Other"
    assert Entry.objects.get(act="adopt.change_project").facts["changed"] == ["title"]
    change_project(SYSTEM, project, make.card(title="Other"))
    assert Entry.objects.filter(act="adopt.change_project").count() == 1


def test_a_step_asks_for_fields_and_documents():
    project = make.make_project(state="target")
    refused("step_lacks", lambda: move(SYSTEM, project, "defend"))
    assert Project.objects.get().state == "target" and not project.steps.exists()


def test_a_gate_locks_the_targets_and_marks_its_event():
    project = ready()
    step = move(SYSTEM, project, "defend", remark="Add the stock. ")
    project.refresh_from_db()
    assert project.state == "implementation" and step.remark == "Add the stock."
    assert {target.locked_at for target in project.targets.all()} == {"defend"}
    assert events_of([project])[project.pk]["defended"] == TODAY


def test_an_end_closes_the_project_for_changes():
    project = make.make_project()
    move(SYSTEM, project, "cancel-application")
    project.refresh_from_db()
    assert project.state == "cancelled" and project.closed_on == TODAY
    refused("project_over", lambda: change_project(SYSTEM, project, make.card(title="Other")))
    refused("project_cannot_become", lambda: move(SYSTEM, project, "cancel-application"))


def test_steps_follow_each_other_in_time_and_not_into_the_future():
    project = ready()
    move(SYSTEM, project, "return-plan", on=TODAY - timedelta(days=3), remark="Once more.")
    refused("step_before_last", lambda: move(SYSTEM, project, "cancel-diagnosis", on=TODAY - timedelta(days=4)))
    refused("step_ahead", lambda: move(SYSTEM, project, "cancel-diagnosis", on=TODAY + timedelta(days=1)))
    refused("project_cannot_become", lambda: move(SYSTEM, project, "defend"))


def test_a_sponsor_with_an_account_decides_and_nobody_stands_in():
    home = make_organisation()
    sponsor, expert = (make_member("adopt.*", organisation=home) for _ in range(2))
    project = ready(home, sponsor=sponsor, sponsor_name="")
    with pytest.raises(NotAllowed):
        move(expert, project, "defend")
    assert move(sponsor, project, "defend").made_by == sponsor


def test_where_the_sponsor_has_no_account_the_centre_notes_what_was_decided():
    home = make_organisation()
    assert move(make_member("adopt.*", organisation=home), ready(home), "defend")


def test_the_head_of_the_centre_signs_and_an_expert_does_not():
    home = make_organisation()
    project = make.make_project(home, site="Works")
    make.make_document(project, "agreement")
    with pytest.raises(NotAllowed):
        move(make_member("adopt.*", organisation=home), project, "sign")
    head = make_member("adopt.*", "kernel.grant_membership", organisation=home)
    assert move(head, project, "sign").target == "preparation"


def test_strangers_open_nothing_here():
    home = make_organisation()
    with pytest.raises(NotAllowed):
        begun(make_member("adopt.*"), home)
    assert begun(make_administrator(), home)
