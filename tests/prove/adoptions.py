"""Adoptions with made-up effects."""

from yokoten.prove.rules.pooling import AdoptionEffect
from yokoten.prove.rules.sizes import Size

REACH = 1.959963985
SIZES = {"s": "small", "l": "large"}


def make_effects(estimates, errors=None, sides="", **changes):
    """An adoption for each estimate; `sides` holds the size of each place: s, l, or - where it is not known."""
    errors, sides = errors or [0.5] * len(estimates), sides or "s" * len(estimates)
    rows = enumerate(zip(estimates, errors, sides, strict=True))
    return [
        AdoptionEffect(
            place=f"P{number}",
            size=Size(one, one - REACH * se, one + REACH * se, **changes),
            unit="days",
            traits={"size": SIZES.get(side, "")},
        )
        for number, (one, se, side) in rows
    ]
