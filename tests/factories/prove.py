"""Evaluations of a project's own numbers: registered, run, read."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from factories import adopt
from factories.kernel import make_person
from yokoten.kernel.actor import SYSTEM
from yokoten.prove.actions.evaluation import Asked, register_evaluation
from yokoten.prove.actions.reviewing import Opinion, review_evaluation
from yokoten.prove.actions.running import run_evaluation

FIRST, START = date(2025, 1, 6), date(2025, 6, 2)
REGISTERED = datetime(2025, 5, 20, 9, 0, tzinfo=UTC)
RUN_AT = datetime(2025, 12, 1, 9, 0, tzinfo=UTC)
WOBBLE = (0, 2, -1, 1, -2, 1, 0, -1, 2, -2, 1)
ASKED = {
    "question": "Did the rack at post 2 shorten the lead time?", "language": "en", "design": "before_after",
    "window_from": FIRST, "window_to": date(2025, 11, 30), "start": START, "matters": Decimal(3),
}  # fmt: skip


def asked(**details):
    return Asked(**{**ASKED, **details})


def numbers(before=50, after=40, *, weeks=(21, 26)):
    """Weekly numbers that waver by two around two levels."""
    levels = [before] * weeks[0] + [after] * weeks[1]
    return [level + WOBBLE[at % len(WOBBLE)] for at, level in enumerate(levels)]


def make_measured_target(home=None, values=None, **details):
    """A target with weekly numbers, each noted on its day."""
    target = adopt.make_project(home, **details).targets.get()
    for one in adopt.make_readings(target, numbers() if values is None else values, first=FIRST):
        one.noted_at = datetime.combine(one.on, datetime.min.time(), UTC) + timedelta(hours=15)
        one.save()
    return target


def make_evaluation(home=None, values=None, *, project=None, **details):
    """Registered by somebody before the start."""
    target = make_measured_target(home, values, **(project or {}))
    asked_ = asked(**details)
    evaluation = register_evaluation(SYSTEM, target, asked_, today=REGISTERED.date(), now=REGISTERED)
    evaluation.registered_by = make_person()
    evaluation.save()
    return evaluation


def make_run(home=None, values=None, **details):
    """An evaluation with a run of somebody else."""
    evaluation = make_evaluation(home, values, **details)
    return run_evaluation(SYSTEM, evaluation, now=RUN_AT)


def opinion(verdict="agrees", **details):
    return Opinion(verdict, details.pop("remark", "Both courses look alike before."), "en")


def make_reviewed(home=None, values=None, **details):
    run = make_run(home, values, **details)
    review_evaluation(SYSTEM, run.evaluation, opinion(), now=RUN_AT)
    run.refresh_from_db()
    return run
