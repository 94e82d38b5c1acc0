"""Adoptions: opened, taken from Understand over Adapt to Re-use, changed, or given up with a reason."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from yokoten.adopt.queries.standing import last_readings
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.policies import require
from yokoten.practices.policies import IN_LIBRARY, sees
from yokoten.practices.rules.writing import tidy_prose
from yokoten.spread.actions.telling import DECLINED, OPENED, REUSED, tell_givers
from yokoten.spread.models import Adoption
from yokoten.spread.queries.adoption import adoptions_seen
from yokoten.spread.rules.stages import DAY_OF, NOT_ADOPTED, REUSE, WIDTHS, Told, last_day, narrower, next_stage

WORDS = ("kept", "changed", "dropped", "why")


@dataclass(frozen=True)
class Start:
    """Since when, from whom (None: from the practice's own home), by whose help, and what it hangs on."""

    on: date
    language: str
    parent: Adoption | None = None
    mediator: Any = None
    project: Any = None
    visit: Any = None
    is_example: bool = False


@dataclass(frozen=True)
class Step:
    """A step to the next stage: on which day, with which words, and for Re-use with which project or none."""

    on: date
    language: str
    told: Told = Told()
    project: Any = None
    is_without_numbers: bool = False


@dataclass(frozen=True)
class Against:
    """Why a practice is not adopted, and since when."""

    on: date
    language: str
    reason: str


@dataclass(frozen=True)
class Change:
    """What may be mended at any time; words as a whole."""

    language: str
    told: Told
    visibility: str
    started_on: date
    parent: Adoption | None = None
    mediator: Any = None
    project: Any = None


@action
def open_adoption(
    actor: Any, practice: Any, organisation: Any, *, start: Start, today: date, now: datetime
) -> Adoption:
    """Say that one's organisation begins with a practice of others; whoever gave it is told."""
    require(actor, "spread.open_adoption", organisation)
    if not sees(actor, practice):
        raise NotAllowed("not_allowed", act="spread.open_adoption")
    if practice.state not in IN_LIBRARY:
        raise RuleBroken("adoption_not_in_library")
    if organisation.pk == practice.organisation_id:
        raise RuleBroken("adoption_by_owner")
    if Adoption.objects.filter(practice=practice, organisation=organisation).exclude(stage=NOT_ADOPTED).exists():
        raise RuleBroken("adoption_open_already")
    if start.on > today:
        raise RuleBroken("adoption_ahead", on=start.on)
    adoption = Adoption(
        practice=practice,
        organisation=organisation,
        place=organisation.place,
        visibility=practice.visibility,
        started_on=start.on,
        mediator=start.mediator,
        visit=start.visit,
        language=start.language,
        is_example=start.is_example,
        created_by=actor if getattr(actor, "pk", None) else None,
        created_at=now,
    )
    _hang(actor, adoption, start.parent, start.project)
    adoption.save()
    record(actor, "spread.open_adoption", adoption, organisation=organisation, on=start.on)
    tell_givers(actor, adoption, OPENED, now=now)
    return adoption


@action
def move_adoption(actor: Any, adoption: Adoption, step: Step, *, today: date, now: datetime) -> Adoption:
    """Take an adoption to the next stage: Adapt asks what was kept, changed and dropped; Re-use asks for numbers."""
    adoption = locked(adoption)
    require(actor, "spread.move_adoption", adoption.organisation)
    stage = next_stage(adoption.stage)
    if stage is None:
        raise RuleBroken("adoption_cannot_move")
    _check_day(adoption, step.on, today)
    if not step.told.is_empty or step.told.why:
        _tell(adoption, step.told, step.language)
    _check_words(adoption)
    if stage == REUSE:
        _check_numbers(adoption, step)
    put(adoption, stage=stage, **{DAY_OF[stage]: step.on})
    adoption.save()
    record(actor, "spread.move_adoption", adoption, organisation=adoption.organisation, stage=stage, on=step.on)
    if stage == REUSE:
        tell_givers(actor, adoption, REUSED, now=now)
    return adoption


@action
def change_adoption(actor: Any, adoption: Adoption, change: Change, *, today: date) -> Adoption:
    """Mend words, who sees it, from whom it came, who helped and which project shows what came of it."""
    adoption = locked(adoption)
    require(actor, "spread.change_adoption", adoption.organisation)
    if change.visibility not in WIDTHS:
        raise RuleBroken("choice_unknown", choice=change.visibility)
    _hang(actor, adoption, change.parent, change.project)
    _tell(adoption, change.told, change.language)
    if adoption.stage not in ("understand", NOT_ADOPTED):
        _check_words(adoption)
    _check_start(adoption, change.started_on, today)
    width = narrower(change.visibility, adoption.practice.visibility)
    changed = put(adoption, visibility=width, mediator=change.mediator, started_on=change.started_on)
    adoption.save()
    record(actor, "spread.change_adoption", adoption, organisation=adoption.organisation, **changed)
    return adoption


@action
def decline_adoption(actor: Any, adoption: Adoption, against: Against, *, today: date, now: datetime) -> Adoption:
    """Say that the practice is not adopted, and why: that teaches the next one as much; the giver is told."""
    adoption = locked(adoption)
    require(actor, "spread.decline_adoption", adoption.organisation)
    if adoption.stage == NOT_ADOPTED:
        raise RuleBroken("adoption_declined_already")
    said = tidy_prose(against.reason)
    if not said:
        raise RuleBroken("adoption_needs_reason")
    _check_day(adoption, against.on, today)
    put(adoption, stage=NOT_ADOPTED, declined_on=against.on, reason_not=said, language=against.language)
    adoption.save()
    record(actor, "spread.decline_adoption", adoption, organisation=adoption.organisation, on=against.on)
    tell_givers(actor, adoption, DECLINED, now=now, facts={"reason": said[:200]})
    return adoption


def locked(adoption: Adoption) -> Adoption:
    whole = Adoption.objects.select_related("organisation", "practice__organisation", "parent__organisation")
    return whole.select_for_update(of=("self",)).get(pk=adoption.pk)


def _hang(actor: Any, adoption: Adoption, parent: Adoption | None, project: Any) -> None:
    """Set from whom it came and which project belongs to it, if both fit."""
    if parent is not None and parent.pk != adoption.parent_id:
        seen = adoptions_seen(actor).filter(pk=parent.pk, practice=adoption.practice).exclude(stage=NOT_ADOPTED)
        if not seen.exists() or parent.organisation_id == adoption.organisation_id or _is_above(adoption, parent):
            raise RuleBroken("adoption_parent_unfit")
    if project is not None and project.organisation_id != adoption.organisation_id:
        raise RuleBroken("adoption_project_foreign")
    adoption.parent, adoption.project = parent, project


def _is_above(adoption: Adoption, parent: Adoption) -> bool:
    """Whether the adoption stands above what shall be its parent: nobody takes a thing from their own pupil."""
    at: Adoption | None = parent
    while at is not None and adoption.pk is not None:
        if at.pk == adoption.pk:
            return True
        at = at.parent
    return False


def _tell(adoption: Adoption, told: Told, language: str) -> None:
    put(adoption, language=language, **{name: tidy_prose(getattr(told, name)) for name in WORDS})


def _check_words(adoption: Adoption) -> None:
    told = Told(*(getattr(adoption, name) for name in WORDS))
    if told.is_empty:
        raise RuleBroken("adoption_needs_words")
    if told.lacks_why:
        raise RuleBroken("adoption_needs_why")


def _check_numbers(adoption: Adoption, step: Step) -> None:
    """A project of one's own with a number, or the open word that there is none."""
    project = step.project or adoption.project
    if project is None and not step.is_without_numbers:
        raise RuleBroken("adoption_needs_numbers")
    if project is not None:
        if project.organisation_id != adoption.organisation_id:
            raise RuleBroken("adoption_project_foreign")
        has_numbers = any(one.last is not None for one in last_readings([project]).get(project.pk, []))
        if not has_numbers and not step.is_without_numbers:
            raise RuleBroken("adoption_project_without_numbers")
    put(adoption, project=project, is_without_numbers=step.is_without_numbers)


def _check_day(adoption: Adoption, on: date, today: date) -> None:
    if on > today:
        raise RuleBroken("adoption_ahead", on=on)
    last = last_day([adoption.started_on, adoption.adapted_on, adoption.reused_on])
    if on < last:
        raise RuleBroken("adoption_before_last", on=on, last=last)


def _check_start(adoption: Adoption, on: date, today: date) -> None:
    """The start lies before everything that followed."""
    days = [day for day in (today, adoption.adapted_on, adoption.reused_on, adoption.declined_on) if day is not None]
    if on > min(days):
        raise RuleBroken("adoption_starts_late", on=on, first=min(days))
