"""The life of a practice: handed in, checked by somebody who did not write it, published, confirmed every year."""

from datetime import date, datetime
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.policies import require
from yokoten.practices.actions.indexing import index_practice
from yokoten.practices.actions.telling import DECLINED, PUBLISHED, tell_authors, tell_checkers
from yokoten.practices.actions.versions import keep_version
from yokoten.practices.models import Practice, PracticeConcept
from yokoten.practices.policies import IN_CHECK, IN_LIBRARY, is_author, may_check, person_of
from yokoten.practices.queries.practice import missing_of
from yokoten.practices.rules.writing import tidy_prose

State = Practice.State


@action
def submit_practice(actor: Any, practice: Practice, *, now: datetime) -> Practice:
    """Hand a draft in for its check; everything that publishing needs must be there."""
    practice = _locked(practice)
    require(actor, "practices.submit_practice", practice.organisation)
    _expect(practice, State.DRAFT)
    lacking = missing_of(practice)
    if lacking:
        raise RuleBroken("practice_not_complete", missing=list(lacking))
    practice.submitted_by = person_of(actor)
    practice.submitted_at, practice.decline_reason, practice.checked_by = now, "", None
    practice.is_without_concept = not _has_concept(practice)
    _move(practice, State.SUBMITTED)
    record(actor, "practices.submit_practice", practice, organisation=practice.organisation)
    tell_checkers(practice, now=now)
    return practice


@action
def take_back_practice(actor: Any, practice: Practice) -> Practice:
    """Take a practice back that nobody has begun to check; it is a draft again."""
    practice = _locked(practice)
    require(actor, "practices.take_back_practice", practice.organisation)
    _expect(practice, State.SUBMITTED)
    _move(practice, State.DRAFT)
    record(actor, "practices.take_back_practice", practice, organisation=practice.organisation)
    return practice


@action
def take_check(actor: Any, practice: Practice) -> Practice:
    """Take the check of a practice upon oneself, so that no two people do it; never of one's own."""
    practice = _locked(practice)
    _permit_check(actor, practice, "practices.take_check")
    if practice.state == State.CHECKING and practice.checked_by == actor:
        return practice
    _expect(practice, State.SUBMITTED)
    practice.checked_by = person_of(actor)
    _move(practice, State.CHECKING)
    record(actor, "practices.take_check", practice, organisation=practice.organisation)
    return practice


@action
def publish_practice(actor: Any, practice: Practice, *, now: datetime, today: date) -> Practice:
    """Publish what was checked; from this day it is confirmed for a year."""
    practice = _locked(practice)
    _permit_check(actor, practice, "practices.publish_practice")
    _expect_own_check(actor, practice)
    lacking = missing_of(practice)
    if lacking:
        raise RuleBroken("practice_not_complete", missing=list(lacking))
    put_into_library(actor, practice, now=now, today=today)
    record(actor, "practices.publish_practice", practice, organisation=practice.organisation, version=practice.version)
    tell_authors(practice, PUBLISHED, now=now, actor=actor)
    return practice


@action
def decline_practice(actor: Any, practice: Practice, *, reason: str, now: datetime) -> Practice:
    """Send a practice back to its author with the reason; it is a draft again."""
    practice = _locked(practice)
    _permit_check(actor, practice, "practices.decline_practice")
    _expect_own_check(actor, practice)
    said = _reason(reason)
    practice.checked_by = person_of(actor)
    practice.decline_reason = said
    _move(practice, State.DRAFT)
    record(actor, "practices.decline_practice", practice, organisation=practice.organisation, reason=said)
    tell_authors(practice, DECLINED, now=now, actor=actor)
    return practice


@action
def confirm_practice(actor: Any, practice: Practice, *, today: date) -> Practice:
    """Say that the practice still holds as it is written; it counts for a year and a stale one is fresh again."""
    practice = _locked(practice)
    require(actor, "practices.confirm_practice", practice.organisation)
    _expect(practice, *IN_LIBRARY)
    practice.confirmed_on = today
    _move(practice, State.PUBLISHED)
    record(actor, "practices.confirm_practice", practice, organisation=practice.organisation, on=today)
    return practice


@action
def withdraw_practice(actor: Any, practice: Practice, *, reason: str) -> Practice:
    """Take a practice out of the library, or give a draft up; its own organisation still sees it."""
    practice = _locked(practice)
    require(actor, "practices.withdraw_practice", practice.organisation)
    if practice.state == State.WITHDRAWN:
        return practice
    practice.withdraw_reason = _reason(reason)
    _move(practice, State.WITHDRAWN)
    record(actor, "practices.withdraw_practice", practice, organisation=practice.organisation, reason=reason)
    return practice


@action
def restore_practice(actor: Any, practice: Practice) -> Practice:
    """Bring a withdrawn practice back as a draft, to be handed in again."""
    practice = _locked(practice)
    require(actor, "practices.restore_practice", practice.organisation)
    _expect(practice, State.WITHDRAWN)
    practice.withdraw_reason = ""
    _move(practice, State.DRAFT)
    record(actor, "practices.restore_practice", practice, organisation=practice.organisation)
    return practice


def put_into_library(actor: Any, practice: Practice, *, now: datetime, today: date) -> None:
    """Publish within a running act: the first day, the confirmation, the version."""
    practice.published_at = practice.published_at or now
    practice.confirmed_on, practice.decline_reason = today, ""
    practice.is_without_concept = not _has_concept(practice)
    _move(practice, State.PUBLISHED)
    keep_version(actor, practice, note="", now=now)


def _locked(practice: Practice) -> Practice:
    return Practice.objects.select_for_update().get(pk=practice.pk)


def _move(practice: Practice, state: str) -> None:
    practice.state = state
    practice.revision += 1
    practice.save()
    index_practice(practice)


def _expect(practice: Practice, *states: str) -> None:
    if practice.state not in states:
        raise RuleBroken("practice_moved_on", state=practice.state)


def _expect_own_check(actor: Any, practice: Practice) -> None:
    """Handed in, and in nobody else's check."""
    _expect(practice, *IN_CHECK)
    if practice.state == State.CHECKING and practice.checked_by_id != getattr(actor, "pk", None):
        raise RuleBroken("practice_checked_by_other", by=str(practice.checked_by or ""))


def _permit_check(actor: Any, practice: Practice, act: str) -> None:
    if not may_check(actor, practice):
        raise NotAllowed("not_allowed", act=act)
    if is_author(actor, practice):
        raise RuleBroken("practice_check_by_author")


def _reason(reason: str) -> str:
    said = tidy_prose(reason)
    if not said:
        raise RuleBroken("practice_needs_reason")
    return said


def _has_concept(practice: Practice) -> bool:
    return PracticeConcept.objects.filter(practice=practice, is_confirmed=True).exists()
