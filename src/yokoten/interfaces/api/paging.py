"""Long lists in bounded parts: `limit` and `offset`, or `limit` and `after`, with Link headers and the total."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Schema
from pydantic import Field

MOST, USUAL = 1_000, 100
Item = TypeVar("Item")


class Span(Schema):
    """Which part of the list."""

    limit: int = Field(USUAL, ge=1, le=MOST, description="How many items at most.")
    offset: int = Field(0, ge=0, le=1_000_000, description="How many items to skip.")


class Stretch(Schema):
    """Which part of a list that may be very long."""

    limit: int = Field(USUAL, ge=1, le=MOST, description="How many items at most.")
    after: int = Field(0, ge=0, le=2**62, description="Continue after this number: `next` of the part before.")


class Page(Schema, Generic[Item]):
    """A part of a list; `total` counts the whole list."""

    items: list[Item]
    total: int
    limit: int
    offset: int


class Part(Schema, Generic[Item]):
    """A part of a very long list; `next` is the `after` of the following part, empty at the end.

    `total` counts the whole list and comes with its first part only.
    """

    items: list[Item]
    total: int | None
    limit: int
    next: int | None


def page_of(
    request: HttpRequest, response: HttpResponse, found: QuerySet, span: Span, shown: Callable[[Any], Any]
) -> dict[str, Any]:
    """Two queries: the total and the items."""
    total = found.count()
    items = [shown(item) for item in found[span.offset : span.offset + span.limit]]
    links = {"first": _link(request, offset=0)}
    if span.offset:
        links["prev"] = _link(request, offset=max(0, span.offset - span.limit))
    if span.offset + span.limit < total:
        links["next"] = _link(request, offset=span.offset + span.limit)
    _say(response, links)
    return {"items": items, "total": total, "limit": span.limit, "offset": span.offset}


def part_of(
    request: HttpRequest,
    response: HttpResponse,
    found: QuerySet,
    stretch: Stretch,
    shown: Callable[[list[int]], list[Any]],
) -> dict[str, Any]:
    """One query for the ids, as quick at the end of the list as at its beginning; the total is left to the caller."""
    ids = list(found.filter(pk__gt=stretch.after).values_list("pk", flat=True)[: stretch.limit + 1])
    more, ids = len(ids) > stretch.limit, ids[: stretch.limit]
    following = ids[-1] if more else None
    links = {"first": _link(request, after=0)}
    if more:
        links["next"] = _link(request, after=following)
    _say(response, links)
    return {"items": shown(ids), "limit": stretch.limit, "next": following}


def _link(request: HttpRequest, **change: int) -> str:
    asked = request.GET.copy()
    for name, value in change.items():
        asked[name] = str(value)
    return request.build_absolute_uri(f"{request.path}?{urlencode(list(asked.lists()), doseq=True)}")


def _say(response: HttpResponse, links: dict[str, str]) -> None:
    response["Link"] = ", ".join(f'<{address}>; rel="{relation}"' for relation, address in links.items())
