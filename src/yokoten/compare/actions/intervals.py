"""Asking for the intervals of a frontier question, keeping what came of it, giving it up."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from yokoten.compare.models import FrontierRun
from yokoten.compare.policies import can_ask_for_intervals, can_carry_on
from yokoten.compare.queries import frontier_answered, run_about
from yokoten.compare.rules.frontier.asked import FrontierAsked
from yokoten.compare.rules.frontier.intervals import REPLICATIONS
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.actions.outbox import Letter, enqueue
from yokoten.kernel.errors import NotAllowed, RuleBroken

State = FrontierRun.State


@dataclass(frozen=True)
class Size:
    """How many replications, and the seed they are drawn from."""

    replications: int = REPLICATIONS
    seed: int = 0


@dataclass(frozen=True)
class Begun:
    """The run, and whether it has still to be started."""

    run: FrontierRun
    is_new: bool


@action
def ask_for_intervals(
    actor: Any,
    asked: FrontierAsked,
    *,
    today: date,
    size: Size = Size(),
    organisation: Any = None,  # noqa: B008
) -> Begun:
    """Note that intervals are wanted; a run of the same figures and question is taken up instead of a second one."""
    if not can_ask_for_intervals(actor, organisation):
        raise NotAllowed("not_allowed", act="compare.ask_for_intervals")
    if asked.rts == "fdh":
        raise RuleBroken("frontier_no_intervals")
    result = frontier_answered(actor, asked, today=today)
    known = run_about(result.answer.fingerprint)
    if known and known.state != State.GIVEN_UP:
        return Begun(known, is_new=False)
    run = FrontierRun(
        organisation=organisation,
        created_by=actor if getattr(actor, "pk", None) else None,
        focus=result.focus,
        question=asked.to_json(),
        fingerprint=result.answer.fingerprint,
        replications=size.replications,
        seed=size.seed,
    )
    try:
        with transaction.atomic():
            run.save()
    except IntegrityError:  # somebody asked the same at the same moment
        return Begun(run_about(run.fingerprint), is_new=False)
    record(actor, "compare.ask_for_intervals", run, organisation=organisation)
    return Begun(run, is_new=True)


@action
def note_intervals(actor: Any, run: FrontierRun, *, done: int) -> bool:
    """Say how many replications are done; false when the run was given up meanwhile. Not worth a line in the trail."""
    _permit(actor, run, "note_intervals")
    open_ones = FrontierRun.objects.filter(pk=run.pk, state__in=(State.WAITING, State.RUNNING))
    return bool(open_ones.update(state=State.RUNNING, replications_done=done))


@action
def keep_intervals(
    actor: Any, run: FrontierRun, *, answer: dict[str, Any], now: datetime, letter: Letter | None = None
) -> FrontierRun:
    """Freeze the intervals; `letter` tells whoever left that they are there."""
    run = _locked(run)
    _permit(actor, run, "keep_intervals")
    if not run.is_open:
        raise RuleBroken("frontier_run_ended")
    run.state, run.answer, run.ended_at, run.replications_done = State.FINISHED, answer, now, run.replications
    run.save(update_fields=["state", "answer", "ended_at", "replications_done"])
    record(actor, "compare.keep_intervals", run, organisation=run.organisation)
    if letter is not None:
        enqueue(letter)
    return run


@action
def give_up_intervals(
    actor: Any, run: FrontierRun, *, failure: dict[str, Any], now: datetime, letter: Letter | None = None
) -> FrontierRun:
    """End a run without intervals, with the reason (code and facts); the same question can be asked again."""
    run = _locked(run)
    _permit(actor, run, "give_up_intervals")
    if not run.is_open:
        raise RuleBroken("frontier_run_ended")
    run.state, run.failure, run.ended_at = State.GIVEN_UP, failure, now
    run.save(update_fields=["state", "failure", "ended_at"])
    record(actor, "compare.give_up_intervals", run, organisation=run.organisation, code=failure.get("code", ""))
    if letter is not None:
        enqueue(letter)
    return run


def _locked(run: FrontierRun) -> FrontierRun:
    return FrontierRun.objects.select_for_update(of=("self",)).get(pk=run.pk)


def _permit(actor: Any, run: FrontierRun, act: str) -> None:
    if not can_carry_on(actor, run):
        raise NotAllowed("not_allowed", act=f"compare.{act}")
