"""Which points of a process behaviour chart are signals, by which rule."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yokoten.analysis.effect.rounding import rounding
from yokoten.analysis.refusal import NotComputable

Array = NDArray[np.float64]
LIMITS, RUN, NEAR, TWO, FOUR, TREND = (
    "limits", "run_of_8", "three_of_four", "two_of_three", "four_of_five", "trend_of_6",
)  # fmt: skip
RULES = (LIMITS, RUN, NEAR, TWO, FOUR, TREND)
RULE_SETS = {"limits": (LIMITS,), "wheeler": (LIMITS, RUN, NEAR), "western": (LIMITS, TWO, FOUR, RUN), "all": RULES}
ABOVE, BELOW = "above", "below"


@dataclass(frozen=True)
class Signal:
    """`index` of the point that completes the pattern, the rule, and `above` or `below` (rising, falling: trend)."""

    index: int
    rule: str
    side: str


def find_signals(values: Array, centre: Array, sigma: Array, rules: Sequence[str] = (LIMITS,)) -> tuple[Signal, ...]:
    """Signals in the order of the points; `values`, `centre` and `sigma` (a third of the way to a limit) are (n,).

    `limits`: a point beyond three sigma. `run_of_8`: eight in a row on one side of the centre. `three_of_four`: three
    of four in a row nearer to a limit than to the centre (beyond 1.5 sigma), on one side (Wheeler, Understanding
    Variation, 1993). `two_of_three` beyond two sigma and `four_of_five` beyond one sigma on one side (Western
    Electric, Statistical Quality Control Handbook, 1956). `trend_of_6`: six in a row that all rise or all fall
    (Nelson, 1984). A point on the centre, but for rounding, is on neither side. Of k-of-n the last point must itself be
    one of the k.
    Raises NotComputable: `rule_unknown` (rule, rules).

    >>> level = np.zeros(4)
    >>> find_signals(np.array([0.0, 1.0, 3.5, -1.0]), level, level + 1.0)
    (Signal(index=2, rule='limits', side='above'),)
    """
    for rule in rules:
        if rule not in RULES:
            raise NotComputable("rule_unknown", rule=rule, rules=RULES)
    apart = values - centre
    apart = np.where(np.abs(apart) <= rounding(values), 0.0, apart)
    found = []
    for rule in RULES:
        if rule in rules:
            for side, sign in ((ABOVE, 1.0), (BELOW, -1.0)):
                there = _BY_RULE[rule](sign * apart, sigma)
                found += [Signal(int(index), rule, side) for index in np.flatnonzero(there)]
    return tuple(sorted(found, key=lambda one: (one.index, RULES.index(one.rule))))


def _of_last(there: NDArray[np.bool_], needed: int, among: int) -> NDArray[np.bool_]:
    """Where a point is one of at least `needed` among the last `among`."""
    counts = np.convolve(there.astype(int), np.ones(among, int))[: len(there)]
    return there & (counts >= needed)


def _beyond(share: float, needed: int, among: int) -> Callable[[Array, Array], NDArray[np.bool_]]:
    def rule(above: Array, sigma: Array) -> NDArray[np.bool_]:
        return _of_last(above > share * sigma * (1 + 1e-12) + 1e-300, needed, among)

    return rule


def _trend(above: Array, sigma: Array) -> NDArray[np.bool_]:
    rises = np.append(False, np.diff(above) > 0)
    return _of_last(rises, 5, 5)


_BY_RULE: dict[str, Callable[[Array, Array], NDArray[np.bool_]]] = {
    LIMITS: _beyond(3.0, 1, 1),
    RUN: _beyond(0.0, 8, 8),
    NEAR: _beyond(1.5, 3, 4),
    TWO: _beyond(2.0, 2, 3),
    FOUR: _beyond(1.0, 4, 5),
    TREND: _trend,
}
