"""Effects of several adoptions together, and what to expect at the next place."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yokoten.analysis.effect import Meta, meta
from yokoten.prove.rules.reasons import Reason
from yokoten.prove.rules.shares import LEVEL, standard_error
from yokoten.prove.rules.sizes import Size

LEAST = 3
BETTER, WORSE, EITHER = "better", "worse", "either"


@dataclass(frozen=True)
class AdoptionEffect:
    """The effect of one adoption: where, in which unit, and its traits (such as size or sector) by code."""

    place: str
    size: Size
    unit: str
    traits: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Pooled:
    """The mean effect with interval and what a new place may expect; `places` in the order of `meta.weights`.

    `expectation`: `better` or `worse` where the whole prediction interval lies on that side, else `either`.
    """

    places: tuple[str, ...]
    unit: str
    estimate: float
    lower: float
    upper: float
    low: float
    high: float
    expectation: str
    meta: Meta
    left_out: tuple[str, ...]


def pool(effects: Sequence[AdoptionEffect]) -> Pooled | Reason:
    """Pool by random effects (REML); the wider of the normal interval and that of Hartung and Knapp.

    Adoptions without an interval are left out and named. Refused: `too_few_to_pool`, `units_differ`, `place_doubled`,
    `directions_differ`.
    """
    refusal = unfit(effects)
    if refusal:
        return refusal
    usable = [each for each in effects if standard_error(each.size)]
    left_out = tuple(each.place for each in effects if not standard_error(each.size))
    if len(usable) < LEAST:
        return Reason("too_few_to_pool", {"count": len(usable), "least": LEAST})
    done = pooled_of(usable)
    low, high = done.prediction or (-math.inf, math.inf)
    places, unit = tuple(each.place for each in usable), usable[0].unit
    side = side_of(low, high, usable[0].size.is_lower_better)
    mean = done.pooled
    return Pooled(places, unit, mean.estimate, mean.lower, mean.upper, low, high, side, done, left_out)


def unfit(effects: Sequence[AdoptionEffect]) -> Reason | None:
    """Why effects cannot be put together at all."""
    places = [each.place for each in effects]
    doubled = sorted({place for place in places if places.count(place) > 1})
    if doubled:
        return Reason("place_doubled", {"places": doubled})
    units = sorted({each.unit for each in effects})
    if len(units) > 1:
        return Reason("units_differ", {"units": units})
    directions = {each.size.is_lower_better for each in effects}
    return Reason("directions_differ") if len(directions) > 1 else None


def pooled_of(effects: Sequence[AdoptionEffect]) -> Meta:
    """Pooled by random effects, with the wider interval."""
    estimates, errors = [each.size.estimate for each in effects], [standard_error(each.size) for each in effects]
    plain, careful = (meta(estimates, errors, hartung_knapp=is_careful, level=LEVEL) for is_careful in (False, True))
    return careful if careful.pooled.upper - careful.pooled.lower > plain.pooled.upper - plain.pooled.lower else plain


def side_of(low: float, high: float, is_lower_better: bool) -> str:
    """On which side of zero an interval lies."""
    if low <= 0 <= high:
        return EITHER
    return WORSE if (low > 0) is is_lower_better else BETTER
