"""Evaluations of a project's own numbers: registered, run, read."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import numpy as np

from factories import adopt
from factories.kernel import make_person, make_place
from factories.measure import make_indicator, make_source
from yokoten.kernel.actor import SYSTEM
from yokoten.measure.models import Observation
from yokoten.prove.actions.asking import Asked, Compared
from yokoten.prove.actions.evaluation import register_evaluation
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


def make_compared(home, *, places=24, began=8, effect=-3.0, last=2023, starts=(2020,)):
    """Yearly figures of regions, of which the first ones began; the others stand to be compared with."""
    rng = np.random.default_rng(7)
    indicator = make_indicator(source=make_source(), direction="lower", names={"en": "Waiting time"})
    years, regions = range(2010, last + 1), [make_place() for _ in range(places)]
    first = {place.code: starts[at % len(starts)] for at, place in enumerate(regions[:began])}
    common = rng.normal(0, 1, len(years))
    rows = []
    for place in regions:
        level = rng.normal(20, 3)
        for at, year in enumerate(years):
            change = effect if year >= first.get(place.code, 9999) else 0.0
            value = level + common[at] + rng.normal(0, 0.4) + change
            rows.append(Observation(indicator=indicator, place=place, period=str(year), value=value,
                                    source=indicator.source))  # fmt: skip
    Observation.objects.bulk_create(rows)
    others = tuple(place.code for place in regions[began:])
    return Compared(home, indicator, first, others)


def asked_by_year(**details):
    """Registered when the figures are there already, unless told otherwise."""
    window = {"window_from": date(2010, 1, 1), "window_to": date(2022, 12, 31), "start": date(2020, 1, 1)}
    return asked(**{"design": "did", "question": "Did it shorten the waiting time?", "matters": Decimal(1), **window,
                    **details})  # fmt: skip
