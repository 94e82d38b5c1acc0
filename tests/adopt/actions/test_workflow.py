"""Workflows written in the product: drafts, versions in force, whom they hold for."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import adopt as make
from factories import flows
from factories.adopt import NOW, TODAY
from factories.kernel import make_administrator, make_member, make_organisation
from yokoten.adopt.actions import workflow as acts
from yokoten.adopt.models import KeptWorkflow, Project
from yokoten.adopt.queries.standing import overviews
from yokoten.adopt.queries.workflow import (
    read_kept,
    workflow_by_code,
    workflow_of,
    workflow_seen,
    workflows,
    workflows_seen,
)
from yokoten.adopt.rules.workflow import state_of
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def publish(row, on=TODAY):
    return acts.publish_workflow(SYSTEM, row, valid_from=on, today=TODAY, now=NOW)


def refusal(act, *things, **details):
    with pytest.raises(RuleBroken) as refused:
        act(*things, **details)
    return refused.value


def test_a_draft_begins_as_a_copy_and_holds_for_nobody():
    home = make_organisation()
    row = acts.begin_workflow(SYSTEM, home, flows.shipped_flow(), now=NOW)
    assert (row.version, row.state) == (101, "draft")
    assert replace(read_kept(row), version=1) == flows.shipped_flow()
    assert workflow_by_code("pilot-flow", TODAY, home).version == 1
    assert acts.begin_workflow(SYSTEM, home, flows.shipped_flow(), now=NOW).version == 102


def test_a_published_version_holds_from_its_day_for_its_organisation():
    home, other = make_organisation(), make_organisation()
    publish(flows.make_draft(home), TODAY + DAY)
    assert workflow_by_code("pilot-flow", TODAY, home).version == 1
    assert workflow_by_code("pilot-flow", TODAY + DAY, home).version == 101
    assert workflow_by_code("pilot-flow", TODAY + DAY, other).version == 1
    assert len(workflows(TODAY + DAY, home)) == len(workflows(TODAY + DAY, other))
    assert Entry.objects.filter(act="adopt.publish_workflow").count() == 1


def test_a_version_for_everybody_holds_for_all_but_those_with_their_own():
    home, other = make_organisation(), make_organisation()
    publish(flows.make_draft(home))
    publish(flows.make_draft())
    assert [workflow_by_code("pilot-flow", TODAY, one).version for one in (home, other)] == [101, 102]


def test_a_running_project_keeps_its_version_and_a_new_one_follows_the_new():
    home = make_organisation()
    old = make.make_project(home)
    row = flows.make_draft(home)
    acts.set_workflow_part(SYSTEM, row, "state", flows.state(code="application"), instead_of="application")
    publish(row)
    flow = workflow_by_code("pilot-flow", TODAY, home)
    new = make.make_project(home, workflow_version=flow.version)
    assert state_of(workflow_of(old), "application").names != flows.NAMES
    assert state_of(workflow_of(new), "application").names == flows.NAMES


def test_a_list_of_projects_reads_their_workflows_at_once():
    home = make_organisation()
    row = publish(flows.make_draft(home))
    for _ in range(4):
        make.make_project(home, workflow_version=row.version)
    projects = list(Project.objects.all())
    with CaptureQueriesContext(connection) as asked:
        assert {one.state.code for one in overviews(projects, TODAY, "en")} == {"application"}
    assert sum("keptworkflow" in query["sql"] for query in asked) == 1


def test_what_was_published_is_never_changed():
    row = publish(flows.make_draft(make_organisation()))
    content = row.content
    for act, things in (
        (acts.set_workflow_part, ("state", flows.state())),
        (acts.remove_workflow_part, ("state", "application")),
        (acts.set_workflow_head, (flows.head(),)),
        (acts.drop_workflow, ()),
    ):
        assert refusal(act, SYSTEM, row, *things).code == "workflow_published"
    assert refusal(publish, row).code == "workflow_published"
    assert KeptWorkflow.objects.get().content == content


def test_a_draft_with_problems_is_not_published_until_they_are_mended():
    row = flows.make_draft(make_organisation())
    acts.set_workflow_part(SYSTEM, row, "state", flows.state())
    said = refusal(publish, row)
    assert (said.code, said.facts["count"]) == ("workflow_has_problems", 2)
    acts.remove_workflow_part(SYSTEM, row, "state", "trial-run")
    assert publish(row).state == "published"


def test_a_day_that_passed_is_refused():
    assert refusal(publish, flows.make_draft(make_organisation()), TODAY - DAY).code == "workflow_day_passed"


def test_a_part_that_is_gone_or_has_no_proper_code_is_refused():
    row = flows.make_draft(make_organisation())
    assert refusal(acts.remove_workflow_part, SYSTEM, row, "state", "unknown").code == "workflow_part_gone"
    assert refusal(acts.remove_workflow_part, SYSTEM, row, "unknown", "x").code == "workflow_part_gone"
    gone = refusal(acts.set_workflow_part, SYSTEM, row, "state", flows.state(), instead_of="unknown")
    assert gone.code == "workflow_part_gone"
    bad = refusal(acts.set_workflow_part, SYSTEM, row, "state", flows.state(code="Bad code"))
    assert bad.code == "workflow_code_unfit"
    flow = replace(flows.shipped_flow(), code="Bad code")
    assert refusal(acts.begin_workflow, SYSTEM, None, flow, now=NOW).code == "workflow_code_unfit"


def test_only_an_administrator_writes_for_everybody():
    expert = make_member("adopt.*")
    with pytest.raises(NotAllowed):
        acts.begin_workflow(expert, None, flows.shipped_flow(), now=NOW)
    with pytest.raises(NotAllowed):
        acts.drop_workflow(expert, flows.make_draft())
    assert acts.begin_workflow(make_administrator(), None, flows.shipped_flow(), now=NOW).organisation is None


def test_a_draft_is_seen_at_home_only():
    home = make_organisation()
    row = flows.make_draft(home)
    member, stranger = make_member("adopt.*", organisation=home), make_member("adopt.*")
    assert workflow_seen(member, row.code, row.version).is_draft
    assert workflow_seen(stranger, row.code, row.version) is None
    assert len(workflows_seen(member)) == len(workflows_seen(stranger)) + 1
    publish(flows.make_draft())
    assert workflow_seen(stranger, "pilot-flow", 102).kept.organisation is None
