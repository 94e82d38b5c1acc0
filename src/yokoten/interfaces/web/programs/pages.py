"""The page on which the API can be read, in the reader's language and without any other host."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yokoten.interfaces.web.programs.reference import Reference
from yokoten.interfaces.web.programs.shape import reference

Describe = Callable[[], dict[str, Any]]


@require_safe
def documentation(request: HttpRequest, describe: Describe, description: str) -> HttpResponse:
    """The API told from its own description, which `describe` returns and which stands at `description`."""
    base = request.build_absolute_uri("/").rstrip("/")
    told = {"reference": _told(describe, base), "base": base, "description": description}
    return render(request, "programs/documentation.html", told)


@cache
def _described(describe: Describe) -> dict[str, Any]:
    """The description changes with the code alone."""
    return describe()


def _told(describe: Describe, base: str) -> Reference:
    return reference(_described(describe), base)
