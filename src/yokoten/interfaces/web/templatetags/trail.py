"""Acts of the trail in words."""

from django import template

from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import ACTS

register = template.Library()


@register.filter
def act_said(act: str) -> str:
    """`kernel.add_place` as the reader says it."""
    return spoken().say(ACTS[act]) if act in ACTS else act
