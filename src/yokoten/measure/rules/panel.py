"""Values of indicators for places over periods, as arrays, and what is computed from them."""

from dataclasses import dataclass

import numpy as np

MISSING, OK, NOT_DELIVERED, NOT_APPLICABLE, SECRET, ESTIMATED, BREAK = range(7)
STATUSES = ("", "ok", "not_delivered", "not_applicable", "secret", "estimated", "break")
WITHOUT_VALUE = (NOT_DELIVERED, NOT_APPLICABLE, SECRET)
STATUS_CODE = {status: code for code, status in enumerate(STATUSES)}


@dataclass(frozen=True)
class Series:
    """One indicator over places and periods: arrays of shape (places, periods); NaN where there is no value."""

    values: np.ndarray
    status: np.ndarray
    source: np.ndarray

    @classmethod
    def empty(cls, places: int, periods: int) -> "Series":
        """Nothing known yet."""
        shape = (places, periods)
        return cls(np.full(shape, np.nan), np.zeros(shape, np.uint8), np.zeros(shape, np.int64))

    @property
    def breaks(self) -> np.ndarray:
        """True where nothing may be computed between the period before and this one."""
        return self.status == BREAK


def ratio(numerator: Series, denominator: Series, factor: float) -> Series:
    """`factor × numerator / denominator`, missing where either part is; a break of a part breaks the ratio.

    The status of a missing ratio is that of the part that lacks; a division by zero is missing. A break in a period
    without a ratio stands at the next ratio there is.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        values = factor * numerator.values / denominator.values
    values = np.where(np.isfinite(values), values, np.nan)
    worse = np.maximum(numerator.status, denominator.status)
    lacking = np.where(np.isnan(numerator.values), numerator.status, denominator.status)
    reason = np.where(np.isin(lacking, WITHOUT_VALUE), lacking, MISSING)
    status = np.where(np.isnan(values), reason, worse)
    status[_broken(numerator.breaks | denominator.breaks, np.isfinite(values))] = BREAK
    return Series(values, status.astype(np.uint8), numerator.source)


def _broken(breaks: np.ndarray, known: np.ndarray) -> np.ndarray:
    """The values that a break parts from the value before: the break's own, or the next where it has none."""
    passed = np.cumsum(breaks, axis=1)
    reached = np.maximum.accumulate(np.where(known, passed, 0), axis=1)
    before = np.hstack([np.zeros_like(reached[:, :1]), reached[:, :-1]])
    has_earlier = np.cumsum(known, axis=1) > known
    return known & (passed > before) & (breaks | has_earlier)


def fill(series: Series, other: Series) -> Series:
    """The observed series, with the computed one where nothing was observed."""
    take = (series.status == MISSING) & (other.status != MISSING)
    return Series(
        np.where(take, other.values, series.values),
        np.where(take, other.status, series.status).astype(np.uint8),
        np.where(take, other.source, series.source),
    )


def merged_before(successor: Series, predecessors: Series, before: np.ndarray) -> Series:
    """Carry a merged place's sum of predecessors back over the periods before it existed, and mark the break.

    `successor` has shape (1, periods), `predecessors` (n, periods), `before` is true for periods before the merge. A
    sum needs every predecessor. Where an own value follows a sum the figures changed hands: a break, as is every break
    of a predecessor.
    """
    total = predecessors.values.sum(axis=0, keepdims=True)
    has_sum = before[None, :] & np.isfinite(total) & (successor.status == MISSING)
    values = np.where(has_sum, total, successor.values)
    status = np.where(has_sum, ESTIMATED, successor.status)
    known = np.flatnonzero(np.isfinite(values[0]))
    status[0, known[1:][np.diff(has_sum[0, known].astype(int)) != 0]] = BREAK
    status[_broken(predecessors.breaks.any(axis=0, keepdims=True), has_sum)] = BREAK
    source = np.where(has_sum, predecessors.source.max(axis=0, keepdims=True), successor.source)
    return Series(values, status.astype(np.uint8), source)


def latest(series: Series) -> np.ndarray:
    """Index of each place's last period with a value, -1 where there is none; shape (places,)."""
    known = np.isfinite(series.values)
    last = known.shape[1] - 1 - np.argmax(known[:, ::-1], axis=1)
    return np.where(known.any(axis=1), last, -1)


def ranks(values: np.ndarray, *, lower_is_better: bool) -> np.ndarray:
    """Rank of each place (1 is best), ties share the better rank; 0 where there is no value; shape (places,)."""
    signed = values if lower_is_better else -values
    known = np.isfinite(signed)
    order = np.zeros(values.shape, int)
    order[known] = 1 + np.searchsorted(np.sort(signed[known]), signed[known], side="left")
    return order


def rank_spread(series: Series, at: int, *, lower_is_better: bool, years: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """Best and worst rank of each place over the last `years` periods with figures up to period index `at`."""
    counted = [t for t in range(at, -1, -1) if np.isfinite(series.values[:, t]).sum() >= 2][:years]
    table = np.array([ranks(series.values[:, t], lower_is_better=lower_is_better) for t in counted], ndmin=2)
    if not counted:
        nothing = np.zeros(series.values.shape[0], int)
        return nothing, nothing
    best = np.where(table > 0, table, table.max(initial=0) + 1).min(axis=0)
    worst = table.max(axis=0)
    return np.where(worst > 0, best, 0), worst
