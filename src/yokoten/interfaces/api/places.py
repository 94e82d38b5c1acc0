"""Places: territories that are valid for a time."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router, Schema
from pydantic import Field

from yokoten.interfaces.api.paging import Page, Span, page_of
from yokoten.interfaces.api.reading import Code, Day, names_of, reads
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.models import Place
from yokoten.kernel.queries import lineage, places, valid_on

router = Router(tags=["places"])


class PlaceShown(Schema):
    """A territory; `valid_to` is the first day after its last. `codes` are its codes in public systems."""

    code: str
    level: str
    country: str
    parent: str | None
    names: dict[str, str]
    traits: list[str]
    codes: dict[str, str]
    is_disputed: bool
    valid_from: date | None
    valid_to: date | None


class ChangeShown(Schema):
    """On that day the predecessor became (part of) the successor."""

    kind: str
    on: date
    predecessor: str
    successor: str


class PlaceInFull(PlaceShown):
    """A territory with the changes that made it or ended it."""

    changes: list[ChangeShown]


class Filters(Schema):
    """Everything may be left out."""

    country: Code | None = Field(
        None, description="Two-letter code of the country.", json_schema_extra={"example": "SE"}
    )
    level: Code | None = Field(None, description="country, group, region, part or municipality.")
    parent: Code | None = Field(None, description="Code of the place above.")
    on: Day | None = Field(None, description="Only places that exist on that day.")


@reads(router, "/places", Page[PlaceShown])
def list_places(
    request: HttpRequest,
    response: HttpResponse,
    span: Query[Span],
    filters: Query[Filters],
) -> dict[str, Any]:
    """Places by code."""
    asked = {"country": filters.country, "level": filters.level, "parent__code": filters.parent}
    found = places().filter(**{name: value for name, value in asked.items() if value}).order_by("code")
    if filters.on:
        found = found.filter(valid_on(filters.on))
    return page_of(request, response, found.prefetch_related("codes"), span, shown)


@reads(router, "/places/{code}", PlaceInFull, one=True)
def read_place(
    request: HttpRequest, code: Annotated[Code, Path(description="Code of the place.", example="SE-D")]
) -> dict[str, Any]:
    """One place by its code, with its lineage."""
    place = places().prefetch_related("codes").filter(code=code).first()
    if place is None:
        raise RuleBroken("not_found", code=code)
    changes = [edge for edge in lineage(place.country) if place.pk in (edge.predecessor_id, edge.successor_id)]
    return {**shown(place), "changes": changes}


def shown(place: Place) -> dict[str, Any]:
    plain = ("code", "level", "country", "traits", "is_disputed", "valid_from", "valid_to")
    return {name: getattr(place, name) for name in plain} | {
        "parent": place.parent.code if place.parent else None,
        "names": names_of(place),
        "codes": {one.system: one.code for one in place.codes.all()},
    }
