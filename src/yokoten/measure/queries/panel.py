"""Values of indicators for places over years, ready to compute with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import connection

from yokoten.kernel.queries import Edge, lineage
from yokoten.measure.models import Indicator, Observation
from yokoten.measure.queries.spans import of_kind
from yokoten.measure.rules.panel import STATUS_CODE, Series, fill, merged_before, ratio
from yokoten.measure.rules.spans import WRITTEN, YEAR, containing


@dataclass(frozen=True)
class Panel:
    """Indicators for places over periods; `of(indicator)` gives arrays of shape (places, periods)."""

    places: tuple[Any, ...]
    periods: tuple[str, ...]
    series: dict[int, Series]

    def of(self, indicator: Indicator) -> Series:
        return self.series[indicator.pk]

    def row(self, place: Any) -> int:
        """Index of a place along the first axis."""
        return next(index for index, known in enumerate(self.places) if known.pk == place.pk)


def panel(
    indicators: Sequence[Indicator], places: Sequence[Any], *, first: str = "", last: str = "9999", kind: str = YEAR
) -> Panel:
    """Values of one kind of period (years unless named) of the indicators for the places.

    Ratios are computed from their parts where not observed.

    A merged place carries the sum of its predecessors for additive indicators back over the years before the merge.
    """
    wanted = _with_parts(indicators)
    own = [place.pk for place in places]
    merges = _merges_into(own)
    rows = {pk: index for index, pk in enumerate(dict.fromkeys(own + [merge.predecessor_id for merge in merges]))}
    found = _rows(wanted, rows, (first, last), kind)
    periods = tuple(sorted({row[2] for row in found}))
    series = _arrays(found, wanted, rows, periods)
    for pk, indicator in wanted.items():
        if indicator.merge == Indicator.Merge.SUM:
            _carry_back(series[pk], merges, rows, (periods, kind))
    series = {pk: _cut(one, len(own)) for pk, one in series.items()}
    for indicator in indicators:
        if indicator.is_ratio:
            parts = series[indicator.numerator_id], series[indicator.denominator_id]
            series[indicator.pk] = fill(series[indicator.pk], ratio(*parts, indicator.factor))
    return Panel(tuple(places), periods, series)


def _merges_into(places: Sequence[int]) -> list[Edge]:
    return [edge for edge in lineage() if edge.kind == "merge" and edge.successor_id in set(places)]


def _with_parts(indicators: Sequence[Indicator]) -> dict[int, Indicator]:
    wanted = {indicator.pk: indicator for indicator in indicators}
    for indicator in indicators:
        if indicator.is_ratio:
            wanted.setdefault(indicator.numerator_id, indicator.numerator)
            wanted.setdefault(indicator.denominator_id, indicator.denominator)
    return wanted


def _rows(wanted: dict[int, Indicator], rows: dict[int, int], span: tuple[str, str], kind: str) -> list[tuple]:
    first, last = span
    values = Observation.objects.filter(indicator__in=list(wanted), superseded_by__isnull=True)
    if len(rows) < 500:
        values = values.filter(place__in=list(rows))
    if first or last != "9999":
        values = values.filter(period__gte=first, period__lte=last)
    if kind != YEAR:
        values = values.filter(of_kind(kind))
    if not wanted or not rows:
        return []
    wide = values.order_by().values_list("indicator_id", "place_id", "period", "value", "status", "source_id")
    length = WRITTEN[kind]
    with connection.cursor() as cursor:  # straight from the driver: tens of thousands of rows, no objects
        cursor.execute(*wide.query.sql_with_params())
        found = cursor.fetchall()
    return [row for row in found if len(row[2]) == length and row[1] in rows]


def _arrays(
    found: list[tuple], wanted: dict[int, Indicator], rows: dict[int, int], periods: tuple[str, ...]
) -> dict[int, Series]:
    series = {pk: Series.empty(len(rows), len(periods)) for pk in wanted}
    if not found:
        return series
    at = {period: index for index, period in enumerate(periods)}
    indicator, place, period, value, status, source = zip(*found, strict=True)
    owner = np.array(indicator)
    spot = np.array([*map(rows.__getitem__, place)]), np.array([*map(at.__getitem__, period)])
    values = np.array(value, float)  # None becomes NaN
    statuses = np.array([*map(STATUS_CODE.__getitem__, status)], np.uint8)
    sources = np.nan_to_num(np.array(source, float)).astype(int)
    for pk, one in series.items():
        mine = owner == pk
        cells = spot[0][mine], spot[1][mine]
        one.values[cells], one.status[cells] = values[mine], statuses[mine]
        one.source[cells] = np.where(sources[mine] > 0, sources[mine], wanted[pk].source_id or 0)
    return series


def _carry_back(
    series: Series, merges: Sequence[Edge], rows: dict[int, int], along: tuple[tuple[str, ...], str]
) -> None:
    periods, kind = along
    for successor in {merge.successor_id for merge in merges}:
        edges = [merge for merge in merges if merge.successor_id == successor]
        before = np.array([period < containing(edges[0].on, kind) for period in periods], bool)
        spot, parents = rows[successor], [rows[edge.predecessor_id] for edge in edges]
        if not before.any() or spot in parents:
            continue
        merged = merged_before(_cut(series, [spot]), _cut(series, parents), before)
        for name in ("values", "status", "source"):
            getattr(series, name)[spot] = getattr(merged, name)[0]


def _cut(series: Series, rows: int | list[int]) -> Series:
    chosen = slice(rows) if isinstance(rows, int) else rows
    return Series(series.values[chosen], series.status[chosen], series.source[chosen])
