"""Which period a comparison speaks of: the outcome's and the structure's."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from yokoten.interfaces.cli.columns import TableUnfit
from yokoten.interfaces.cli.panels import Panel, covered, latest_period
from yokoten.interfaces.cli.terminal import note
from yokoten.interfaces.wording.language import Language, mark

TOGETHER = mark("Structure and outcome of %(period)s.")
APART = mark("Outcome of %(outcome)s, structure of %(structure)s: the focus has no later one.")
LATER_OUTCOME = mark(
    "The outcome is known up to %(period)s, but not the structure (--at %(period)s takes the older one)."
)


@dataclass(frozen=True)
class Moment:
    """Positions of the focus, of the outcome's period and of the structure's period."""

    focus: int
    outcome: int
    structure: int


def choose_moment(
    arguments: argparse.Namespace, language: Language, panel: Panel, structure: Sequence[str], weights: np.ndarray
) -> Moment:
    """The latest period with both, or the one of --at with the latest structure up to it; said on stderr.

    Raises TableUnfit when the focus has no outcome then, or no structure up to then.
    """
    focus = panel.unit(arguments.focus)
    has_structure = covered(panel, structure, weights)
    has_outcome = ~np.isnan(panel.values[arguments.outcome])
    outcome, own = _periods(arguments, panel, focus, has_structure, has_outcome)
    if own is None:
        own = outcome
    if own == outcome:
        note(language.say(TOGETHER, period=panel.periods[outcome]))
    else:
        note(language.say(APART, outcome=panel.periods[outcome], structure=panel.periods[own]))
    later = np.flatnonzero(has_outcome[focus])[-1]
    if later > outcome and not arguments.at:
        note(language.say(LATER_OUTCOME, period=panel.periods[later]))
    return Moment(focus, outcome, own)


def _periods(
    arguments: argparse.Namespace, panel: Panel, focus: int, has_structure: np.ndarray, has_outcome: np.ndarray
) -> tuple[int, int | None]:
    if arguments.at:
        outcome = panel.period(arguments.at)
        if not has_outcome[focus, outcome]:
            _refuse_focus(panel, focus, outcome, arguments.outcome)
        return outcome, latest_period(has_structure[:, : outcome + 1], focus)
    both = latest_period(has_structure & has_outcome, focus)
    if both is not None:
        return both, both
    outcome = latest_period(has_outcome, focus)
    if outcome is None:
        _refuse_focus(panel, focus, len(panel.periods) - 1, arguments.outcome)
        raise AssertionError
    return outcome, latest_period(has_structure[:, : outcome + 1], focus)


def _refuse_focus(panel: Panel, focus: int, period: int, outcome: str) -> None:
    rows = panel.row[focus]
    index = rows[period] if rows[period] >= 0 else rows.max()
    where = panel.columns.place(outcome, int(index))
    raise TableUnfit("focus_misses_outcome_cell", **where, unit=panel.units[focus], period=panel.periods[period])
