"""Tags for trips and visits: states as chips, days, hosts, figures behind a question."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from babel.dates import format_skeleton, get_day_names
from django import template
from django.utils.safestring import SafeString

from yokoten.interfaces.web.templatetags.yokoten import chip, spoken
from yokoten.interfaces.wording import visits as words

register = template.Library()


@register.simple_tag
def trip_chip(state: str) -> SafeString:
    return _chip(words.TRIP_STATES, state)


@register.simple_tag
def visit_chip(state: str) -> SafeString:
    return _chip(words.VISIT_STATES, state)


@register.simple_tag
def lesson_chip(verdict: str) -> SafeString:
    return _chip(words.VERDICTS, verdict)


@register.simple_tag
def commitment_chip(commitment: Any, today: date) -> SafeString:
    """What became of it, else where it stands; an open one that is late says so."""
    if commitment.outcome:
        return _chip(words.OUTCOMES, commitment.outcome)
    if commitment.state == "open" and commitment.due_on < today:
        return chip("bad", spoken().say(words.OVERDUE))
    return _chip(words.COMMITMENT_STATES, commitment.state)


@register.filter
def said_as(code: str, kind: str) -> str:
    """A choice in words, by the name of its table."""
    said = getattr(words, kind).get(code, code)
    return spoken().say(said[1] if isinstance(said, tuple) else said)


@register.filter
def host_name(visit: Any) -> str:
    return visit.host.name(spoken().code) if visit.host else visit.host_name


@register.filter
def days_of(thing: Any) -> str:
    """From the first to the last day; one day alone."""
    language = spoken()
    if not thing.first_on:
        return ""
    if not thing.last_on or thing.first_on == thing.last_on:
        return language.day(thing.first_on)
    return f"{language.day(thing.first_on)} – {language.day(thing.last_on)}"


@register.filter
def bank_text(question: Any) -> str:
    return question.text(spoken().code)


@register.filter
def own_words(names: Mapping[str, str] | str) -> str:
    """A name kept in several languages, in the page's."""
    if isinstance(names, str):
        return names
    return names.get(spoken().code) or names.get("en") or next(iter(names.values()), "")


@register.filter
def figure_said(figure: Mapping[str, Any]) -> str:
    """Value, unit and period of a figure behind a trip."""
    language = spoken()
    value = language.number(figure.get("value"), int(figure.get("decimals", 1)))
    unit, period = own_words(figure.get("unit", "")), figure.get("period", "")
    return f"{value}\N{NO-BREAK SPACE}{unit}".rstrip() + (f" ({period})" if period else "")


@register.filter
def month_name(day: date) -> str:
    return format_skeleton("yMMMM", day, locale=spoken().locale)


@register.filter
def weekday_names(_month: Any) -> list[tuple[str, str]]:
    """Short and full names of the days, Monday first."""
    locale = spoken().locale
    short, full = get_day_names("abbreviated", locale=locale), get_day_names("wide", locale=locale)
    return [(short[at], full[at]) for at in range(7)]


def _chip(table: Mapping[str, tuple[str, str]], code: str) -> SafeString:
    shape, said = table[code]
    return chip(shape, spoken().say(said))
