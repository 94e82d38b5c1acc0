"""The figures an evaluation rests on, as they are at this moment."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import numpy as np

from yokoten.adopt.queries.project import measurements_of
from yokoten.kernel.queries import places_by_code
from yokoten.measure.queries.panel import panel
from yokoten.measure.rules.panel import BREAK, ESTIMATED
from yokoten.prove.models import Evaluation
from yokoten.prove.rules.designs import DataShape, Fit, fitting
from yokoten.prove.rules.evidence_facts import Quality
from yokoten.prove.rules.figures import Figures, OwnNumbers
from yokoten.prove.rules.groups import Groups, with_years_to_come
from yokoten.prove.rules.registering import Registration
from yokoten.prove.rules.series import Frame, Series, shape_of


def series_of(target: Any) -> Series:
    """The numbers of a target of a project."""
    readings = measurements_of(target)
    return Series(tuple(one.on for one in readings), tuple(float(one.value) for one in readings))


def is_known(target: Any, start: date, now: datetime) -> bool:
    """Whether numbers from the start on were noted by now: from then on people have seen an answer."""
    return any(one.on >= start and one.noted_at <= now for one in measurements_of(target))


def fits_of(target: Any, frame: Frame, today: date) -> list[Fit]:
    """Every design with whether the numbers carry it, those still to come by their rhythm counted in."""
    return fitting(shape_of(series_of(target), frame, today=today))


def groups_of(indicator: Any, first: Mapping[str, int], comparison: Sequence[str], span: tuple[int, int]) -> Groups:
    """Yearly figures of who began (`first`: by code the year) and of the others, from the first year of `span` on."""
    places = places_by_code([*first, *comparison])
    codes = [code for code in (*first, *comparison) if code in places]
    found = panel([indicator], [places[code] for code in codes], first=str(span[0]))
    one, years = found.of(indicator), tuple(int(year) for year in found.periods)
    inside = np.array([year <= span[1] for year in years], bool)
    values, status = one.values[:, inside], one.status[:, inside]
    count = max(values.size, 1)
    quality = Quality(
        has_source=bool((one.source > 0).any()),
        estimated=float((status == ESTIMATED).sum()) / count,
        missing=float(np.isnan(values).sum()) / count,
        breaks=int((status[:, 1:] == BREAK).sum()),
    )
    return Groups(tuple(codes), tuple(first.get(code) for code in codes), years, one.values, span[1], quality)


def shape_planned(groups: Groups, today: date) -> DataShape:
    """What there will be at the end of the window, where the last years are still to come."""
    return with_years_to_come(groups, today.year)


def figures_of(evaluation: Evaluation, used: Registration) -> Figures:
    """Of a project's own numbers or of official figures, in the window that is used."""
    if evaluation.target is not None:
        frame = Frame(used.window_from, used.window_to, used.start)
        return OwnNumbers(series_of(evaluation.target), frame, bool(evaluation.target.method.strip()))
    first = {one["place"]: one["start"] for one in evaluation.treated}
    span = (used.window_from.year, used.window_to.year)
    return groups_of(evaluation.indicator, first, evaluation.comparison, span)


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
        treated=tuple(_began(each, evaluation) for each in evaluation.treated),
        comparison=tuple(evaluation.comparison),
        unit=evaluation.unit,
        matters=evaluation.matters,
    )


def _began(each: Mapping[str, Any], evaluation: Evaluation) -> str:
    """Who began; on official figures with the year, as places may begin in different ones."""
    return each["place"] if evaluation.indicator_id is None else f"{each['place']} ({each['start']})"
