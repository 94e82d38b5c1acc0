"""The plan: whole points, done or given up with a reason; and documents."""

import pytest

from factories import adopt as make
from factories.adopt import NOW, TODAY
from factories.kernel import make_person
from yokoten.adopt.actions.document import add_project_document, remove_project_document
from yokoten.adopt.actions.plan import complete_plan_item, drop_plan_item, set_plan_item
from yokoten.adopt.models import PlanItem, ProjectDocument
from yokoten.adopt.queries.project import plan_of
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.models import Attachment
from yokoten.kernel.rules.uploads.examine import NewAttachment

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make.make_project()


def refused(code, act):
    with pytest.raises(RuleBroken) as met:
        act()
    assert met.value.code == code


def test_a_point_has_an_owner_and_a_day(project):
    item = set_plan_item(
        SYSTEM, project, make.planned(owner=make_person(), owner_name="", target=project.targets.get())
    )
    assert item.state == "open" and item.due_on == TODAY and item.target == project.targets.get()
    refused("plan_item_empty", lambda: set_plan_item(SYSTEM, project, make.planned(text=" ")))
    refused("plan_item_needs_owner", lambda: set_plan_item(SYSTEM, project, make.planned(owner_name="")))


def test_a_point_does_not_end_before_it_starts(project):
    assert set_plan_item(SYSTEM, project, make.planned(starts_on=make.START)).starts_on == make.START
    late = make.planned(starts_on=TODAY, due_on=make.START)
    refused("plan_item_ends_before", lambda: set_plan_item(SYSTEM, project, late))


def test_an_open_point_is_changed_a_closed_one_is_not(project):
    item = make.make_item(project)
    assert set_plan_item(SYSTEM, project, make.planned(text="Sell the rack"), item=item).text == "Sell the rack"
    complete_plan_item(SYSTEM, item, on=TODAY)
    item.refresh_from_db()
    assert item.state == "done" and item.done_on == TODAY
    for act in (
        lambda: set_plan_item(SYSTEM, project, make.planned(), item=item),
        lambda: complete_plan_item(SYSTEM, item, on=TODAY),
        lambda: drop_plan_item(SYSTEM, item, reason="No."),
    ):
        refused("plan_item_not_open", act)


def test_what_is_given_up_says_why(project):
    item = make.make_item(project)
    refused("plan_item_needs_reason", lambda: drop_plan_item(SYSTEM, item, reason=" "))
    assert drop_plan_item(SYSTEM, item, reason="No money. ").drop_reason == "No money."


def test_open_points_stand_first_by_their_day(project):
    done, late = make.make_item(project, state="done", done_on=TODAY), make.make_item(project, due_on=make.START)
    given_up, open_ = make.make_item(project, state="dropped"), make.make_item(project)
    assert plan_of(project) == [late, open_, done, given_up]


def test_nothing_is_planned_in_a_project_that_is_over(project):
    project.closed_on = TODAY
    project.save()
    refused("project_over", lambda: set_plan_item(SYSTEM, project, make.planned()))
    assert not PlanItem.objects.exists()


def test_a_document_is_kept_by_what_it_is_and_goes_with_its_bytes(project):
    upload = NewAttachment("order.txt", b"The order.")
    kept = add_project_document(SYSTEM, project, upload, kind="group-order", title=" ", now=NOW)
    assert (kept.kind, kept.title) == ("group-order", "order.txt")
    remove_project_document(SYSTEM, kept)
    assert not ProjectDocument.objects.exists() and not Attachment.objects.exists()
