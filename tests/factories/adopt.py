"""Projects with targets, numbers, plan and documents."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from uuid import uuid4

from factories.kernel import make_attachment, make_organisation, make_place
from factories.measure import make_indicator, make_observation
from yokoten.adopt.actions.effect import Reckoned
from yokoten.adopt.actions.following import Followed
from yokoten.adopt.actions.measuring import Reading
from yokoten.adopt.actions.plan import Planned
from yokoten.adopt.actions.problem import Seen
from yokoten.adopt.actions.project import Beginning, Card, Wanted
from yokoten.adopt.actions.stream import Measured
from yokoten.adopt.models import (
    Effect,
    Following,
    GatePoint,
    Measurement,
    MeasurementImport,
    PlanItem,
    Portfolio,
    Problem,
    Project,
    ProjectDocument,
    Result,
    Step,
    Stream,
    StreamStep,
    Target,
)
from yokoten.adopt.queries.workflow import workflow_by_code
from yokoten.adopt.rules.portfolio.reading import Line

_numbers = count(1)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
START = date(2026, 6, 1)
CARD = {
    "title": "Frames on time", "language": "en", "process": "Welding", "begins_with": "An order arrives",
    "ends_with": "The frame leaves", "sponsor_name": "Sponsor", "leader_name": "Leader", "starts_on": START,
}  # fmt: skip
WANTED = {
    "name": "Lead time", "language": "en", "unit": "h", "goal": Decimal(30), "baseline": Decimal(50),
    "is_lower_better": True, "method": "Mean of the week",
}  # fmt: skip
EFFECT = {
    "what": "Overtime", "language": "en", "kind": "yearly", "form": "cash", "amount": Decimal("120000.50"),
    "currency": "RUB", "begins_on": START, "reckoned": "12 hours a week at 200",
}  # fmt: skip

PROBLEM = {"loss": "waiting", "seen": "Frames wait for the crane", "language": "en"}


def card(**details):
    return Card(**{**CARD, **details})


def wanted(**details):
    return Wanted(**{**WANTED, **details})


def beginning(workflow="pilot-flow", **details):
    return Beginning(workflow_by_code(workflow, START), **details)


def reading(value=40, on=TODAY, **details):
    return Reading(uuid4(), on, Decimal(str(value)), "en", **details)


def planned(**details):
    return Planned(**{"text": "Move the rack", "language": "en", "due_on": TODAY, "owner_name": "Somebody", **details})


def reckoned(**details):
    return Reckoned(**{**EFFECT, **details})


def seen(**details):
    return Seen(**{**PROBLEM, **details})


def make_project(organisation=None, *, workflow="pilot-flow", targets=1, **details):
    """A project in its first state with a target."""
    followed = workflow_by_code(workflow, START)
    start = {"state": "application" if workflow == "pilot-flow" else details.pop("state"), "created_at": NOW}
    start["workflow_version"] = followed.version
    project = Project.objects.create(
        organisation=organisation or make_organisation(), workflow=followed.code,
        **{**CARD, **start, **details},
    )  # fmt: skip
    for _ in range(targets):
        make_target(project)
    return project


def make_target(project, **details):
    return Target.objects.create(project=project, position=next(_numbers), **{**WANTED, **details})


def make_readings(target, values, *, first=START, step=7):
    """Numbers a week apart."""
    rows = [
        Measurement(target=target, on=first + timedelta(days=step * at), value=Decimal(str(value)), language="en",
                    noted_at=NOW)
        for at, value in enumerate(values)
    ]  # fmt: skip
    Measurement.objects.bulk_create(rows)
    return list(target.measurements.order_by("on"))


def make_brought(target, values):
    """Numbers that came from a file."""
    brought = MeasurementImport.objects.create(target=target, filename="week.csv", count=len(values), imported_at=NOW)
    make_readings(target, values)
    target.measurements.update(brought_by=brought)
    return brought


def make_item(project, **details):
    start = {"text": "Move the rack", "language": "en", "due_on": TODAY, "owner_name": "Somebody"}
    return PlanItem.objects.create(project=project, **{**start, **details})


def make_document(project, kind="", **details):
    attachment = make_attachment(organisation=project.organisation)
    return ProjectDocument.objects.create(
        project=project, attachment=attachment, kind=kind, title=details.pop("title", "Order"), added_at=NOW
    )


def make_effect(project, **details):
    return Effect.objects.create(project=project, added_at=NOW, **{**EFFECT, **details})


def make_result(organisation=None, *, project=None, **details):
    """A result that waits."""
    start = {"summary": "Reached.", "language": "en", "submitted_at": NOW}
    return Result.objects.create(project=project or make_project(organisation), **{**start, **details})


def make_step(project, **details):
    start = {"transition": "defend", "source": "target", "target": "implementation", "event": "defended"}
    return Step.objects.create(project=project, made_on=TODAY, made_at=NOW, language="en", **{**start, **details})


def make_point(project, **details):
    """A point that a gate left open."""
    start = {"text": "Train the second shift", "language": "en", "owner_name": "Somebody", "due_on": TODAY}
    step = details.pop("step", None) or make_step(project, outcome="remarks")
    return GatePoint.objects.create(project=project, step=step, **{**start, **details})


def make_problem(project, **details):
    return Problem.objects.create(project=project, noted_at=NOW, **{**PROBLEM, "number": next(_numbers), **details})


WELDING = (("Cut", 4, 30, 20, ""), ("Weld", 12, 240, 60, "Frames wait for the crane"), ("Paint", 6, 90, 25, ""))


def measured(name="Check", **figures):
    return Measured(name, "en", {key: Decimal(str(value)) for key, value in figures.items()}, "")


def make_stream(project, kind="current", steps=WELDING):
    """A map in minutes: 40 frames are asked for in a day of 480."""
    stream = Stream.objects.create(project=project, kind=kind, unit="min", demand=40, available=480, drawn_on=TODAY)
    for position, (name, processing, waiting, stock, loss) in enumerate(steps, 1):
        figures = {"processing": processing, "waiting": waiting, "stock_before": stock}
        StreamStep.objects.create(stream=stream, position=position, name=name, language="en", loss=loss, **figures)
    return stream


def followed(values=(("2024", 12.5), ("2025", 11.0)), *, kind="year", **details):
    """An indicator with values for a place."""
    indicator, place = make_indicator(**{"unit": "day", **details}), make_place()
    for period, value in values:
        make_observation(indicator, place, period, value)
    return Followed(indicator, place, kind)


def make_following(target, wanted=None):
    """A target that follows an indicator whose values were not taken in yet."""
    wanted = wanted or followed()
    return Following.objects.create(
        target=target, indicator=wanted.indicator, place=wanted.place, kind=wanted.kind, begun_at=NOW, looked_at=NOW
    )


def make_portfolio(organisation=None, **details):
    """A table of projects that waits."""
    start = {"filename": "projects.csv", "content": b"Title\nA\n", "columns": {"title": 0}, "language": "en"}
    home = organisation or make_organisation()
    return Portfolio.objects.create(organisation=home, **{"created_at": NOW, **start, **details})


def line(number=2, *, effect=None, state="application", **details):
    """A row of such a table as it was read."""
    card = {**{name: value for name, value in CARD.items() if name != "language"}, **details}
    target = {name: value for name, value in WANTED.items() if name != "language"}
    return Line(number, card, target, effect, workflow_by_code("pilot-flow", START), state)
