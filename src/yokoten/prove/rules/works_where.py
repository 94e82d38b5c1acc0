"""Where a practice works better: effects split by one trait of the places."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from yokoten.analysis.effect import Meta
from yokoten.analysis.effect.quantiles import t_quantile
from yokoten.prove.rules.pooling import BETTER, WORSE, AdoptionEffect, pooled_of, side_of, unfit
from yokoten.prove.rules.reasons import Reason
from yokoten.prove.rules.shares import LEVEL, standard_error

LEAST_A_SIDE = 3
MORE, LESS, NOT_SHOWN = "more", "less", "not_shown"


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


def works_where(effects: Sequence[AdoptionEffect], trait: str, first: Collection[str]) -> Split | Reason:
    """Split by one trait: places whose value is among `first` against those with any other known value.

    Difference of the two means with the t interval of k - 2 degrees of freedom. Refused besides the refusals of
    `pool`: `too_few_on_side`. A trait chosen after looking is a guess to be tested on new places.
    """
    refusal = unfit(effects)
    if refusal:
        return refusal
    known = [each for each in effects if each.traits.get(trait) and standard_error(each.size)]
    sides = [[each for each in known if (each.traits[trait] in first) is is_first] for is_first in (True, False)]
    fewest = min(len(side) for side in sides)
    if fewest < LEAST_A_SIDE:
        return Reason("too_few_on_side", {"count": fewest, "least": LEAST_A_SIDE})
    done = [pooled_of(side) for side in sides]
    difference = done[0].pooled.estimate - done[1].pooled.estimate
    reach = t_quantile(0.5 + LEVEL / 2, len(known) - 2) * math.hypot(done[0].pooled.se, done[1].pooled.se)
    lower, upper = difference - reach, difference + reach
    verdict = {BETTER: MORE, WORSE: LESS}.get(side_of(lower, upper, known[0].size.is_lower_better), NOT_SHOWN)
    names = ("first", "second")
    one, other = (_named(name, side, found) for name, side, found in zip(names, sides, done, strict=True))
    return Split(trait, one, other, difference, lower, upper, verdict)


def _named(name: str, effects: Sequence[AdoptionEffect], done: Meta) -> Side:
    mean = done.pooled
    return Side(name, tuple(each.place for each in effects), mean.estimate, mean.lower, mean.upper)
