"""From figures to positions: linear and logarithmic scales with round ticks."""

import math
from dataclasses import dataclass

STEPS = (1, 2, 2.5, 5, 10)
LOG_STEPS = (1, 1.5, 2, 3, 5, 7)


@dataclass(frozen=True)
class Scale:
    """Maps [low, high] to [start, end] in drawing units; `end` below `start` turns the axis round."""

    low: float
    high: float
    start: float
    end: float
    is_log: bool = False

    def __call__(self, value: float) -> float:
        low, high, here = self.low, self.high, value
        if self.is_log:
            low, high, here = math.log(low), math.log(high), math.log(max(value, 1e-300))
        share = (here - low) / (high - low) if high > low else 0.5
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self, count: int = 5) -> list[float]:
        """Round values inside the range, about `count` of them."""
        return _log_ticks(self.low, self.high, count) if self.is_log else _ticks(self.low, self.high, count)


def _step(span: float, count: int) -> float:
    raw = span / max(count, 1)
    power = 10 ** math.floor(math.log10(raw))
    return next(step * power for step in STEPS if step * power >= raw * 0.999)


def _ticks(low: float, high: float, count: int) -> list[float]:
    if high <= low:
        return [low]
    step = _step(high - low, count)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [round(index * step, 10) for index in range(first, last + 1)]


def _log_ticks(low: float, high: float, count: int) -> list[float]:
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    every = [step * 10.0**power for power in powers for step in LOG_STEPS]
    inside = [tick for tick in every if low <= tick <= high]
    while len(inside) > count + 2:
        inside = inside[::2]
    return inside


def around(values: list[float], *, from_zero: bool = False, count: int = 5) -> tuple[float, float]:
    """A range of round ends that holds the values with a little air; from zero only for bars."""
    known = [value for value in values if math.isfinite(value)]
    if not known:
        return 0.0, 1.0
    low, high = min(known + ([0.0] if from_zero else [])), max(known)
    if high == low:
        pad = abs(high) * 0.1 or 1.0
        low, high = (0.0 if from_zero else low - pad), high + pad
    step = _step(high - low, count)
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step


def decimals_for(ticks: list[float]) -> int:
    """Fewest decimals that keep the ticks apart."""
    for decimals in range(4):
        if all(abs(tick - round(tick, decimals)) < 1e-9 for tick in ticks):
            return decimals
    return 4
