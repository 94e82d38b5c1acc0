"""Goals of places: set from a document, replaced by a later one, withdrawn; nothing that was in force is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require
from yokoten.kernel.rules.texts import tidy_names
from yokoten.measure.models import Goal, Indicator

YEARS = range(1950, 2151)
PLAIN = (
    "indicator", "subject", "comparator", "value", "low", "high", "first_year", "horizon", "path", "baseline_value",
    "baseline_year", "valid_from", "visibility", "is_example",
)  # fmt: skip


@dataclass(frozen=True)
class GoalDetails:
    """What a document says. Texts are keyed by language; a goal without an indicator names its quantity."""

    comparator: str
    horizon: int
    documents: Mapping[str, str]
    indicator: Indicator | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    unit_names: Mapping[str, str] = field(default_factory=dict)
    subject: str = Goal.Subject.LEVEL
    value: float | None = None
    low: float | None = None
    high: float | None = None
    first_year: int | None = None
    article: str = ""
    path: str = Goal.Path.NONE
    baseline_value: float | None = None
    baseline_year: int | None = None
    valid_from: date | None = None
    visibility: str = "public"
    is_example: bool = False


@action
def set_goal(actor: Any, place: Any, details: GoalDetails, *, organisation: Any = None) -> Goal:
    """Note a goal of a place with the document that sets it, for the house or an organisation."""
    require(actor, "measure.set_goal", organisation)
    goal = _made(place, details, organisation)
    record(actor, "measure.set_goal", goal, organisation=organisation, place=place, horizon=goal.horizon)
    return goal


@action
def replace_goal(actor: Any, goal: Goal, details: GoalDetails) -> Goal:
    """Put another goal in the place of this one, which stays readable as superseded."""
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    require(actor, "measure.replace_goal", goal.organisation)
    if goal.superseded_by_id is not None:
        raise RuleBroken("goal_superseded")
    later = _made(goal.place, details, goal.organisation)
    goal.superseded_by = later
    goal.save(update_fields=["superseded_by"])
    record(actor, "measure.replace_goal", later, organisation=goal.organisation, replaced_goal=goal)
    return later


@action
def withdraw_goal(actor: Any, goal: Goal, *, on: date) -> Goal:
    """Show a goal no longer; it stays in the records."""
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    require(actor, "measure.withdraw_goal", goal.organisation)
    if goal.withdrawn_on is None:
        goal.withdrawn_on = on
        goal.save(update_fields=["withdrawn_on"])
        record(actor, "measure.withdraw_goal", goal, organisation=goal.organisation, on=on)
    return goal


def _made(place: Any, details: GoalDetails, organisation: Any) -> Goal:
    _check(details)
    plain = {name: getattr(details, name) for name in PLAIN}
    return Goal.objects.create(
        place=place,
        organisation=organisation,
        names=tidy_names(details.names),
        unit_names=tidy_names(details.unit_names),
        documents=tidy_names(details.documents),
        article=" ".join(details.article.split())[:80],
        **plain,
    )


def _check(details: GoalDetails) -> None:
    _check_choices(details)
    if not tidy_names(details.documents):
        raise RuleBroken("goal_needs_document")
    if details.indicator is None and not tidy_names(details.names):
        raise RuleBroken("goal_needs_name")
    if details.horizon not in YEARS:
        raise RuleBroken("goal_year_unlikely", year=details.horizon)
    if details.comparator == Goal.Comparator.RANGE:
        if details.low is None or details.high is None or details.low > details.high:
            raise RuleBroken("goal_range_needs_two_ends")
    elif details.value is None:
        raise RuleBroken("goal_needs_value")
    if details.path != Goal.Path.NONE:
        _check_path(details)


def _check_path(details: GoalDetails) -> None:
    if details.baseline_value is None or details.baseline_year is None:
        raise RuleBroken("goal_path_needs_beginning")
    if details.baseline_year >= details.horizon:
        raise RuleBroken("goal_path_too_short", year=details.baseline_year, horizon=details.horizon)


def _check_choices(details: GoalDetails) -> None:
    offered = (
        (details.subject, Goal.Subject.values),
        (details.comparator, Goal.Comparator.values),
        (details.path, Goal.Path.values),
        (details.visibility, ("public", "network", "own")),
    )
    for choice, choices in offered:
        if choice not in choices:
            raise RuleBroken("choice_unknown", choice=choice)
    if details.subject in (Goal.Subject.LEVEL, Goal.Subject.GROWTH) and details.indicator is None:
        raise RuleBroken("goal_needs_indicator")
