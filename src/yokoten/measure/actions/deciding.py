"""Answers to the questions of the gate, each with its reason."""

import math
from datetime import datetime
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require
from yokoten.measure.actions.importing import locked
from yokoten.measure.models import DatasetImport, ImportAlarm
from yokoten.measure.rules.intake.decisions import ACCEPT, REPLACE, Answer, asks_the_same, offered, version_of

LONGEST_REASON = 300


@action
def decide_alarm(actor: Any, alarm: ImportAlarm, answer: Answer, *, now: datetime) -> ImportAlarm:
    """Accept, exclude, replace or mark as a break one alarmed value; the reason is kept with it.

    Refused when it was decided since the actor saw it, see `decide_question`.
    """
    dataset = _open_import(actor, alarm.dataset, "measure.decide_alarm")
    alarm = ImportAlarm.objects.select_for_update().get(pk=alarm.pk)
    if _is_decided([alarm], answer):
        return alarm
    _decide(actor, alarm, answer, now, members=1)
    alarm.save()
    facts = {"alarm": alarm.number, "decision": answer.decision, "reason": alarm.reason}
    record(actor, "measure.decide_alarm", dataset, organisation=dataset.organisation, **facts)
    return alarm


@action
def decide_question(
    actor: Any, dataset: DatasetImport, question: int, answer: Answer, *, now: datetime
) -> list[ImportAlarm]:
    """Answer all alarms of one question at once.

    Refused when the question has changed (`question_changed`) or somebody decided it otherwise (`decided_meanwhile`:
    who, what, why and when) since the actor saw it.
    """
    dataset = _open_import(actor, dataset, "measure.decide_question")
    alarms = list(ImportAlarm.objects.select_for_update().filter(dataset=dataset, question=question))
    if not alarms:
        raise RuleBroken("question_unknown", question=question)
    if _is_decided(alarms, answer):
        return alarms
    for alarm in alarms:
        _decide(actor, alarm, answer, now, members=len(alarms))
    ImportAlarm.objects.bulk_update(alarms, ["decision", "reason", "replacement", "decided_by", "decided_at"])
    facts = {"question": question, "decision": answer.decision, "reason": alarms[0].reason, "alarms": len(alarms)}
    record(actor, "measure.decide_question", dataset, organisation=dataset.organisation, **facts)
    return alarms


@action
def accept_open_questions(actor: Any, dataset: DatasetImport, *, reason: str, now: datetime, seen: str = "") -> int:
    """Accept every open question that does not stop the import, with one reason; returns how many values.

    `seen` is the version of all alarms as shown: refused when other questions are asked now.
    """
    dataset = _open_import(actor, dataset, "measure.accept_open_questions")
    said = _reason(reason)
    if seen and not asks_the_same(seen, version_of(ImportAlarm.objects.filter(dataset=dataset))):
        raise RuleBroken("questions_changed", title=dataset.title)
    waiting = ImportAlarm.objects.filter(dataset=dataset, decision="").exclude(severity=ImportAlarm.Severity.STOP)
    person = actor if getattr(actor, "pk", None) else None
    count = waiting.update(decision=ACCEPT, reason=said, decided_by=person, decided_at=now)
    facts = {"alarms": count, "reason": said}
    record(actor, "measure.accept_open_questions", dataset, organisation=dataset.organisation, **facts)
    return count


def _is_decided(alarms: list[ImportAlarm], answer: Answer) -> bool:
    """Whether exactly this was decided already (a second click); another decision than the one seen is refused."""
    now = version_of(alarms)
    if not answer.seen or answer.seen == now:
        return False
    said = " ".join(answer.reason.split())[:LONGEST_REASON]
    if all(
        (one.decision, one.reason, one.replacement)
        == (answer.decision, said, answer.replacements.get(one.number) if answer.decision == REPLACE else None)
        for one in alarms
    ):
        return True
    last = max((one for one in alarms if one.decided_at), key=lambda one: one.decided_at, default=None)
    if last is None or not asks_the_same(answer.seen, now):
        raise RuleBroken("question_changed", question=alarms[0].question)
    who = str(last.decided_by) if last.decided_by_id else ""
    facts = {"person": who, "decision": last.decision, "reason": last.reason, "at": last.decided_at}
    raise RuleBroken("decided_meanwhile", **facts)


def _open_import(actor: Any, dataset: DatasetImport, act: str) -> DatasetImport:
    dataset = locked(dataset)
    require(actor, act, dataset.organisation)
    if dataset.state != DatasetImport.State.CHECKED:
        raise RuleBroken("import_finished", title=dataset.title, state=dataset.state)
    return dataset


def _reason(reason: str) -> str:
    said = " ".join(reason.split())[:LONGEST_REASON]
    if not said:
        raise RuleBroken("reason_missing")
    return said


def _decide(actor: Any, alarm: ImportAlarm, answer: Answer, now: datetime, *, members: int) -> None:
    replacement = answer.replacements.get(alarm.number)
    if answer.decision not in offered(alarm.kind, alarm.facts, members):
        raise RuleBroken("decision_not_offered", decision=answer.decision, alarm=alarm.number)
    alarm.reason = _reason(answer.reason)
    if answer.decision == REPLACE and (replacement is None or not math.isfinite(replacement)):
        raise RuleBroken("replacement_missing", alarm=alarm.number)
    alarm.decision = answer.decision
    alarm.replacement = replacement if answer.decision == REPLACE else None
    alarm.decided_by = actor if getattr(actor, "pk", None) else None
    alarm.decided_at = now
