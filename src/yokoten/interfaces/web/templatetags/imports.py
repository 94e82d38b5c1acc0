"""Words and numbers of the import pages."""

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.demonstration import title_said
from yokoten.interfaces.wording.measure import value_said

register = template.Library()
DECISIONS = {
    "accept": _("accepted"),
    "break": _("marked as a break"),
    "exclude": _("excluded"),
    "replace": _("replaced"),
}


@register.simple_tag
def decision_word(decision: str) -> str:
    """What was decided about a questioned value."""
    return str(DECISIONS.get(decision, decision))


@register.filter
def titled(dataset: Any) -> str:
    """The title of an import; the demo's are said in the language of the page."""
    return title_said(spoken(), dataset.title, dataset.filename)


@register.filter
def as_it_is(value: float) -> str:
    """A number with as many decimals as its size needs."""
    return value_said(spoken(), value)
