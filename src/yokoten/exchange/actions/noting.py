"""What is noted during a visit: answers to the questions and findings, also from devices that were offline.

Nothing that arrives is lost: the same key twice is one finding, two wordings of one thing become a conflict that a
person settles.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from yokoten.exchange.actions.visit import locked_visit
from yokoten.exchange.models import Answer, Conflict, Finding, Site, TripQuestion, Visit
from yokoten.exchange.policies import require_guest, require_side
from yokoten.exchange.rules.meeting import met
from yokoten.exchange.rules.states import HOST
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken

CAN_NOTE = ("requested", "accepted", "agreed", "held", "closed")
LONGEST = 20_000


@dataclass(frozen=True)
class Noted:
    """A finding as a device sends it. `based_on` is the revision it was changed from, 0 for a new one."""

    key: UUID
    text: str
    language: str
    seen_at: datetime
    kind: str = "fact"
    where: str = ""
    site: Site | None = None
    question: TripQuestion | None = None
    based_on: int = 0


@dataclass(frozen=True)
class Said:
    """An answer as it was written; `based_on` is the revision that was on screen, 0 where there was none."""

    text: str
    language: str
    figure: str = ""
    based_on: int = 0


@dataclass(frozen=True)
class Outcome:
    """What became of something that arrived: the row, and the conflict if there is one."""

    thing: Any
    conflict: Conflict | None = None
    is_changed: bool = False


@action
def answer_question(actor: Any, visit: Visit, question: TripQuestion, said: Said, *, now: datetime) -> Outcome:
    """Note what the host answers; the host may write it beforehand."""
    visit = locked_visit(visit)
    side = require_side(actor, "exchange.answer_question", visit)
    _can_note(visit, said.text)
    if question.trip_id != visit.trip_id:
        raise RuleBroken("question_of_another_trip")
    answer = Answer.objects.select_for_update().filter(visit=visit, question=question).first()
    if answer is None:
        answer = Answer(visit=visit, question=question, revision=0, language=said.language)
    kept = met(answer.text, answer.revision, said.text, said.based_on)
    conflict, figure = None, said.figure.strip()[:120]
    if kept.is_changed or answer.pk is None or (figure and figure != answer.figure):
        answer.text, answer.language = kept.text.strip(), said.language if kept.is_changed else answer.language
        answer.figure = figure or answer.figure
        answer.revision, answer.is_from_host = answer.revision + 1, side == HOST
        answer.noted_by, answer.noted_at = _person(actor), now
        answer.save()
        record(actor, "exchange.answer_question", visit.trip, organisation=visit.trip.organisation)
    if kept.other is not None:
        conflict = _conflict(actor, visit, kept.other, said.based_on, now, answer=answer)
    return Outcome(answer, conflict, kept.is_changed)


@action
def note_finding(actor: Any, visit: Visit, noted: Noted, *, now: datetime) -> Outcome:
    """Keep a finding from a page or a device; arriving twice changes nothing, changed apart is a conflict."""
    visit = locked_visit(visit)
    require_guest(actor, "exchange.note_finding", visit.trip)
    _can_note(visit, noted.text)
    if not noted.text.strip():
        raise RuleBroken("finding_empty")
    if noted.kind not in Finding.Kind.values:
        raise RuleBroken("choice_unknown", choice=noted.kind)
    finding = Finding.objects.select_for_update().filter(key=noted.key).first()
    if finding is None:
        return Outcome(_new_finding(actor, visit, noted, now), None, True)
    if finding.visit_id != visit.pk:
        raise RuleBroken("finding_of_another_visit")
    kept = met(finding.text, finding.revision, noted.text, noted.based_on)
    if kept.is_changed:
        finding.text, finding.language = kept.text.strip(), noted.language
        finding.revision, finding.removed_at = finding.revision + 1, None
        _place(finding, visit, noted)
        finding.noted_by, finding.noted_at = _person(actor), now
        finding.save()
        record(actor, "exchange.note_finding", visit.trip, organisation=visit.trip.organisation)
    conflict = None
    if kept.other is not None:
        conflict = _conflict(actor, visit, kept.other, noted.based_on, now, finding=finding)
    return Outcome(finding, conflict, kept.is_changed)


@action
def remove_finding(actor: Any, finding: Finding, *, now: datetime) -> Finding:
    """Take a finding off the list; it stays in the records and can be written again."""
    visit = locked_visit(finding.visit)
    require_guest(actor, "exchange.remove_finding", visit.trip)
    finding = Finding.objects.select_for_update().get(pk=finding.pk)
    if finding.removed_at is None:
        finding.removed_at, finding.revision = now, finding.revision + 1
        finding.save(update_fields=["removed_at", "revision"])
        record(actor, "exchange.remove_finding", visit.trip, organisation=visit.trip.organisation)
    return finding


@action
def settle_conflict(actor: Any, conflict: Conflict, *, text: str, now: datetime) -> Conflict:
    """Decide what the words shall be; both wordings stay in the records."""
    visit = locked_visit(conflict.visit)
    require_guest(actor, "exchange.settle_conflict", visit.trip)
    conflict = Conflict.objects.select_for_update().get(pk=conflict.pk)
    if conflict.settled_at is not None:
        raise RuleBroken("conflict_settled")
    if not text.strip():
        raise RuleBroken("finding_empty")
    thing = conflict.answer or conflict.finding
    if thing.text != text.strip():
        thing.text, thing.revision = text.strip(), thing.revision + 1
        thing.noted_by, thing.noted_at = _person(actor), now
        thing.save()
    conflict.settled_at, conflict.settled_by = now, _person(actor)
    conflict.save(update_fields=["settled_at", "settled_by"])
    record(actor, "exchange.settle_conflict", visit.trip, organisation=visit.trip.organisation)
    return conflict


def _new_finding(actor: Any, visit: Visit, noted: Noted, now: datetime) -> Finding:
    finding = Finding(visit=visit, key=noted.key, text=noted.text.strip(), language=noted.language)
    _place(finding, visit, noted)
    finding.seen_at, finding.noted_by, finding.noted_at = noted.seen_at, _person(actor), now
    finding.save()
    record(actor, "exchange.note_finding", visit.trip, organisation=visit.trip.organisation)
    return finding


def _place(finding: Finding, visit: Visit, noted: Noted) -> None:
    finding.kind, finding.where = noted.kind, noted.where.strip()[:160]
    finding.site = noted.site if noted.site is not None and noted.site.visit_id == visit.pk else None
    is_own = noted.question is not None and noted.question.trip_id == visit.trip_id
    finding.question = noted.question if is_own else None


def _can_note(visit: Visit, text: str) -> None:
    if visit.state not in CAN_NOTE:
        raise RuleBroken("visit_not_open")
    if len(text) > LONGEST:
        raise RuleBroken("note_too_long", allowed=LONGEST)


def _conflict(actor: Any, visit: Visit, text: str, based_on: int, now: datetime, **thing: Any) -> Conflict:
    there = Conflict.objects.filter(visit=visit, text=text.strip(), settled_at=None, **thing).first()
    if there is not None:
        return there
    return Conflict.objects.create(
        visit=visit, text=text.strip(), based_on_revision=based_on, noted_by=_person(actor), noted_at=now, **thing
    )


def _person(actor: Any) -> Any:
    return actor if getattr(actor, "pk", None) else None
