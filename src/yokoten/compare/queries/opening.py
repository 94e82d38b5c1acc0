"""What can be asked about a place, and the question a newcomer starts with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from yokoten.compare.rules.asked import DEFAULT_WEIGHT, Asked
from yokoten.kernel.queries import peers_of
from yokoten.measure.queries import Panel, indicators_about, indicators_by_codes, panel

VARIABLES_AT_FIRST = 5
LEAST_PLACES = 3


class Offered(NamedTuple):
    """An indicator as one line of a list: hundreds are shown for every question, so they are no objects with fields."""

    pk: int
    code: str
    names: dict[str, str]
    part: str
    theme: str
    direction: str
    numerator_id: int | None

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names.get("en") or next(iter(self.names.values()), self.code)


@dataclass(frozen=True)
class Choices:
    """Outcomes and structural variables with figures for the place."""

    outcomes: tuple[Offered, ...]
    structure: tuple[Offered, ...]


@dataclass(frozen=True)
class Opening:
    """The question to start with, None without figures; the periods its outcome can be asked in; what else there is.

    `found` holds the outcome of all peers over all years, so that answering need not read it again.
    """

    asked: Asked | None
    periods: tuple[str, ...]
    offered: Choices
    found: Panel | None = None


def choices(actor: Any, place: Any) -> Choices:
    """What the actor may ask about the place."""
    offered = indicators_about(actor, [place]).filter(part__in=("outcome", "structural"), withdrawn_on__isnull=True)
    light = offered.order_by("theme", "code")
    about = [Offered(*row) for row in light.values_list(*Offered._fields)]
    outcomes = [one for one in about if one.part == "outcome" and one.direction != "none"]
    outcomes.sort(key=lambda one: (one.theme != "productivity", one.numerator_id is None))
    return Choices(tuple(outcomes), tuple(one for one in about if one.part == "structural"))


def periods_of(outcome: Any, place: Any, today: date) -> tuple[str, ...]:
    """Periods in which the place and at least half as many peers as ever have a figure, newest first."""
    return _periods(panel([outcome], peers_of(place, today)), outcome, place)


def _periods(found: Panel, outcome: Any, place: Any) -> tuple[str, ...]:
    return tuple(found.periods[at] for at in _usable(found, outcome, place)[::-1])


def opening(actor: Any, place: Any, *, today: date, outcome: str = "") -> Opening:
    """The named outcome, or the first with figures; its newest usable period; the first variables, equally weighed."""
    offered = choices(actor, place)
    for candidate in sorted(offered.outcomes, key=lambda one: one.code != outcome):
        structure = [one for one in offered.structure if one.pk != candidate.pk][:VARIABLES_AT_FIRST]
        if not structure:
            continue
        full = indicators_by_codes(actor, [candidate.code])[0]
        found = panel([full], peers_of(place, today))
        periods = _periods(found, full, place)
        if periods:
            codes = tuple(one.code for one in structure)
            asked = Asked(place.code, candidate.code, periods[0], codes, (DEFAULT_WEIGHT,) * len(codes))
            return Opening(asked, periods, offered, found)
    return Opening(None, (), offered)


def _usable(found: Panel, outcome: Any, place: Any) -> Sequence[int]:
    known = np.isfinite(found.of(outcome).values)
    if not known.size:
        return []
    enough = known.sum(axis=0) >= max(LEAST_PLACES, known.sum(axis=0).max() / 2)
    return np.flatnonzero(enough & known[found.row(place)]).tolist()
