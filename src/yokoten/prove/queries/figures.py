"""The figures an evaluation rests on, as they are at this moment."""

from datetime import date, datetime

from yokoten.adopt.queries.project import measurements_of
from yokoten.prove.models import Evaluation
from yokoten.prove.rules.designs import Fit, fitting
from yokoten.prove.rules.registering import Registration
from yokoten.prove.rules.series import Frame, Series, shape_of


def series_of(target: object) -> Series:
    """The numbers of a target of a project."""
    readings = measurements_of(target)
    return Series(tuple(one.on for one in readings), tuple(float(one.value) for one in readings))


def seen_first(target: object, start: date) -> datetime | None:
    """When the first number from the start on was noted: from then on people had seen an answer."""
    return min((one.noted_at for one in measurements_of(target) if one.on >= start), default=None)


def fits_of(target: object, frame: Frame, today: date) -> list[Fit]:
    """Every design with whether the numbers carry it, those still to come by their rhythm counted in."""
    return fitting(shape_of(series_of(target), frame, today=today))


def registration_of(evaluation: Evaluation) -> Registration:
    """What was registered."""
    return Registration(
        question=evaluation.question,
        outcome=evaluation.outcome,
        is_lower_better=evaluation.is_lower_better,
        design=evaluation.design,
        window_from=evaluation.window_from,
        window_to=evaluation.window_to,
        start=evaluation.start,
        treated=tuple(each["place"] for each in evaluation.treated),
        comparison=tuple(evaluation.comparison),
        unit=evaluation.unit,
        matters=evaluation.matters,
    )
