"""What is noted during a visit: answers to the questions and findings, also from devices that were offline.

Nothing that arrives is lost: the same key twice is one finding, two wordings of one thing become a conflict that a
person settles.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from yokoten.exchange.actions.visit import locked_visit
from yokoten.exchange.models import Answer, Arrival, Conflict, Finding, Site, TripQuestion, Visit
from yokoten.exchange.policies import require_guest, require_side
from yokoten.exchange.rules.meeting import Pair, met, met_pair
from yokoten.exchange.rules.states import HOST
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken

CAN_NOTE = ("requested", "accepted", "agreed", "held", "closed")
LONGEST = 20_000


@dataclass(frozen=True)
class Noted:
    """A finding as a device sends it. `based_on` is the revision it was changed from, 0 for a new one.

    `change` is the device's own key of this change: known already, it has arrived before.
    """

    key: UUID
    text: str
    language: str
    seen_at: datetime
    kind: str = "fact"
    where: str = ""
    site: Site | None = None
    question: TripQuestion | None = None
    based_on: int = 0
    change: UUID | None = None


@dataclass(frozen=True)
class Said:
    """An answer as it was written; `based_on` is the revision that was on screen, 0 where there was none.

    Without a `figure` the standing one stays. `change` is the device's own key of this change.
    """

    text: str
    language: str
    figure: str | None = None
    based_on: int = 0
    change: UUID | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of something that arrived: the row, and the conflict if there is one."""

    thing: Any
    conflict: Conflict | None = None
    is_changed: bool = False
    revision: int = 0


@action
def answer_question(actor: Any, visit: Visit, question: TripQuestion, said: Said, *, now: datetime) -> Outcome:
    """Note what the host answers; the host may write it beforehand."""
    visit = locked_visit(visit)
    side = require_side(actor, "exchange.answer_question", visit)
    _can_note(visit, said.text)
    if question.trip_id != visit.trip_id:
        raise RuleBroken("question_of_another_trip")
    known = Arrival.objects.filter(visit=visit, key=said.change).first() if said.change else None
    answer = Answer.objects.select_for_update().filter(visit=visit, question=question).first()
    if known is not None:
        return Outcome(answer, known.conflict, False, known.revision)
    if answer is None:
        answer = Answer(visit=visit, question=question, revision=0, language=said.language)
    standing = Pair(answer.text, answer.figure)
    figure = answer.figure if said.figure is None else said.figure.strip()[:120]
    kept, other, is_changed = met_pair(standing, answer.revision, Pair(said.text, figure), said.based_on)
    if is_changed or answer.pk is None:
        if kept.text.strip() != answer.text:
            answer.language = said.language
        answer.text, answer.figure = kept.text.strip(), kept.figure.strip()
        answer.revision, answer.is_from_host = answer.revision + 1, side == HOST
        answer.noted_by, answer.noted_at = _person(actor), now
        answer.save()
        record(actor, "exchange.answer_question", visit.trip, organisation=visit.trip.organisation)
    conflict = None
    if other is not None:
        conflict = _conflict(actor, visit, other, said.based_on, now, answer=answer)
    _arrived(visit, said.change, answer, conflict, now)
    return Outcome(answer, conflict, is_changed, answer.revision)


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
    known = Arrival.objects.filter(visit=visit, key=noted.change).first() if noted.change else None
    finding = Finding.objects.select_for_update().filter(key=noted.key).first()
    if finding is not None and finding.visit_id != visit.pk:
        raise RuleBroken("finding_of_another_visit")
    if known is not None:
        return Outcome(finding, known.conflict, False, known.revision)
    conflict, is_changed = None, True
    if finding is None:
        finding = _new_finding(actor, visit, noted, now)
    else:
        other, is_changed = _change_finding(actor, visit, finding, noted, now)
        if other is not None:
            conflict = _conflict(actor, visit, Pair(other, ""), noted.based_on, now, finding=finding)
    _arrived(visit, noted.change, finding, conflict, now)
    return Outcome(finding, conflict, is_changed, finding.revision)


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
def settle_conflict(actor: Any, conflict: Conflict, *, text: str, figure: str | None = None, now: datetime) -> Conflict:
    """Decide what the words shall be; both wordings stay in the records, and what was removed comes back."""
    visit = locked_visit(conflict.visit)
    require_guest(actor, "exchange.settle_conflict", visit.trip)
    conflict = Conflict.objects.select_for_update().get(pk=conflict.pk)
    if conflict.settled_at is not None:
        raise RuleBroken("conflict_settled")
    if not text.strip():
        raise RuleBroken("finding_empty")
    thing = conflict.answer or conflict.finding
    wanted = {"text": text.strip()}
    if conflict.answer is not None and figure is not None:
        wanted["figure"] = figure.strip()[:120]
    if conflict.finding is not None:
        wanted["removed_at"] = None
    if any(getattr(thing, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(thing, name, value)
        thing.revision, thing.noted_by, thing.noted_at = thing.revision + 1, _person(actor), now
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


def _change_finding(actor: Any, visit: Visit, finding: Finding, noted: Noted, now: datetime) -> tuple[str | None, bool]:
    """Take what is new in it; returns the words that a person has to choose about, and whether anything changed."""
    kept = met(finding.text, finding.revision, noted.text, noted.based_on)
    is_moved = noted.based_on >= finding.revision and _place_of(finding) != _place_asked(visit, noted)
    if kept.is_changed or is_moved:
        if kept.is_changed:
            finding.text, finding.language = kept.text.strip(), noted.language
        finding.revision, finding.removed_at = finding.revision + 1, None
        _place(finding, visit, noted)
        finding.noted_by, finding.noted_at = _person(actor), now
        finding.save()
        record(actor, "exchange.note_finding", visit.trip, organisation=visit.trip.organisation)
    return kept.other, kept.is_changed or is_moved


def _arrived(visit: Visit, change: UUID | None, thing: Any, conflict: Conflict | None, now: datetime) -> None:
    if change is not None:
        Arrival.objects.create(key=change, visit=visit, revision=thing.revision, conflict=conflict, arrived_at=now)


def _place_asked(visit: Visit, noted: Noted) -> tuple[Any, ...]:
    """Kind, place, site and question as they will be kept: those of others are not linked."""
    site = noted.site if noted.site is not None and noted.site.visit_id == visit.pk else None
    is_own = noted.question is not None and noted.question.trip_id == visit.trip_id
    return noted.kind, noted.where.strip()[:160], site, noted.question if is_own else None


def _place_of(finding: Finding) -> tuple[Any, ...]:
    return finding.kind, finding.where, finding.site, finding.question


def _place(finding: Finding, visit: Visit, noted: Noted) -> None:
    finding.kind, finding.where, finding.site, finding.question = _place_asked(visit, noted)


def _can_note(visit: Visit, text: str) -> None:
    if visit.state not in CAN_NOTE:
        raise RuleBroken("visit_not_open")
    if len(text) > LONGEST:
        raise RuleBroken("note_too_long", allowed=LONGEST)


def _conflict(actor: Any, visit: Visit, other: Pair, based_on: int, now: datetime, **thing: Any) -> Conflict:
    said = {"text": other.text.strip(), "figure": other.figure.strip()}
    there = Conflict.objects.filter(visit=visit, settled_at=None, **said, **thing).first()
    if there is not None:
        return there
    return Conflict.objects.create(
        visit=visit, based_on_revision=based_on, noted_by=_person(actor), noted_at=now, **said, **thing
    )


def _person(actor: Any) -> Any:
    return actor if getattr(actor, "pk", None) else None
