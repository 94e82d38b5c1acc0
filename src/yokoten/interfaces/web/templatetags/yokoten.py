"""Tags and filters that every page may use: numbers and days by language, icons, chips."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from yokoten.interfaces.web.charts.shapes import ICONS
from yokoten.interfaces.web.templatetags.words import DIRECTIONS, PARTS, PRICES, STATUS_WORDS, THEMES
from yokoten.interfaces.wording.language import Language, speak

register = template.Library()


def spoken() -> Language:
    """The language of the page being written."""
    return speak((get_language() or "en")[:2])


@register.filter
def number(value: float | None, decimals: int = 0) -> str:
    return spoken().number(value, int(decimals))


@register.filter
def signed(value: float | None, decimals: int = 0) -> str:
    return spoken().signed(value, int(decimals))


@register.filter
def percent(value: float | None, decimals: int = 0) -> str:
    return spoken().percent(value, int(decimals))


@register.filter
def signed_percent(value: float | None, decimals: int = 0) -> str:
    return spoken().percent(value, int(decimals), sign=True)


@register.filter
def day(value: Any) -> str:
    return spoken().day(value)


@register.filter
def named(thing: Any) -> str:
    """The name of a place, indicator, organisation or source in the page's language."""
    return thing.name(spoken().code) if thing else ""


@register.filter
def unit_named(indicator: Any) -> str:
    return indicator.unit_name(spoken().code)


@register.filter
def defined(indicator: Any) -> str:
    return indicator.definition(spoken().code)


@register.filter
def at(mapping: dict, key: Any) -> Any:
    """`mapping[key]`, or nothing."""
    return mapping.get(key) if mapping else None


@register.simple_tag
def icon(kind: str) -> SafeString:
    """A status shape: good, warn, bad, running, waiting, off, you, example."""
    return mark_safe(f'<svg class="icon" viewBox="0 0 10 10" aria-hidden="true">{ICONS[kind]}</svg>')  # noqa: S308


@register.simple_tag
def chip(kind: str, words: str) -> SafeString:
    """A status chip: shape and word; colour only confirms."""
    return format_html('<span class="chip {}">{}{}</span>', kind, icon(kind), words)


@register.simple_tag(takes_context=True)
def address_with(context: dict, **changes: Any) -> str:
    """This page's address with query parameters changed; an empty value removes one."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = value
    return f"?{query.urlencode()}"


@register.simple_tag
def theme_name(code: str) -> str:
    return str(THEMES.get(code, code))


@register.simple_tag
def part_name(code: str) -> str:
    return str(PARTS.get(code, code))


@register.simple_tag
def prices_name(code: str) -> str:
    return str(PRICES.get(code, code))


@register.simple_tag
def direction_name(code: str) -> str:
    return str(DIRECTIONS.get(code, code))


@register.simple_tag
def status_word(status: str) -> str:
    """Why there is no value."""
    return str(STATUS_WORDS.get(status, STATUS_WORDS[""]))


@register.simple_tag
def quality_chip(figure: Any) -> SafeString:
    """A chip only where a figure differs from an ordinary one."""
    if figure.last_break:
        return chip("warn", STATUS_WORDS["break"] % {"period": figure.last_break})
    if figure.status == "ok":
        return SafeString("")
    return chip("waiting" if figure.status == "estimated" else "off", status_word(figure.status))


@register.simple_tag
def options(things: Iterable[Any], chosen: str = "") -> SafeString:
    """Choices of a select by code and name: one call for hundreds of them."""
    language = spoken().code
    rows = [(escape(one.code), " selected" if one.code == chosen else "", escape(one.name(language))) for one in things]
    return mark_safe("".join(f'<option value="{code}"{mark}>{name}</option>' for code, mark, name in rows))  # noqa: S308
