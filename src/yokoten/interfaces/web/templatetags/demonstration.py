"""The demo's people on the sign-in page, where the demo is loaded."""

from typing import Any

from django import template

from yokoten.kernel.queries.demonstration import demonstration_accounts

register = template.Library()


@register.simple_tag(takes_context=True)
def demo_doors(context: dict) -> dict[str, Any]:
    """`doors`: whom one can be; `chosen`: whom the address of this page asks for."""
    request = context["request"]
    doors = request._demo_doors = getattr(request, "_demo_doors", None) or demonstration_accounts()
    wanted = request.GET.get("as", "")
    return {"doors": doors, "chosen": next((door for door in doors if door.email == wanted), None)}
