"""Amounts of effects: with their unit, and as many decimals as their interval can bear."""

import math
from decimal import Decimal

from yokoten.interfaces.wording.language import NO_BREAK, Language


def decimals_of(width: float | Decimal) -> int:
    """Two digits of the width of the interval count; of a figure by itself, two of the figure."""
    width = abs(float(width))
    return min(6, max(0, 1 - math.floor(math.log10(width)))) if 0 < width < math.inf else 0


def amount(language: Language, value: float | Decimal, unit: str, decimals: int, *, sign: bool = True) -> str:
    """A figure with its unit; a change with its sign."""
    if unit == "%":
        return language.percent(float(value), decimals, sign=sign)
    text = language.signed(float(value), decimals) if sign else language.number(float(value), decimals)
    return f"{text}{NO_BREAK}{unit}" if unit else text
