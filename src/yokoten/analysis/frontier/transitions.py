"""Steps of units from one period of a panel to the next: which can be formed, and why the others cannot."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np

from yokoten.analysis.frontier.panel import ABSENT, Panel
from yokoten.analysis.frontier.program import Array, Mask, Places

OK, INFEASIBLE, UNCERTIFIED, NOT_EVALUATED = "ok", "infeasible", "uncertified", "not_evaluated"
MISSING_FIRST, MISSING_SECOND, MISSING_BOTH = "missing_first", "missing_second", "missing_both"
SAME = 1e-9


@dataclass(frozen=True, eq=False)
class Pairs:
    """Every unit with every two neighbouring periods of the panel, by unit and then by time.

    `unit`, `step` (T,): indices of the unit and of the earlier period. `first`, `second` (T,): rows of the panel, -1
    where there is none. `formed` (T,): both rows are there and can be evaluated.
    """

    unit: Places
    step: Places
    first: Places
    second: Places
    formed: Mask

    def rows(self) -> tuple[Places, Places]:
        """Earlier and later rows of the pairs that are formed."""
        return self.first[self.formed], self.second[self.formed]


@dataclass(frozen=True, eq=False)
class Transitions:
    """One row per unit and two neighbouring periods of the panel, none left out; numbers NaN where not computed.

    `units`; `first` and `second` (T,): the periods; `years` (T,): between them. `status`: `ok`; `infeasible` (a unit
    lies where the other period's technology does not reach: nothing to compare with, what needs it is NaN);
    `uncertified` (a distance that neither solver could prove); `missing_first`, `missing_second`, `missing_both`
    (no row in that period); `not_evaluated` (a row, but see `reason`). `reason`: `no_row`, `cell_missing`,
    `no_input` or `no_output` of the period that stops the pair, the earlier before the later; else an empty string.
    `certified` (T,): every distance used has a primal-dual certificate within 1e-9.
    """

    units: tuple[Hashable, ...]
    first: Array
    second: Array
    years: Array
    status: tuple[str, ...]
    reason: tuple[str, ...]
    certified: Mask

    def left_out(self) -> tuple[int, ...]:
        """Indices of transitions that carry no complete result."""
        return tuple(place for place, status in enumerate(self.status) if status != OK)

    def fact(self, place: int) -> dict[str, Any]:
        """What every table of transitions says of one of them."""
        return {
            "unit": self.units[place],
            "from": _period(self.first[place]),
            "to": _period(self.second[place]),
            "years": _period(self.years[place]),
            "status": self.status[place],
            "reason": self.reason[place] or None,
            "certified": bool(self.certified[place]),
        }


def pairs_of(panel: Panel) -> Pairs:
    """Pairs of neighbouring periods present in the panel, whatever the years between them."""
    units, steps = len(panel.units), len(panel.periods) - 1
    first, second = panel.row[:, :-1].ravel(), panel.row[:, 1:].ravel()
    able = np.append(panel.figures.evaluated, False)  # so that the index -1 finds it false
    return Pairs(
        unit=np.repeat(np.arange(units), steps),
        step=np.tile(np.arange(steps), units),
        first=first,
        second=second,
        formed=able[first] & able[second],
    )


def described(panel: Panel, pairs: Pairs, status: tuple[str, ...]) -> dict[str, Any]:
    """The fields of `Transitions`, given the status of pairs that are formed."""
    names = np.full(len(pairs.unit), NOT_EVALUATED, dtype=object)
    names[pairs.first == ABSENT] = MISSING_FIRST
    names[pairs.second == ABSENT] = MISSING_SECOND
    names[(pairs.first == ABSENT) & (pairs.second == ABSENT)] = MISSING_BOTH
    names[pairs.formed] = status
    first, second = panel.periods[pairs.step], panel.periods[pairs.step + 1]
    reasons = [
        "" if formed else panel.reason(unit, step) or panel.reason(unit, step + 1)
        for unit, step, formed in zip(pairs.unit.tolist(), pairs.step.tolist(), pairs.formed.tolist(), strict=True)
    ]
    return {
        "units": tuple(panel.units[unit] for unit in pairs.unit.tolist()),
        "first": first,
        "second": second,
        "years": second - first,
        "status": tuple(names.tolist()),
        "reason": tuple(reasons),
        "certified": names == OK,
    }


def spread(pairs: Pairs, part: Array) -> Array:
    """Numbers of the pairs that are formed, among all pairs."""
    whole = np.full(len(pairs.unit), np.nan)
    whole[pairs.formed] = part
    return whole


def number(value: float) -> float | None:
    """None for what is undefined."""
    return float(value) if np.isfinite(value) else None


def said(factor: float, above: str, below: str) -> list[str]:
    """The code of a factor above or below one; none for one that is undefined or 1 within 1e-9.

    >>> said(1.2, "caught_up", "fell_behind"), said(1.0, "caught_up", "fell_behind")
    (['caught_up'], [])
    """
    if not np.isfinite(factor) or abs(factor - 1) <= SAME:
        return []
    return [above if factor > 1 else below]


def _period(value: float) -> float | int:
    return int(value) if float(value).is_integer() else float(value)
