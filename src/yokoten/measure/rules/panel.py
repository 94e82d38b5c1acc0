"""Values of indicators for places over periods, as arrays, and what is computed from them."""

from dataclasses import dataclass

import numpy as np

MISSING, OK, NOT_DELIVERED, NOT_APPLICABLE, SECRET, ESTIMATED, BREAK = range(7)
STATUSES = ("", "ok", "not_delivered", "not_applicable", "secret", "estimated", "break")
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

    The status of a missing ratio is that of the part that lacks; a division by zero is missing.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        values = factor * numerator.values / denominator.values
    values = np.where(np.isfinite(values), values, np.nan)
    worse = np.maximum(numerator.status, denominator.status)
    lacking = np.where(np.isnan(numerator.values), numerator.status, denominator.status)
    status = np.where(np.isnan(values), np.where(lacking == OK, MISSING, lacking), worse)
    return Series(values, status.astype(np.uint8), numerator.source)


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
    sum needs every predecessor; the successor's first own value is a break: the figures changed hands.
    """
    total = predecessors.values.sum(axis=0, keepdims=True)
    has_sum = before[None, :] & np.isfinite(total) & (successor.status == MISSING)
    values = np.where(has_sum, total, successor.values)
    status = np.where(has_sum, ESTIMATED, successor.status)
    own = np.flatnonzero(~before & np.isfinite(successor.values[0]))
    if own.size and has_sum.any():
        status[0, own[0]] = BREAK
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
