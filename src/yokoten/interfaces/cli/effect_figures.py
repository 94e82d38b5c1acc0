"""Figures of effects as people read them: four digits that say something."""

import math

from yokoten.interfaces.wording.language import Language

DIGITS, MOST_DECIMALS = 4, 8


def shown(language: Language, value: float) -> str:
    """A figure with four digits that count."""
    if not math.isfinite(value) or value == 0:
        return language.number(value)
    decimals = DIGITS - 1 - math.floor(math.log10(abs(value)))
    return language.number(value, min(max(decimals, 0), MOST_DECIMALS))


def between(language: Language, low: float, high: float) -> str:
    """An interval, the smaller end first."""
    return f"{shown(language, low)} … {shown(language, high)}"
