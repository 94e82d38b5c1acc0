"""What can be asked about the frontier of a place, the question to start with, and its answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from yokoten.compare.rules.frontier.answer import FrontierAnswer, FrontierFigures
from yokoten.compare.rules.frontier.answering import on_the_frontier
from yokoten.compare.rules.frontier.asked import FrontierAsked
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.queries import peers_of, place_by_code
from yokoten.measure.queries import Panel, indicators_about, indicators_by_codes, panel

LEAST_PLACES = 3
VOLUME, USED = "sum", ("labour", "capital")


class Quantity(NamedTuple):
    """An indicator as one line of a list; a volume adds up over regions, a ratio does not."""

    pk: int
    code: str
    names: dict[str, str]
    theme: str
    direction: str
    merge: str
    prices: str
    numerator_id: int | None

    @property
    def is_volume(self) -> bool:
        return self.numerator_id is None and self.merge == VOLUME and self.prices != "index"

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names.get("en") or next(iter(self.names.values()), self.code)


@dataclass(frozen=True)
class FrontierOpening:
    """The question to start with, None without volumes to use and to make; years it can be asked in; what there is.

    `volumes` add up over regions and can be mixed; `ratios` do not. `found` holds the figures of all peers.
    """

    asked: FrontierAsked | None
    periods: tuple[str, ...]
    volumes: tuple[Quantity, ...]
    ratios: tuple[Quantity, ...]
    found: Panel | None = None


@dataclass(frozen=True)
class FrontierAnswered:
    """A question with its focus, indicators by code, places, figures and answer."""

    asked: FrontierAsked
    focus: Any
    indicators: dict[str, Any]
    places: dict[str, Any]
    figures: FrontierFigures
    answer: FrontierAnswer


def frontier_opening(
    actor: Any, place: Any, *, today: date, inputs: Sequence[str] = (), outputs: Sequence[str] = ()
) -> FrontierOpening:
    """Volumes only: the economy's output, made of labour and capital; the newest year in which it can be answered."""
    offered = indicators_about(actor, [place]).filter(withdrawn_on__isnull=True).order_by("theme", "code")
    every = [Quantity(*row) for row in offered.values_list(*Quantity._fields)]
    volumes, ratios = tuple(q for q in every if q.is_volume), tuple(q for q in every if not q.is_volume)
    made = tuple(outputs) or _first_output(volumes)
    used = tuple(inputs) or _first_inputs(volumes, made)
    named = indicators_by_codes(actor, [*used, *made])
    found = panel(named, peers_of(place, today)) if used and made and len(named) == len({*used, *made}) else None
    periods = _periods(found, named, place) if found else ()
    asked = FrontierAsked(place.code, periods[0], used, made) if periods else None
    return FrontierOpening(asked, periods, volumes, ratios, found)


def frontier_answered(actor: Any, asked: FrontierAsked, *, today: date, known: Panel | None = None) -> FrontierAnswered:
    """Answer from the figures that the actor may see; `known` is what `frontier_opening` read.

    Raises RuleBroken: `unknown_place`, `frontier_needs_both`, `frontier_doubled` (indicator), `unknown_quantity`
    (indicator), `no_figures`; and NotComputable from the rules.
    """
    focus = place_by_code(asked.focus)
    if focus is None:
        raise RuleBroken("unknown_place", place=asked.focus)
    if not asked.inputs or not asked.outputs:
        raise RuleBroken("frontier_needs_both")
    doubled = set(asked.inputs) & set(asked.outputs)
    if doubled:
        raise RuleBroken("frontier_doubled", indicator=min(doubled))
    named = {one.code: one for one in indicators_by_codes(actor, asked.columns)}
    unknown = [code for code in asked.columns if code not in named]
    if unknown:
        raise RuleBroken("unknown_quantity", indicator=unknown[0])
    indicators = [named[code] for code in asked.columns]
    whole = known and all(one.pk in known.series for one in indicators)
    found = known if whole else panel(indicators, peers_of(focus, today))
    if asked.period not in found.periods:
        raise RuleBroken("no_figures", period=asked.period)
    figures = _figures(found, indicators, asked)
    places = {place.code: place for place in found.places}
    return FrontierAnswered(asked, focus, named, places, figures, on_the_frontier(figures, asked))


def _first_output(volumes: Sequence[Quantity]) -> tuple[str, ...]:
    """The first volume of which more is better, the economy's before any other."""
    better = [one for one in volumes if one.direction == "higher" and one.theme not in USED]
    better.sort(key=lambda one: one.theme not in ("economy", "productivity"))
    return tuple(one.code for one in better[:1])


def _first_inputs(volumes: Sequence[Quantity], made: Sequence[str]) -> tuple[str, ...]:
    """The first volume each of labour and of capital."""
    firsts = [next((q.code for q in volumes if q.theme == theme), "") for theme in USED]
    return tuple(code for code in firsts if code and code not in made)


def _periods(found: Panel, indicators: Sequence[Any], place: Any) -> tuple[str, ...]:
    """Years with every cell for the place and at least half as many others as ever, newest first."""
    if not found.periods:
        return ()
    whole = np.logical_and.reduce([np.isfinite(found.of(one).values) for one in indicators])
    count = whole.sum(axis=0)
    enough = (count >= max(LEAST_PLACES, count.max() / 2)) & whole[found.row(place)]
    return tuple(found.periods[at] for at in np.flatnonzero(enough)[::-1])


def _figures(found: Panel, indicators: Sequence[Any], asked: FrontierAsked) -> FrontierFigures:
    """The year's table; regions with an excluded trait are not in it, except the focus."""
    at, used = found.periods.index(asked.period), len(asked.inputs)
    bars = set(asked.excluded)
    kept = [row for row, one in enumerate(found.places) if one.code == asked.focus or not bars & set(one.traits)]
    return FrontierFigures(
        units=tuple(found.places[row].code for row in kept),
        columns=asked.columns,
        inputs=used,
        table=np.column_stack([found.of(one).values[kept, at] for one in indicators]),
        ratios=tuple(place for place, one in enumerate(indicators) if not _is_volume(one)),
        undesirable=tuple(place for place, one in enumerate(indicators) if place >= used and one.direction == "lower"),
    )


def _is_volume(indicator: Any) -> bool:
    return not indicator.is_ratio and indicator.merge == VOLUME and indicator.prices != "index"
