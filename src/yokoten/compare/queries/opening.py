"""What can be asked about a place, and the question a newcomer starts with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from yokoten.compare.rules.asked import DEFAULT_WEIGHT, Asked
from yokoten.kernel.queries import peers_of
from yokoten.measure.queries import Panel, indicators_about, panel

VARIABLES_AT_FIRST = 5
LEAST_PLACES = 3


@dataclass(frozen=True)
class Choices:
    """Outcomes and structural variables with figures for the place, and the periods in which an outcome has enough."""

    outcomes: tuple[Any, ...]
    structure: tuple[Any, ...]


def choices(actor: Any, place: Any) -> Choices:
    """What the actor may ask about the place."""
    about = list(indicators_about(actor, [place]).order_by("theme", "code"))
    outcomes = tuple(one for one in about if one.part == "outcome" and one.direction != "none")
    return Choices(outcomes, tuple(one for one in about if one.part == "structural"))


def periods_of(outcome: Any, place: Any, today: date) -> tuple[str, ...]:
    """Periods in which the place and at least half as many peers as ever have a figure, newest first."""
    found = panel([outcome], peers_of(place, today))
    return tuple(found.periods[at] for at in _usable(found, outcome, place)[::-1])


def opening(actor: Any, place: Any, *, today: date, outcome: str = "") -> Asked | None:
    """The question to start with: the first outcome, its newest usable period, equal weights; None without figures."""
    offered = choices(actor, place)
    ordered = sorted(offered.outcomes, key=lambda one: (one.code != outcome, not one.is_ratio))
    for candidate in ordered:
        periods = periods_of(candidate, place, today)
        structure = _first_variables(offered.structure, candidate)
        if periods and structure:
            codes = tuple(one.code for one in structure)
            return Asked(place.code, candidate.code, periods[0], codes, (DEFAULT_WEIGHT,) * len(codes))
    return None


def _usable(found: Panel, outcome: Any, place: Any) -> Sequence[int]:
    known = np.isfinite(found.of(outcome).values)
    if not known.size:
        return []
    enough = known.sum(axis=0) >= max(LEAST_PLACES, known.sum(axis=0).max() / 2)
    return np.flatnonzero(enough & known[found.row(place)]).tolist()


def _first_variables(offered: Sequence[Any], outcome: Any) -> list[Any]:
    """Structural variables that are not parts of the outcome in disguise."""
    own = {outcome.pk}
    return [one for one in offered if one.pk not in own][:VARIABLES_AT_FIRST]
