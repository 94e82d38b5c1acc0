"""A target follows an official figure: its values are the numbers, taken in whenever they change."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from yokoten.adopt.actions.project import locked, require_open
from yokoten.adopt.models import Following, Measurement, Project, Target
from yokoten.adopt.queries.following import Figure, figures_of, following_of, followings_running
from yokoten.adopt.rules.charts import SINGLE
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require
from yokoten.measure.queries.indicator import indicator_by_code
from yokoten.measure.rules.spans import KINDS


@dataclass(frozen=True)
class Followed:
    """The indicator of a place, and the kind of its periods: `year`, `quarter` or `month`."""

    indicator: Any
    place: Any
    kind: str


@dataclass(frozen=True)
class Taken:
    """How many numbers came, changed and went."""

    stored: int
    changed: int
    removed: int

    @property
    def is_nothing(self) -> bool:
        return not (self.stored or self.changed or self.removed)


@action
def follow_indicator(actor: Any, target: Target, followed: Followed, *, today: date, now: datetime) -> Following:
    """Take the numbers of a target from an indicator; numbers noted by hand and official ones are not mixed."""
    project = locked(target.project)
    require(actor, "adopt.follow_indicator", project.organisation)
    require_open(project)
    target = project.targets.get(pk=target.pk)
    figures = _figures(actor, followed, today)
    _check(target, figures)
    Following.objects.filter(target=target).delete()
    following = Following.objects.create(
        target=target, indicator=followed.indicator, place=followed.place, kind=followed.kind,
        begun_by=actor if getattr(actor, "pk", None) else None, begun_at=now, looked_at=now,
    )  # fmt: skip
    taken = _take(following, figures, now)
    facts = {"figure": followed.indicator.code, "place": followed.place.code, "stored": taken.stored}
    record(actor, "adopt.follow_indicator", project, organisation=project.organisation, target=target.name, **facts)
    return following


@action
def refresh_numbers(actor: Any, target: Target, *, today: date, now: datetime) -> Taken:
    """Take in what became of the figure meanwhile; nothing new leaves no line in the trail."""
    project = locked(target.project)
    require(actor, "adopt.refresh_numbers", project.organisation)
    require_open(project)
    following = _followed(target)
    figures = figures_of(following.indicator, following.place, following.kind, today)
    taken = _take(following, figures, now)
    if not taken.is_nothing:
        facts = {"stored": taken.stored, "changed": taken.changed, "removed": taken.removed}
        record(actor, "adopt.refresh_numbers", project, organisation=project.organisation, target=target.name, **facts)
    return taken


@action
def stop_following(actor: Any, target: Target) -> None:
    """Leave the numbers as they stand; from now on they are noted by hand."""
    project = locked(target.project)
    require(actor, "adopt.stop_following", project.organisation)
    require_open(project)
    following = _followed(target)
    facts = {"target": target.name, "figure": following.indicator.code}
    following.delete()
    record(actor, "adopt.stop_following", project, organisation=project.organisation, **facts)


def refresh_followed(today: date, now: datetime) -> int:
    """Look at every figure that a running project follows. Called when figures were stored and when a day begins."""
    taken = [refresh_numbers(SYSTEM, one.target, today=today, now=now) for one in followings_running()]
    return sum(1 for one in taken if not one.is_nothing)


def require_by_hand(target: Target) -> None:
    """The numbers of a target that follows a figure are not noted by hand."""
    if Following.objects.filter(target=target).exists():
        raise RuleBroken("target_follows")


def _followed(target: Target) -> Following:
    following = following_of(target)
    if following is None:
        raise RuleBroken("target_follows_nothing")
    return following


def _figures(actor: Any, followed: Followed, today: date) -> list[Figure]:
    """The values that the actor may see."""
    if followed.kind not in KINDS or indicator_by_code(actor, followed.indicator.code) is None:
        return []
    return figures_of(followed.indicator, followed.place, followed.kind, today)


def _check(target: Target, figures: list[Figure]) -> None:
    if target.chart != SINGLE:
        raise RuleBroken("follow_needs_single")
    if target.measurements.filter(period="").exists():
        raise RuleBroken("follow_has_numbers")
    if not figures:
        raise RuleBroken("follow_no_figures")


def _take(following: Following, figures: list[Figure], now: datetime) -> Taken:
    """Numbers as the figures say: new ones, changed ones, and none where a value is in force no more."""
    target = following.target
    there = {one.period: one for one in target.measurements.exclude(period="")}
    gone = set(there) - {one.period for one in figures}
    removed = target.measurements.filter(period__in=gone).delete()[0] if gone else 0
    changed = [there[one.period] for one in figures if one.period in there and there[one.period].value != one.value]
    values = {one.period: one.value for one in figures}
    for each in changed:
        each.value, each.noted_at = values[each.period], now
    Measurement.objects.bulk_update(changed, ["value", "noted_at"])
    fresh = [_measurement(target.project, target, one, now) for one in figures if one.period not in there]
    Measurement.objects.bulk_create(fresh)
    following.breaks = [one.period for one in figures if one.is_break]
    following.looked_at = now
    following.save(update_fields=["breaks", "looked_at"])
    return Taken(len(fresh), len(changed), removed)


def _measurement(project: Project, target: Target, figure: Figure, now: datetime) -> Measurement:
    return Measurement(
        target=target, on=figure.on, value=figure.value, period=figure.period, language=project.language, noted_at=now
    )
