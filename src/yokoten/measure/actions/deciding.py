"""Answers to the questions of the gate, each with its reason."""

import math
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require
from yokoten.measure.actions.importing import locked
from yokoten.measure.models import DatasetImport, ImportAlarm
from yokoten.measure.rules.intake.decisions import ACCEPT, REPLACE, offered

LONGEST_REASON = 300


@action
def decide_alarm(
    actor: Any, alarm: ImportAlarm, *, decision: str, reason: str, now: datetime, replacement: float | None = None
) -> ImportAlarm:
    """Accept, exclude, replace or mark as a break one alarmed value; the reason is kept with it."""
    dataset = _open_import(actor, alarm.dataset, "measure.decide_alarm")
    alarm = ImportAlarm.objects.select_for_update().get(pk=alarm.pk)
    _decide(actor, alarm, (decision, reason, replacement), now, members=1)
    alarm.save()
    facts = {"alarm": alarm.number, "decision": decision, "reason": alarm.reason}
    record(actor, "measure.decide_alarm", dataset, organisation=dataset.organisation, **facts)
    return alarm


@action
def decide_question(
    actor: Any,
    dataset: DatasetImport,
    question: int,
    answer: tuple[str, str],
    *,
    now: datetime,
    replacements: Mapping[int, float] | None = None,
) -> list[ImportAlarm]:
    """Answer all alarms of one question at once: `answer` is decision and reason, `replacements` a value by alarm."""
    dataset = _open_import(actor, dataset, "measure.decide_question")
    alarms = list(ImportAlarm.objects.select_for_update().filter(dataset=dataset, question=question))
    if not alarms:
        raise RuleBroken("question_unknown", question=question)
    decision, reason = answer
    for alarm in alarms:
        value = (replacements or {}).get(alarm.number)
        _decide(actor, alarm, (decision, reason, value), now, members=len(alarms))
    ImportAlarm.objects.bulk_update(alarms, ["decision", "reason", "replacement", "decided_by", "decided_at"])
    facts = {"question": question, "decision": decision, "reason": alarms[0].reason, "alarms": len(alarms)}
    record(actor, "measure.decide_question", dataset, organisation=dataset.organisation, **facts)
    return alarms


@action
def accept_open_questions(actor: Any, dataset: DatasetImport, *, reason: str, now: datetime) -> int:
    """Accept every open question that does not stop the import, with one reason; returns how many values."""
    dataset = _open_import(actor, dataset, "measure.accept_open_questions")
    said = _reason(reason)
    waiting = ImportAlarm.objects.filter(dataset=dataset, decision="").exclude(severity=ImportAlarm.Severity.STOP)
    person = actor if getattr(actor, "pk", None) else None
    count = waiting.update(decision=ACCEPT, reason=said, decided_by=person, decided_at=now)
    facts = {"alarms": count, "reason": said}
    record(actor, "measure.accept_open_questions", dataset, organisation=dataset.organisation, **facts)
    return count


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


def _decide(
    actor: Any, alarm: ImportAlarm, answer: tuple[str, str, float | None], now: datetime, *, members: int
) -> None:
    decision, reason, replacement = answer
    if decision not in offered(alarm.kind, alarm.facts, members):
        raise RuleBroken("decision_not_offered", decision=decision, alarm=alarm.number)
    alarm.reason = _reason(reason)
    if decision == REPLACE and (replacement is None or not math.isfinite(replacement)):
        raise RuleBroken("replacement_missing", alarm=alarm.number)
    alarm.decision = decision
    alarm.replacement = replacement if decision == REPLACE else None
    alarm.decided_by = actor if getattr(actor, "pk", None) else None
    alarm.decided_at = now
