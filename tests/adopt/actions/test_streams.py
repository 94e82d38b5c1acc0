"""Value-stream maps of a project: begun, filled, put in another order, copied; what is refused."""

from decimal import Decimal

import pytest

from factories.adopt import TODAY, make_project, make_stream, measured
from yokoten.adopt.actions.stream import Asked, copy_stream, remove_stream_step, set_stream, set_stream_step
from yokoten.adopt.queries.stream import step_by_number, streams_of
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.models import Entry

pytestmark = pytest.mark.django_db
DAY = Asked("min", Decimal(40), Decimal(480))


def names_of(stream):
    return [(step.position, step.name) for step in stream.steps.all()]


def test_a_map_adds_up_what_was_measured():
    project = make_project()
    make_stream(project)
    totals = streams_of(project)["current"].totals
    assert (totals.processing, totals.waiting, totals.lead_time, totals.takt) == (22, 360, 382, 12)
    assert totals.bottlenecks == (1,) and totals.slower == () and totals.wip == 105


def test_what_is_asked_is_set_once_a_kind():
    project = make_project()
    first = set_stream(SYSTEM, project, "current", DAY, on=TODAY)
    again = set_stream(SYSTEM, project, "current", Asked("h", day=Decimal(8)), on=TODAY)
    assert again.pk == first.pk and (again.unit, again.demand, again.day) == ("h", None, 8)
    set_stream(SYSTEM, project, "current", Asked("h", day=Decimal(8)), on=TODAY)
    assert Entry.objects.filter(act="adopt.set_stream").count() == 2


def test_a_step_stands_where_it_was_put_and_the_others_move():
    stream = make_stream(make_project())
    set_stream_step(SYSTEM, stream, measured("Check"))
    set_stream_step(SYSTEM, stream, measured("Wash"), place=2)
    assert names_of(stream) == [(1, "Cut"), (2, "Wash"), (3, "Weld"), (4, "Paint"), (5, "Check")]
    wash = stream.steps.get(name="Wash")
    set_stream_step(SYSTEM, stream, measured("Wash", processing=3), place=4, step=wash)
    assert [name for _, name in names_of(stream)] == ["Cut", "Weld", "Paint", "Wash", "Check"]
    remove_stream_step(SYSTEM, stream.steps.get(name="Weld"))
    assert names_of(stream) == [(1, "Cut"), (2, "Paint"), (3, "Wash"), (4, "Check")]


def test_a_mended_step_keeps_its_place():
    stream = make_stream(make_project())
    weld = stream.steps.get(name="Weld")
    set_stream_step(SYSTEM, stream, measured("Weld", processing=10), step=weld)
    assert [name for _, name in names_of(stream)] == ["Cut", "Weld", "Paint"]
    assert stream.steps.get(name="Weld").processing == 10


def test_a_target_begins_with_the_steps_of_today_without_their_losses():
    project = make_project()
    make_stream(project)
    made = copy_stream(SYSTEM, project, "target", source="current", on=TODAY)
    assert names_of(made) == [(1, "Cut"), (2, "Weld"), (3, "Paint")]
    assert (made.demand, made.steps.get(name="Weld").waiting, made.steps.get(name="Weld").loss) == (40, 240, "")
    with pytest.raises(RuleBroken, match="stream_there_already"):
        copy_stream(SYSTEM, project, "target", source="current", on=TODAY)
    with pytest.raises(RuleBroken, match="stream_of_no_kind"):
        copy_stream(SYSTEM, project, "ideal", source="no such", on=TODAY)


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ({"waiting": -1}, "stream_figure_below_zero"),
        ({"people": 0}, "stream_nobody"),
        ({"defects": 0.3, "first_pass": 0.8}, "stream_more_than_all"),
        ({"processing": 4, "value_adding": 5}, "stream_value_longer"),
    ],
)
def test_figures_that_cannot_be_are_refused_and_nothing_is_kept(figures, code):
    stream = make_stream(make_project())
    with pytest.raises(RuleBroken, match=code):
        set_stream_step(SYSTEM, stream, measured(**figures))
    assert len(names_of(stream)) == 3


def test_a_step_without_a_name_and_half_a_demand_are_refused():
    project = make_project()
    stream = make_stream(project)
    with pytest.raises(RuleBroken, match="stream_step_needs_name"):
        set_stream_step(SYSTEM, stream, measured(" "))
    for asked in (
        Asked("min", demand=Decimal(4)),
        Asked("min", Decimal(0), Decimal(480)),
        Asked("min", day=Decimal(-1)),
    ):
        with pytest.raises(RuleBroken, match="stream_demand_half"):
            set_stream(SYSTEM, project, "target", asked, on=TODAY)
    with pytest.raises(RuleBroken, match="stream_of_no_kind"):
        set_stream(SYSTEM, project, "other", DAY, on=TODAY)


def test_a_map_without_a_step_has_no_sums():
    project = make_project()
    set_stream(SYSTEM, project, "ideal", DAY, on=TODAY)
    assert streams_of(project)["ideal"].totals is None


def test_a_step_is_found_in_its_own_project_only():
    step = make_stream(make_project()).steps.first()
    assert step_by_number(make_project(), step.pk) is None
