"""What is asked, as an evaluation that nobody has signed yet, with the shape of its figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from yokoten.kernel.errors import RuleBroken
from yokoten.prove.models import Evaluation
from yokoten.prove.queries.figures import groups_of, is_known, series_of, shape_planned
from yokoten.prove.rules.designs import DataShape
from yokoten.prove.rules.series import Frame, shape_of


@dataclass(frozen=True)
class Asked:
    """What somebody wants to know, and how it will be answered."""

    question: str
    language: str
    design: str
    window_from: date
    window_to: date
    start: date
    matters: Decimal | None = None
    practice: Any = None
    is_example: bool = False

    @property
    def frame(self) -> Frame:
        return Frame(self.window_from, self.window_to, self.start)


@dataclass(frozen=True)
class Compared:
    """Official figures: by code of the place the year in which it began, and who did not begin."""

    organisation: Any
    indicator: Any
    first: Mapping[str, int]
    comparison: tuple[str, ...] = ()
    project: Any = None


def of_target(target: Any, asked: Asked, today: date, now: datetime) -> tuple[Evaluation, DataShape]:
    """On a project's own numbers, those still to come counted in by their rhythm."""
    project, series = target.project, series_of(target)
    evaluation = _plain(asked)
    evaluation.organisation, evaluation.project, evaluation.target = project.organisation, project, target
    evaluation.practice = asked.practice or project.practice
    evaluation.treated = [{"place": project.organisation.code, "start": asked.start.isoformat()}]
    evaluation.outcome, evaluation.unit = target.name, target.unit
    evaluation.is_lower_better = target.is_lower_better
    evaluation.is_after_the_fact = is_known(target, asked.start, now)
    return evaluation, shape_of(series, asked.frame, today=today)


def of_places(compared: Compared, asked: Asked, today: date, now: datetime) -> tuple[Evaluation, DataShape | None]:
    """On yearly figures of places; the start is that of the first who began. What is stored counts as known."""
    both = sorted(set(compared.first) & set(compared.comparison))
    if both:
        raise RuleBroken("on_both_sides", places=", ".join(both))
    indicator, language = compared.indicator, asked.language
    evaluation = _plain(asked)
    evaluation.organisation, evaluation.project = compared.organisation, compared.project
    evaluation.practice, evaluation.indicator = asked.practice, indicator
    evaluation.treated = [{"place": code, "start": year} for code, year in sorted(compared.first.items())]
    evaluation.comparison = sorted(compared.comparison)
    evaluation.outcome, evaluation.unit = indicator.name(language), indicator.unit_name(language)
    evaluation.is_lower_better = indicator.direction == "lower"
    if not compared.first:
        return evaluation, None
    span = (asked.window_from.year, asked.window_to.year)
    groups = groups_of(indicator, compared.first, compared.comparison, span)
    evaluation.is_after_the_fact = max(groups.years, default=0) >= asked.start.year
    return evaluation, shape_planned(groups, today)


def _plain(asked: Asked) -> Evaluation:
    return Evaluation(
        question=" ".join(asked.question.split()),
        language=asked.language,
        design=asked.design,
        window_from=asked.window_from,
        window_to=asked.window_to,
        start=asked.start,
        matters=asked.matters,
        is_example=asked.is_example,
    )
