"""Who sees a project, how it stands, and what is due."""

from datetime import timedelta

import pytest

from factories import adopt as make
from factories.adopt import TODAY
from factories.kernel import make_administrator, make_member, make_organisation, make_person
from yokoten.adopt.models import Step
from yokoten.adopt.queries.project import due_this_week, project_by_key, projects_seen, target_by_number
from yokoten.adopt.queries.standing import deadlines_of, overviews, standing_of

pytestmark = pytest.mark.django_db


def test_a_project_is_seen_by_its_house_and_administrators_alone():
    home = make_organisation()
    project = make.make_project(home)
    target = project.targets.get()
    own, administrator = make_member("kernel.read", organisation=home), make_administrator()
    for person in (own, administrator):
        assert list(projects_seen(person)) == [project] and project_by_key(person, project.key) == project
        assert target_by_number(person, target.pk) == target
    for person in (make_person(), make_member("adopt.*"), None):
        assert not projects_seen(person) and project_by_key(person, project.key) is None
        assert target_by_number(person, target.pk) is None


def test_lights_and_plans_of_many_projects_cost_six_queries(django_assert_num_queries):
    for _ in range(5):
        project = make.make_project()
        make.make_readings(project.targets.get(), [50, 45, 40])
        make.make_item(project, state="done", done_on=TODAY), make.make_item(project)
    projects = list(projects_seen(make_administrator()))
    with django_assert_num_queries(6):
        found = overviews(projects, TODAY, "en")
    assert [one.project for one in found] == projects
    assert {(one.done, one.planned, float(one.first.last)) for one in found} == {(1, 2, 40.0)}


def test_a_deadline_of_the_workflow_counts_in_the_light():
    project = make.make_project(state="preparation")
    make.make_readings(project.targets.get(), [40], first=TODAY)
    Step.objects.create(project=project, transition="sign", source="application", target="preparation",
                        event="agreed", made_on=make.START, made_at=make.NOW, language="en")  # fmt: skip
    (reason,) = overviews([project], TODAY, "ru")[0].light.reasons
    assert reason.code == "overdue" and make.START < reason.on < TODAY and reason.what


def test_a_project_that_is_over_has_no_light():
    assert overviews([make.make_project(closed_on=TODAY)], TODAY, "en")[0].light.colour == "over"


def test_what_is_due_by_the_end_of_the_week_is_listed_for_the_own_house():
    home = make_organisation()
    project = make.make_project(home)
    late, soon = make.make_item(project, due_on=make.START), make.make_item(project, due_on=TODAY + timedelta(days=7))
    make.make_item(project, due_on=TODAY + timedelta(days=8)), make.make_item(project, state="done", done_on=TODAY)
    make.make_item(make.make_project()), make.make_item(make.make_project(home, closed_on=TODAY))
    assert list(due_this_week(make_member("kernel.read", organisation=home), TODAY)) == [late, soon]


def test_the_standing_names_what_is_filled_in():
    project = make.make_project()
    assert {"sponsor", "leader", "begins_with", "targets", "baselines"} <= standing_of(project, make.TODAY).fields
    assert not {"plan", "measurements", "site"} & standing_of(project, make.TODAY).fields
    make.make_readings(project.targets.get(), [1])
    make.make_item(project), make.make_document(project, "agreement")
    found = standing_of(project, make.TODAY)
    assert {"plan", "measurements"} <= found.fields and found.documents == {"agreement"}
    make.make_target(project, baseline=None)
    assert not {"baselines", "measurements"} & standing_of(project, make.TODAY).fields


def test_a_project_is_opened_on_the_day_of_its_start():
    project = make.make_project(workflow="lean-public", state="opening")
    (due, *_) = deadlines_of(project)
    assert due.on == make.START + timedelta(days=21)
