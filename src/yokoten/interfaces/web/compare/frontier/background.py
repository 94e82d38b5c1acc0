"""Computing intervals behind the pages: says how far it is, can be left, stopped and started again."""

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from yokoten.analysis.frontier import Resampling, bootstrap
from yokoten.analysis.refusal import NotComputable
from yokoten.compare.actions.intervals import give_up_intervals, keep_intervals, note_intervals
from yokoten.compare.models import FrontierRun
from yokoten.compare.queries import FrontierAnswered, frontier_answered, run_by_number, runs_open
from yokoten.compare.rules.frontier.asked import FrontierAsked
from yokoten.compare.rules.frontier.intervals import freeze_intervals
from yokoten.interfaces.web.compare.frontier import asking
from yokoten.interfaces.wording.frontier_lens import intervals_letter, stopped_letter
from yokoten.interfaces.wording.language import speak
from yokoten.kernel.actions.outbox import Letter
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import Refusal, RuleBroken

AT_WORK = ("READY", "RUNNING")
EVERY_SECONDS = 1.0


class Stopped(Exception):
    """The run was given up while it was computed."""


@task()
def compute_intervals(number: int) -> None:
    """Compute run `number`; a refusal ends it with its reason."""
    run = run_by_number(number)
    if run is None or not run.is_open:
        return
    try:
        _compute(run)
    except Stopped:
        return
    except (Refusal, NotComputable) as refusal:
        give_up(run, refusal)
    except Exception:
        give_up(run, RuleBroken("frontier_run_lost"))
        raise


def give_up(run: FrontierRun, refusal: Any) -> None:
    """End the run with the reason and tell whoever asked."""
    failure = {"code": refusal.code, "facts": refusal.facts}
    now = timezone.now()
    give_up_intervals(SYSTEM, run, failure=failure, now=now, letter=_letter(run, stopped_letter, "stopped"))


def release_lost_intervals() -> int:
    """Give up runs that no task computes any more; returns how many. For whoever looks after background work."""
    return sum(_release(run) for run in runs_open())


def _release(run: FrontierRun) -> bool:
    with transaction.atomic():
        own = DBTaskResult.objects.filter(
            task_path=compute_intervals.module_path, args_kwargs__args__0=run.pk, status__in=AT_WORK
        )
        fresh = run_by_number(run.pk)
        if own.exists() or fresh is None or not fresh.is_open:
            return False
        give_up(run, RuleBroken("frontier_run_lost"))
    return True


def _compute(run: FrontierRun) -> None:
    asked = FrontierAsked.from_json(run.question)
    answered = frontier_answered(run.created_by or SYSTEM, asked, today=timezone.localdate())
    if answered.answer.fingerprint != run.fingerprint:
        raise RuleBroken("frontier_figures_changed")
    frozen = _intervals(answered, run, asked)
    keep_intervals(SYSTEM, run, answer=frozen, now=timezone.now(), letter=_letter(run, intervals_letter, "ready"))


def _intervals(answered: FrontierAnswered, run: FrontierRun, asked: FrontierAsked) -> dict[str, Any]:
    figures = answered.figures
    found = bootstrap(
        figures.used,
        figures.made,
        np.random.default_rng(run.seed),
        rts=asked.rts,
        orientation=asked.orientation,
        how=Resampling(run.replications, progress=telling(run)),
    )
    return freeze_intervals(figures.units, found, run.seed)


def telling(run: FrontierRun, clock: Callable[[], float] = time.monotonic) -> Callable[[int, int], None]:
    """Note the progress once a second; raises Stopped when the run was given up meanwhile."""
    last: list[float] = []

    def tell(done: int, _total: int) -> None:
        now = clock()
        if last and now - last[0] < EVERY_SECONDS:
            return
        last[:] = [now]
        if not note_intervals(SYSTEM, run, done=done):
            raise Stopped

    return tell


def _letter(run: FrontierRun, words: Callable, kind: str) -> Letter | None:
    """A letter in the language of whoever asked."""
    person = run.created_by
    if person is None:
        return None
    language = speak(person.language)
    query = asking.written(FrontierAsked.from_json(run.question))
    address = f"{settings.PUBLIC_ADDRESS}{reverse('frontier')}?{query}"
    subject, body = words(language, run.focus.name(language.code), address)
    return Letter(f"frontier-{run.pk}-{kind}", "email", person.email, subject, body, language.code)
