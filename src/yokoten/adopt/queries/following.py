"""Official figures as numbers of a target."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

import numpy as np

from yokoten.adopt.models import Following, Target
from yokoten.adopt.rules.following import last_day
from yokoten.measure.queries.panel import panel
from yokoten.measure.rules.panel import BREAK

LEAST_DECIMALS = 2


@dataclass(frozen=True)
class Figure:
    """The value of a period and the day it stands at."""

    period: str
    on: date
    value: Decimal
    is_break: bool


def following_of(target: Target) -> Following | None:
    found = Following.objects.select_related("indicator__source", "place").filter(target=target)
    return found.first()


def followings_running() -> Sequence[Following]:
    """Of projects that have not ended."""
    found = Following.objects.select_related("target__project__organisation", "indicator", "place")
    return list(found.filter(target__project__closed_on__isnull=True))


def figures_of(indicator: Any, place: Any, kind: str, today: date) -> list[Figure]:
    """The values in force of periods that are over, in their order."""
    found = panel([indicator], [place], kind=kind)
    series, step = found.of(indicator), Decimal(1).scaleb(-max(indicator.decimals, LEAST_DECIMALS))
    rows = zip(found.periods, series.values[0], series.status[0] == BREAK, strict=True)
    figures = [
        Figure(period, last_day(period), Decimal(repr(float(value))).quantize(step, ROUND_HALF_EVEN), bool(is_break))
        for period, value, is_break in rows
        if not np.isnan(value)
    ]
    return [one for one in figures if one.on <= today]
