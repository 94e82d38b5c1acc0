"""Value-stream maps of a project: what is asked for, and the steps as they were measured."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from yokoten.adopt.actions.project import locked, require_open
from yokoten.adopt.models import Project, Stream, StreamStep
from yokoten.adopt.rules.streams import (
    FIGURES,
    KINDS,
    MOST_STEPS,
    UNITS,
    below_zero,
    is_more_than_all,
    is_nobody,
    is_value_longer,
)
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require


@dataclass(frozen=True)
class Asked:
    """The unit of all times, what is asked for in which working time, and the working time of a day."""

    unit: str
    demand: Decimal | None = None
    available: Decimal | None = None
    day: Decimal | None = None


@dataclass(frozen=True)
class Measured:
    """A step: its name, its figures by name (`rules.streams.FIGURES`) and what is lost there."""

    name: str
    language: str
    figures: Mapping[str, Decimal | None]
    loss: str = ""


@action
def set_stream(actor: Any, project: Project, kind: str, asked: Asked, *, on: date) -> Stream:
    """Begin a map of a kind, or say otherwise what is asked of it."""
    project = locked(project)
    require(actor, "adopt.set_stream", project.organisation)
    require_open(project)
    if kind not in KINDS or asked.unit not in UNITS:
        raise RuleBroken("stream_of_no_kind")
    given = (asked.demand, asked.available, asked.day)
    if (asked.demand is None) != (asked.available is None) or any(one is not None and one <= 0 for one in given):
        raise RuleBroken("stream_demand_half")
    stream = project.streams.filter(kind=kind).first()
    fields = {name: getattr(asked, name) for name in Asked.__dataclass_fields__}
    if stream is None:
        stream = Stream.objects.create(project=project, kind=kind, drawn_on=on, **fields)
    elif put(stream, **fields):
        stream.save()
    else:
        return stream
    record(actor, "adopt.set_stream", project, organisation=project.organisation, kind=kind)
    return stream


@action
def copy_stream(actor: Any, project: Project, kind: str, *, source: str, on: date) -> Stream:
    """Begin a map with the steps of another one of the project, to change what shall be otherwise."""
    project = locked(project)
    require(actor, "adopt.copy_stream", project.organisation)
    require_open(project)
    known = project.streams.filter(kind=source).first()
    if known is None or kind not in KINDS or kind == source:
        raise RuleBroken("stream_of_no_kind")
    if project.streams.filter(kind=kind).exists():
        raise RuleBroken("stream_there_already")
    asked = {name: getattr(known, name) for name in Asked.__dataclass_fields__}
    made = Stream.objects.create(project=project, kind=kind, drawn_on=on, **asked)
    names = ("position", "name", "language", *FIGURES)
    rows = [{name: getattr(step, name) for name in names} for step in known.steps.all()]
    StreamStep.objects.bulk_create(StreamStep(stream=made, **row) for row in rows)
    record(actor, "adopt.copy_stream", project, organisation=project.organisation, kind=kind)
    return made


@action
def set_stream_step(
    actor: Any, stream: Stream, measured: Measured, *, place: int | None = None, step: StreamStep | None = None
) -> StreamStep:
    """Add a step at a place of the flow (at its end where none is said), or mend one."""
    project = locked(stream.project)
    require(actor, "adopt.set_stream_step", project.organisation)
    require_open(project)
    fields = _checked(measured)
    steps = [one for one in stream.steps.all() if step is None or one.pk != step.pk]
    if step is None:
        if len(steps) >= MOST_STEPS:
            raise RuleBroken("stream_too_long", allowed=MOST_STEPS)
        step = StreamStep(stream=stream, position=len(steps) + 1, **fields)
    else:
        step = stream.steps.get(pk=step.pk)
        put(step, **fields)
        place = place or step.position
    steps.insert(max(0, (place or len(steps) + 1) - 1), step)
    _lay(steps)
    record(actor, "adopt.set_stream_step", project, organisation=project.organisation, flow_step=step.name)
    return step


@action
def remove_stream_step(actor: Any, step: StreamStep) -> None:
    """Take a step out of a map."""
    project = locked(step.stream.project)
    require(actor, "adopt.remove_stream_step", project.organisation)
    require_open(project)
    stream, name = step.stream, step.name
    step.delete()
    _lay(list(stream.steps.all()))
    record(actor, "adopt.remove_stream_step", project, organisation=project.organisation, flow_step=name)


def _lay(steps: list[StreamStep]) -> None:
    for position, step in enumerate(steps, 1):
        step.position = position
        step.save()


def _checked(measured: Measured) -> dict[str, Any]:
    figures = {name: measured.figures.get(name) for name in FIGURES}
    if not measured.name.strip():
        raise RuleBroken("stream_step_needs_name")
    if (below := below_zero(figures)) is not None:
        raise RuleBroken("stream_figure_below_zero", value=below)
    if is_nobody(figures):
        raise RuleBroken("stream_nobody")
    if is_more_than_all(figures):
        raise RuleBroken("stream_more_than_all")
    if is_value_longer(figures):
        raise RuleBroken("stream_value_longer")
    return {"name": measured.name.strip(), "language": measured.language, "loss": measured.loss.strip(), **figures}
