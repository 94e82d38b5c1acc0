"""Gate reviews: remarks stay open until they are closed, figures are locked where a gate was passed."""

from datetime import timedelta
from decimal import Decimal

import pytest

from factories import adopt as make
from factories.adopt import NOW, TODAY
from factories.kernel import make_member, make_person
from yokoten.adopt.actions.forecast import Foreseen, set_forecast
from yokoten.adopt.actions.gate import MOST_POINTS, Point, close_gate_point
from yokoten.adopt.actions.project import Move, move_project
from yokoten.adopt.queries.gate import forecasts_by_target, points_of
from yokoten.adopt.queries.standing import overviews
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry

pytestmark = pytest.mark.django_db
POINT = Point("Train the second shift", TODAY, owner_name="Foreman")


@pytest.fixture
def project():
    """A project that may pass its gate."""
    project = make.make_project(state="target", site="Works", reason="Late.")
    make.make_item(project)
    for kind in ("target-map", "measures-plan", "replication-plan", "annual-report"):
        make.make_document(project, kind)
    return project


def move(project, code="defend", **details):
    return move_project(SYSTEM, project, Move(code, TODAY, "en", **details), today=TODAY, now=NOW)


def foresee(target, value, actor=SYSTEM):
    return set_forecast(actor, target, Foreseen(Decimal(value), TODAY, "en", "Trend"))


def refused(code, act):
    with pytest.raises(RuleBroken) as met:
        act()
    assert met.value.code == code


def test_a_gate_without_remarks_is_passed(project):
    assert move(project).outcome == "passed" and not project.points.exists()


def test_remarks_become_open_points_with_an_owner_and_a_day(project):
    owner = make_person()
    step = move(project, points=[POINT, Point("Measure the stock", TODAY, owner=owner)])
    assert step.outcome == "remarks"
    assert {(one.text, one.owner, one.owner_name, one.due_on) for one in points_of(project)} == {
        ("Train the second shift", None, "Foreman", TODAY), ("Measure the stock", owner, "", TODAY),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "points"),
    [
        ("point_needs_owner", [Point("Train", TODAY)]),
        ("point_due_before", [Point("Train", TODAY - timedelta(days=1), owner_name="F")]),
        ("too_many_gate_points", [POINT] * (MOST_POINTS + 1)),
    ],
)
def test_a_remark_that_nobody_could_work_by_is_refused(project, code, points):
    refused(code, lambda: move(project, points=points))
    project.refresh_from_db()
    assert project.state == "target" and not project.points.exists()


def test_a_step_that_is_no_gate_leaves_nothing_open():
    project = make.make_project(state="preparation")
    refused("points_without_gate", lambda: move(project, "cancel-preparation", points=[POINT]))


def test_a_gate_that_returns_says_why_and_locks_nothing(project):
    foresee(target := project.targets.get(), 32)
    refused("return_needs_reason", lambda: move(project, "return-plan"))
    assert move(project, "return-plan", remark="No stock counted.").outcome == "returned"
    target.refresh_from_db()
    assert target.locked_at == "" and target.forecasts.get().locked_at == ""


def test_a_gate_locks_the_forecast_and_the_next_stands_beside_it(project):
    target = project.targets.get()
    foresee(target, 34), foresee(target, 32)
    move(project)
    foresee(target, 29)
    assert [(int(one.value), one.locked_at) for one in target.forecasts.all()] == [(32, "defend"), (29, "")]
    assert int(forecasts_by_target([target])[target.pk].value) == 29


def test_the_same_forecast_again_leaves_no_trace(project):
    target = project.targets.get()
    foresee(target, 32), foresee(target, 32)
    assert Entry.objects.filter(act="adopt.set_forecast").count() == 1


def test_an_open_point_is_late_in_the_light_until_it_is_closed():
    project = make.make_project()
    make.make_readings(project.targets.get(), [40], first=TODAY)
    point = make.make_point(project, due_on=TODAY - timedelta(days=1))
    assert overviews([project], TODAY, "en")[0].light.reasons[0].what == "Train the second shift"
    close_gate_point(SYSTEM, point, answer="Trained on Monday. ", on=TODAY)
    assert overviews([project], TODAY, "en")[0].light.colour == "green"
    point.refresh_from_db()
    assert (point.answer, point.closed_on) == ("Trained on Monday.", TODAY)


def test_a_point_is_closed_once_and_with_an_answer():
    point = make.make_point(make.make_project())
    refused("point_needs_answer", lambda: close_gate_point(SYSTEM, point, answer=" ", on=TODAY))
    close_gate_point(SYSTEM, point, answer="Done.", on=TODAY)
    refused("point_closed", lambda: close_gate_point(SYSTEM, point, answer="Again.", on=TODAY))


def test_a_project_is_not_finished_while_points_are_open(project):
    project.state = "replication"
    project.save()
    point = make.make_point(project)
    refused("points_open", lambda: move(project, "complete"))
    close_gate_point(SYSTEM, point, answer="Done.", on=TODAY)
    assert move(project, "complete").target == "completed"


def test_strangers_close_and_foresee_nothing(project):
    stranger = make_member("adopt.*")
    with pytest.raises(NotAllowed):
        close_gate_point(stranger, make.make_point(project), answer="Done.", on=TODAY)
    with pytest.raises(NotAllowed):
        foresee(project.targets.get(), 32, actor=stranger)
