"""Periods on pages: a quarter or month as the page's language writes it."""

from django import template

from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.periods import KINDS, RANGES, period_said

register = template.Library()


@register.filter
def period_named(period: str) -> str:
    return period_said(spoken(), period)


@register.filter
def by_kind(kind: str) -> str:
    """`By quarter`."""
    return spoken().say(KINDS[kind])


@register.filter
def range_over(kind: str) -> str:
    """Over how long a rank's spread is taken."""
    return spoken().say(RANGES[kind])
