"""Value-stream maps of a project, as they are counted."""

from dataclasses import dataclass
from decimal import Decimal

from yokoten.adopt.models import Project, Stream, StreamStep
from yokoten.adopt.rules.streams import FIGURES
from yokoten.analysis.flow import Demand, Step, Totals, map_totals

WITHOUT = {"people": 1.0, "changeover": 0.0, "batch": 1.0, "defects": 0.0}


@dataclass(frozen=True)
class Counted:
    """A map with its steps and what they add up to; no totals where no step stands in it."""

    stream: Stream
    steps: tuple[StreamStep, ...]
    totals: Totals | None


def streams_of(project: Project) -> dict[str, Counted]:
    """The maps of a project by kind."""
    return {one.kind: _counted(one) for one in project.streams.prefetch_related("steps")}


def step_by_number(project: Project, number: int) -> StreamStep | None:
    return StreamStep.objects.select_related("stream__project").filter(stream__project=project, pk=number).first()


def _counted(stream: Stream) -> Counted:
    steps = tuple(stream.steps.all())
    demand = Demand(float(stream.demand), float(stream.available)) if stream.demand and stream.available else None
    totals = map_totals([_step(one) for one in steps], demand) if steps else None
    return Counted(stream, steps, totals)


def _step(row: StreamStep) -> Step:
    figures = {name: _figure(getattr(row, name), WITHOUT.get(name)) for name in FIGURES}
    return Step(row.name, **figures)


def _figure(value: Decimal | None, without: float | None) -> float | None:
    return without if value is None else float(value)
