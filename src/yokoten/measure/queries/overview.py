"""A place's figures with their rank among its peers, and all places' figures of one indicator."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from yokoten.measure.models import Indicator, Source
from yokoten.measure.queries.panel import Panel, panel
from yokoten.measure.rules.panel import STATUSES, Series, latest, rank_spread, ranks
from yokoten.measure.rules.spans import RECENT, YEAR, follows, kind_of


@dataclass(frozen=True)
class Rank:
    """Place 1 is best; `best`-`worst` is the spread over the last three years (four quarters, twelve months)."""

    place: int
    best: int
    worst: int
    among: int


@dataclass(frozen=True)
class Figure:
    """An indicator's series for one place and its latest value; `rank` is None where direction or peers are lacking.

    `periods` are those of which the source says something, a figure or why there is none; years between them that it
    does not cover are no gap.
    """

    indicator: Indicator
    place: Any
    periods: tuple[str, ...]
    values: tuple[float | None, ...]
    breaks: frozenset[int]
    period: str
    value: float | None
    status: str
    source: Source | None
    rank: Rank | None

    @property
    def change_percent(self) -> float | None:
        """Change on the period before, percent of its size; none across a break, a gap of years or from zero."""
        known = [index for index, value in enumerate(self.values) if value is not None]
        if len(known) < 2 or known[-1] in self.breaks or not self.values[known[-2]]:
            return None
        if not follows(self.periods[known[-2]], self.periods[known[-1]]):
            return None
        return 100 * (self.values[known[-1]] - self.values[known[-2]]) / abs(self.values[known[-2]])

    @property
    def last_break(self) -> str:
        """The latest period at which the series changes its meaning."""
        return self.periods[max(self.breaks)] if self.breaks else ""


@dataclass(frozen=True)
class Standing:
    """Every place's value of one indicator in one period."""

    place: Any
    value: float | None
    status: str
    rank: Rank | None
    values: tuple[float | None, ...]
    breaks: frozenset[int]


def figures(indicators: Sequence[Indicator], place: Any, peers: Sequence[Any], kind: str = YEAR) -> list[Figure]:
    """The place's figures for the indicators that have any, each with its rank among the peers (place included).

    Two panels are read: the place over all years, and the peers over the place's last years only.
    """
    own = panel(indicators, [place], kind=kind)
    last = [_last_period(own, indicator) for indicator in indicators]
    known = sorted({period for period in last if period})
    since = _years_before(known[0]) if known else ""
    recent = panel(indicators, peers, first=since, last=known[-1], kind=kind) if known and peers else None
    named = {source.pk: source for source in Source.objects.all()}
    row = next((index for index, peer in enumerate(peers) if peer.pk == place.pk), -1)
    found = []
    for indicator, period in zip(indicators, last, strict=True):
        if own.of(indicator).status.any():
            rank = _rank(recent, indicator, row, period) if recent and period else None
            found.append(_figure(own, indicator, period, named, rank))
    return found


def standings(
    indicator: Indicator, places: Sequence[Any], period: str = "", kind: str = YEAR
) -> tuple[list[Standing], Panel, str]:
    """All places in one period (the latest with figures for half of them unless named), the panel and the period."""
    found = panel([indicator], places, kind=kind)
    series = found.of(indicator)
    at = _chosen(series, found.periods, period)
    if at is None:
        return [], found, ""
    table = _rank_table(found, at, indicator)
    rows = [
        Standing(
            place=place,
            value=_number(series.values[row, at]),
            status=STATUSES[series.status[row, at]],
            rank=table[row],
            values=_numbers(series.values[row]),
            breaks=frozenset(np.flatnonzero(series.breaks[row]).tolist()),
        )
        for row, place in enumerate(places)
    ]
    return rows, found, found.periods[at]


def _chosen(series: Series, periods: tuple[str, ...], period: str) -> int | None:
    counts = np.isfinite(series.values).sum(axis=0)
    if not counts.any():
        return None
    if period in periods and counts[periods.index(period)]:
        return periods.index(period)
    return int(np.flatnonzero(counts >= counts.max() / 2)[-1])


def _rank_table(found: Panel, at: int, indicator: Indicator) -> list[Rank | None]:
    now, best, worst = _placed(found, at, indicator)
    among = int((now > 0).sum())
    places = zip(now.tolist(), best.tolist(), worst.tolist(), strict=True)
    return [Rank(place, low, high, among) if place else None for place, low, high in places]


def _placed(found: Panel, at: int, indicator: Indicator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rank now, best and worst of all places; zeros where the indicator has no direction."""
    series, spread_over = found.of(indicator), RECENT[kind_of(found.periods[at])]
    if indicator.direction == Indicator.Direction.NONE:
        nothing = np.zeros(series.values.shape[0], int)
        return nothing, nothing, nothing
    lower = indicator.direction == Indicator.Direction.LOWER
    now = ranks(series.values[:, at], lower_is_better=lower)
    return now, *rank_spread(series, at, lower_is_better=lower, years=spread_over)


def _rank(recent: Panel, indicator: Indicator, row: int, period: str) -> Rank | None:
    if period not in recent.periods or row < 0:
        return None
    now, best, worst = _placed(recent, recent.periods.index(period), indicator)
    return Rank(int(now[row]), int(best[row]), int(worst[row]), int((now > 0).sum())) if now[row] else None


def _figure(own: Panel, indicator: Indicator, period: str, named: dict[int, Source], rank: Rank | None) -> Figure:
    series = own.of(indicator)
    told = np.flatnonzero(series.status[0])
    values = _numbers(series.values[0, told])
    at = own.periods.index(period) if period else int(told[-1])
    return Figure(
        indicator=indicator,
        place=own.places[0],
        periods=tuple(own.periods[index] for index in told),
        values=values,
        breaks=frozenset(np.flatnonzero(series.breaks[0, told]).tolist()),
        period=period or own.periods[at],
        value=_number(series.values[0, at]),
        status=STATUSES[series.status[0, at]],
        source=named.get(int(series.source[0, at])) or indicator.source,
        rank=rank,
    )


def _last_period(own: Panel, indicator: Indicator) -> str:
    at = latest(own.of(indicator))[0] if own.periods else -1
    return own.periods[at] if at >= 0 else ""


def _years_before(period: str) -> str:
    return str(int(period[:4]) - RECENT[YEAR] + 1)


def _numbers(values: np.ndarray) -> tuple[float | None, ...]:
    return tuple(None if value != value else value for value in values.tolist())


def _number(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
