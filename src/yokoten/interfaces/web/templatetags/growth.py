"""Words of the productivity page and of goals for codes in templates."""

from django import template

from yokoten.interfaces.web.templatetags.yokoten import spoken

register = template.Library()


@register.filter
def in_words(message: str) -> str:
    """A marked sentence in the page's language."""
    return spoken().say(message)
