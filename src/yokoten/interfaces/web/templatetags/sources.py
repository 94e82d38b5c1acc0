"""Sources on pages: who publishes them, under which licence."""

from typing import Any

from django import template

from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.sources import cited

register = template.Library()


@register.filter
def publisher_of(source: Any) -> str:
    return source.publisher(spoken().code) if source else ""


@register.filter
def licence_of(source: Any) -> str:
    return source.licence(spoken().code) if source else ""


@register.filter
def citation_of(source: Any) -> str:
    """Name, publisher and licence in the page's language."""
    return cited(spoken(), source)
