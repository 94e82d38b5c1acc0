"""Tags for projects."""

from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString

from yokoten.interfaces.web.templatetags.yokoten import chip, spoken
from yokoten.interfaces.wording.projects import PLAN_LATE, PLAN_STATES

register = template.Library()


@register.simple_tag
def plan_chip(item: Any, today: date) -> SafeString:
    """Where a point of the plan stands; an open one that is late says so."""
    if item.state == "open" and item.due_on < today:
        return chip("bad", spoken().say(PLAN_LATE))
    kind, word = PLAN_STATES[item.state]
    return chip(kind, spoken().say(word))
