"""Effects of several adoptions together: what to expect at the next place, and where it works."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from yokoten.analysis.effect import Meta, meta
from yokoten.analysis.effect.quantiles import t_quantile
from yokoten.prove.rules.holding import standard_error
from yokoten.prove.rules.reasons import Reason
from yokoten.prove.rules.sizes import Size

LEAST, LEAST_A_SIDE, LEVEL = 3, 3, 0.95
BETTER, WORSE, EITHER = "better", "worse", "either"
MORE, LESS, NOT_SHOWN = "more", "less", "not_shown"


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


@dataclass(frozen=True)
class Side:
    """One side of a split: its places, mean effect and interval."""

    name: str
    places: tuple[str, ...]
    estimate: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Split:
    """Effects by one trait: `difference` is `first` less `second`; `verdict`: `more`, `less` or `not_shown`.

    `more`: the practice does more good where the first holds, and the interval leaves no doubt.
    """

    trait: str
    first: Side
    second: Side
    difference: float
    lower: float
    upper: float
    verdict: str


def pool(effects: Sequence[AdoptionEffect]) -> Pooled | Reason:
    """Pool by random effects (REML); the wider of the normal interval and that of Hartung and Knapp.

    Adoptions without an interval are left out and named. Refused: `too_few_to_pool`, `units_differ`, `place_doubled`,
    `directions_differ`.
    """
    refusal = _unfit(effects)
    if refusal:
        return refusal
    usable = [each for each in effects if standard_error(each.size)]
    left_out = tuple(each.place for each in effects if not standard_error(each.size))
    if len(usable) < LEAST:
        return Reason("too_few_to_pool", {"count": len(usable), "least": LEAST})
    done = _pooled(usable)
    low, high = done.prediction or (-math.inf, math.inf)
    places, unit = tuple(each.place for each in usable), usable[0].unit
    side = _side_of(low, high, usable[0].size.is_lower_better)
    mean = done.pooled
    return Pooled(places, unit, mean.estimate, mean.lower, mean.upper, low, high, side, done, left_out)


def works_where(effects: Sequence[AdoptionEffect], trait: str, first: Collection[str]) -> Split | Reason:
    """Split by one trait: places whose value is among `first` against those with any other known value.

    Difference of the two means with the t interval of k - 2 degrees of freedom. Refused besides the refusals of
    `pool`: `too_few_on_side`. A trait chosen after looking is a guess to be tested on new places.
    """
    refusal = _unfit(effects)
    if refusal:
        return refusal
    known = [each for each in effects if each.traits.get(trait) and standard_error(each.size)]
    sides = [[each for each in known if (each.traits[trait] in first) is is_first] for is_first in (True, False)]
    fewest = min(len(side) for side in sides)
    if fewest < LEAST_A_SIDE:
        return Reason("too_few_on_side", {"count": fewest, "least": LEAST_A_SIDE})
    done = [_pooled(side) for side in sides]
    difference = done[0].pooled.estimate - done[1].pooled.estimate
    reach = t_quantile(0.5 + LEVEL / 2, len(known) - 2) * math.hypot(done[0].pooled.se, done[1].pooled.se)
    lower, upper = difference - reach, difference + reach
    verdict = {BETTER: MORE, WORSE: LESS}.get(_side_of(lower, upper, known[0].size.is_lower_better), NOT_SHOWN)
    names = ("first", "second")
    one, other = (_named(name, side, found) for name, side, found in zip(names, sides, done, strict=True))
    return Split(trait, one, other, difference, lower, upper, verdict)


def _unfit(effects: Sequence[AdoptionEffect]) -> Reason | None:
    places = [each.place for each in effects]
    doubled = sorted({place for place in places if places.count(place) > 1})
    if doubled:
        return Reason("place_doubled", {"places": doubled})
    units = sorted({each.unit for each in effects})
    if len(units) > 1:
        return Reason("units_differ", {"units": units})
    directions = {each.size.is_lower_better for each in effects}
    return Reason("directions_differ") if len(directions) > 1 else None


def _pooled(effects: Sequence[AdoptionEffect]) -> Meta:
    estimates, errors = [each.size.estimate for each in effects], [standard_error(each.size) for each in effects]
    plain, careful = (meta(estimates, errors, hartung_knapp=is_careful, level=LEVEL) for is_careful in (False, True))
    return careful if careful.pooled.upper - careful.pooled.lower > plain.pooled.upper - plain.pooled.lower else plain


def _side_of(low: float, high: float, is_lower_better: bool) -> str:
    if low <= 0 <= high:
        return EITHER
    return WORSE if (low > 0) is is_lower_better else BETTER


def _named(name: str, effects: Sequence[AdoptionEffect], done: Meta) -> Side:
    mean = done.pooled
    return Side(name, tuple(each.place for each in effects), mean.estimate, mean.lower, mean.upper)
