"""Tags of the phone page: numbers to call, and keys for forms that may arrive twice."""

import re
from uuid import uuid4

from django import template

register = template.Library()


@register.filter
def tel(number: str) -> str:
    """`tel:` with what can be dialled of a number as people write it."""
    dialled = re.sub(r"[^0-9+,;*#]", "", str(number or "").partition("/")[0])
    return f"tel:{dialled}" if dialled else ""


@register.simple_tag
def fresh_key() -> str:
    return str(uuid4())
