"""Goals in force and how the figures stand to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.db.models import Q, QuerySet

from yokoten.kernel.queries import peers_of
from yokoten.measure.models import Goal
from yokoten.measure.policies import seen_by
from yokoten.measure.queries.panel import Panel, panel
from yokoten.measure.rules.goals import (
    CURRENT_PRICES,
    RANK,
    RELATIVE_TO,
    Actual,
    Aim,
    Judged,
    growth_between,
    judged,
)
from yokoten.measure.rules.panel import ranks

AIM = ("comparator", "horizon", "value", "low", "high", "path", "baseline_value", "baseline_year")
INDICATOR = ("indicator", "indicator__numerator", "indicator__denominator", "indicator__source")


@dataclass(frozen=True)
class GoalStanding:
    """A goal, the place it is for, and how the figures stand to it."""

    goal: Goal
    judged: Judged


def goals_seen(actor: Any) -> QuerySet[Goal]:
    """Every goal the actor may see, superseded and withdrawn ones too."""
    return Goal.objects.filter(seen_by(actor)).select_related("place", "organisation", "superseded_by", *INDICATOR)


def goal_by_number(actor: Any, number: int) -> Goal | None:
    return goals_seen(actor).filter(pk=number).first()


def goals_of(actor: Any, place: Any, *, indicator: Any = None) -> list[Goal]:
    """Goals in force for the place and for the country it lies in, the place's own first."""
    here = Q(place=place.pk) | Q(place__code=place.country, place__level="country")
    found = goals_seen(actor).filter(here, superseded_by__isnull=True, withdrawn_on__isnull=True)
    if indicator is not None:
        found = found.filter(indicator=indicator.pk)
    return sorted(found, key=lambda goal: (goal.place_id != place.pk, goal.subject, goal.horizon, goal.pk))


def standings_of(goals: Sequence[Goal], *, today: date, told: Mapping[int, Actual] | None = None) -> list[GoalStanding]:
    """How the figures stand to the goals; `told` gives, by id of the goal, figures computed elsewhere.

    One panel for each place that has goals, one more for those that need its peers.
    """
    actual: dict[int, Actual] = {}
    for place in {goal.place_id: goal.place for goal in goals}.values():
        own = [goal for goal in goals if goal.place_id == place.pk and goal.indicator_id]
        if own:
            actual |= _figures(own, place, today)
    for goal in goals:
        actual[goal.pk] = (told or {}).get(goal.pk) or actual.get(goal.pk, Actual())
    return [GoalStanding(goal, judged(aim_of(goal), actual[goal.pk])) for goal in goals]


def aim_of(goal: Goal) -> Aim:
    return Aim(**{name: getattr(goal, name) for name in AIM})


def _figures(goals: Sequence[Goal], place: Any, today: date) -> dict[int, Actual]:
    indicators = list({goal.indicator_id: goal.indicator for goal in goals}.values())
    is_beside = any(goal.comparator in (RANK, RELATIVE_TO) for goal in goals)
    found = panel(indicators, peers_of(place, today) if is_beside else [place])
    if not found.periods:
        return {}
    return {goal.pk: _figure(goal, found, found.row(place)) for goal in goals}


def _figure(goal: Goal, found: Panel, row: int) -> Actual:
    values = found.of(goal.indicator).values
    known = [(int(found.periods[at]), int(at)) for at in np.flatnonzero(np.isfinite(values[row]))]
    if goal.subject == Goal.Subject.GROWTH:
        return _growth(goal, [(year, float(values[row, at])) for year, at in known])
    known = [(year, at) for year, at in known if goal.first_year is None or year >= goal.first_year]
    if not known or goal.subject != Goal.Subject.LEVEL:
        return Actual()
    year, at = known[-1]
    if goal.comparator == RANK:
        lower = goal.indicator.direction == "lower"
        return Actual(float(ranks(values[:, at], lower_is_better=lower)[row]), year)
    if goal.comparator == RELATIVE_TO:
        return Actual(float(100 * values[row, at] / np.nanmedian(values[:, at])), year)
    return Actual(float(values[row, at]), year)


def _growth(goal: Goal, known: list[tuple[int, float]]) -> Actual:
    """Growth a year; in current prices it would be inflation."""
    if known and goal.indicator.prices == "current":
        return Actual(why=CURRENT_PRICES)
    return growth_between(known, goal.first_year)
