"""What comes home: lessons to copy, adapt or avoid, commitments with owner and day, and the follow-up."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from yokoten.exchange.actions.telling import tell_owner
from yokoten.exchange.actions.trip import follow_up_day, locked
from yokoten.exchange.models import Commitment, Finding, Lesson, Trip, Visit
from yokoten.exchange.policies import require_guest
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.errors import RuleBroken

WITH_LESSONS = (Trip.State.HELD, Trip.State.CLOSED)


@dataclass(frozen=True)
class Drawn:
    """A lesson as the guests draw it, from which visit or from all, and on which findings it rests."""

    verdict: str
    text: str
    language: str
    why: str = ""
    visit: Visit | None = None
    practice: Any = None
    findings: tuple[Finding, ...] = ()
    is_shared_with_host: bool = True


@dataclass(frozen=True)
class Promised:
    """Who does what by when."""

    text: str
    language: str
    due_on: date
    owner: Any = None
    owner_name: str = ""
    lesson: Lesson | None = None
    is_shared_with_host: bool = True


@action
def draw_lesson(actor: Any, trip: Trip, drawn: Drawn, *, now: datetime) -> Lesson:
    """Say what the trip taught. Possible from the first visit on."""
    trip = locked(trip)
    require_guest(actor, "exchange.draw_lesson", trip)
    _has_been(trip)
    fields = _lesson(trip, drawn)
    lesson = Lesson.objects.create(trip=trip, order=trip.lessons.count(), made_at=now, **fields)
    lesson.findings.set([one for one in drawn.findings if one.visit.trip_id == trip.pk])
    record(actor, "exchange.draw_lesson", trip, organisation=trip.organisation)
    return lesson


@action
def change_lesson(actor: Any, lesson: Lesson, drawn: Drawn) -> Lesson:
    """Word a lesson anew."""
    trip = locked(lesson.trip)
    require_guest(actor, "exchange.change_lesson", trip)
    lesson = Lesson.objects.select_for_update().get(pk=lesson.pk)
    put(lesson, **_lesson(trip, drawn))
    lesson.save()
    lesson.findings.set([one for one in drawn.findings if one.visit.trip_id == trip.pk])
    record(actor, "exchange.change_lesson", trip, organisation=trip.organisation)
    return lesson


@action
def remove_lesson(actor: Any, lesson: Lesson) -> None:
    """Take a lesson back, as long as nothing was promised on it."""
    trip = locked(lesson.trip)
    require_guest(actor, "exchange.remove_lesson", trip)
    if lesson.commitments.exists():
        raise RuleBroken("lesson_has_commitments")
    record(actor, "exchange.remove_lesson", trip, organisation=trip.organisation)
    lesson.delete()


@action
def link_practice(actor: Any, lesson: Lesson, practice: Any) -> Lesson:
    """Note which practice of the own library was made of a lesson."""
    trip = locked(lesson.trip)
    require_guest(actor, "exchange.link_practice", trip)
    lesson = Lesson.objects.select_for_update().get(pk=lesson.pk)
    lesson.made_practice = practice
    lesson.save(update_fields=["made_practice"])
    record(actor, "exchange.link_practice", trip, organisation=trip.organisation, practice=practice)
    return lesson


@action
def commit_to(actor: Any, trip: Trip, promised: Promised, *, now: datetime) -> Commitment:
    """Promise something with an owner and a day; the follow-up day comes from the kind of visit."""
    trip = locked(trip)
    require_guest(actor, "exchange.commit_to", trip)
    _has_been(trip)
    fields = _commitment(trip, promised)
    follow_up_on = trip.follow_up_on or follow_up_day(trip, now.date())
    commitment = Commitment.objects.create(trip=trip, made_at=now, follow_up_on=follow_up_on, **fields)
    record(actor, "exchange.commit_to", trip, organisation=trip.organisation, due_on=commitment.due_on)
    if commitment.owner is not None and commitment.owner != actor:
        tell_owner(commitment, now=now)
    return commitment


@action
def change_commitment(actor: Any, commitment: Commitment, promised: Promised) -> Commitment:
    """Change words, owner or day of an open commitment; the trail keeps what it was."""
    commitment, trip = _mine(actor, "exchange.change_commitment", commitment)
    if commitment.state != Commitment.State.OPEN:
        raise RuleBroken("commitment_not_open")
    changes = put(commitment, **_commitment(trip, promised))
    commitment.save()
    record(actor, "exchange.change_commitment", trip, organisation=trip.organisation, changed=sorted(changes))
    return commitment


@action
def complete_commitment(actor: Any, commitment: Commitment, *, on: date) -> Commitment:
    """Note that it is done."""
    commitment, trip = _mine(actor, "exchange.complete_commitment", commitment)
    if commitment.state != Commitment.State.OPEN:
        raise RuleBroken("commitment_not_open")
    commitment.state, commitment.done_on = Commitment.State.DONE, on
    commitment.save(update_fields=["state", "done_on"])
    record(actor, "exchange.complete_commitment", trip, organisation=trip.organisation, on=on)
    return commitment


@action
def drop_commitment(actor: Any, commitment: Commitment, *, reason: str) -> Commitment:
    """Give a commitment up and say why."""
    commitment, trip = _mine(actor, "exchange.drop_commitment", commitment)
    if commitment.state != Commitment.State.OPEN:
        raise RuleBroken("commitment_not_open")
    if not reason.strip():
        raise RuleBroken("drop_needs_reason")
    commitment.state, commitment.drop_reason = Commitment.State.DROPPED, reason.strip()
    commitment.save(update_fields=["state", "drop_reason"])
    record(actor, "exchange.drop_commitment", trip, organisation=trip.organisation)
    return commitment


@action
def follow_up(actor: Any, commitment: Commitment, *, outcome: str, words: str, on: date) -> Commitment:
    """Say at the follow-up what came of a commitment: in place, partly, not yet, given up."""
    commitment, trip = _mine(actor, "exchange.follow_up", commitment)
    if outcome not in Commitment.Outcome.values:
        raise RuleBroken("choice_unknown", choice=outcome)
    if commitment.follow_up_on is not None and on < commitment.follow_up_on:
        raise RuleBroken("follow_up_still_ahead", on=commitment.follow_up_on)
    commitment.outcome, commitment.outcome_words, commitment.followed_up_on = outcome, words.strip(), on
    commitment.save(update_fields=["outcome", "outcome_words", "followed_up_on"])
    record(actor, "exchange.follow_up", trip, organisation=trip.organisation)
    return commitment


def _mine(actor: Any, act: str, commitment: Commitment) -> tuple[Commitment, Trip]:
    trip = locked(commitment.trip)
    require_guest(actor, act, trip)
    return Commitment.objects.select_for_update(of=("self",)).select_related("trip").get(pk=commitment.pk), trip


def _has_been(trip: Trip) -> None:
    if trip.state not in WITH_LESSONS:
        raise RuleBroken("trip_not_held")


def _lesson(trip: Trip, drawn: Drawn) -> dict[str, Any]:
    if drawn.verdict not in Lesson.Verdict.values:
        raise RuleBroken("choice_unknown", choice=drawn.verdict)
    if not drawn.text.strip():
        raise RuleBroken("lesson_empty")
    is_own = drawn.visit is not None and drawn.visit.trip_id == trip.pk
    return {
        "verdict": drawn.verdict,
        "text": drawn.text.strip(),
        "why": drawn.why.strip(),
        "language": drawn.language,
        "visit": drawn.visit if is_own else None,
        "practice": drawn.practice,
        "is_shared_with_host": drawn.is_shared_with_host,
    }


def _commitment(trip: Trip, promised: Promised) -> dict[str, Any]:
    if not promised.text.strip():
        raise RuleBroken("commitment_empty")
    if promised.owner is None and not promised.owner_name.strip():
        raise RuleBroken("commitment_needs_owner")
    is_own = promised.lesson is not None and promised.lesson.trip_id == trip.pk
    return {
        "text": promised.text.strip(),
        "language": promised.language,
        "due_on": promised.due_on,
        "owner": promised.owner,
        "owner_name": promised.owner_name.strip()[:120],
        "lesson": promised.lesson if is_own else None,
        "is_shared_with_host": promised.is_shared_with_host,
    }
