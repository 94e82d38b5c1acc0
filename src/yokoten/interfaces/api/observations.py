"""Observations: values in force with unit, source, vintage and derivation."""

from datetime import date, datetime
from typing import Annotated, Any

from django.db.models import F
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from yokoten.interfaces.api.paging import Part, Stretch, part_of
from yokoten.interfaces.api.reading import Code, Moment, Period, reads
from yokoten.measure.models import Observation
from yokoten.measure.queries import Wanted, observations_found

router = Router(tags=["observations"])
Codes = Annotated[list[Code], Field(max_length=100)]


class ObservationShown(Schema):
    """One value in force. `import_id` is the import that brought it, `changed_at` when that was stored."""

    indicator: str
    place: str | None
    organisation: str | None
    period: str
    value: float | None
    status: str
    unit: str
    source: str | None
    vintage: str
    derivation: str
    note: str
    retrieved_on: date | None
    import_id: int | None
    changed_at: datetime | None


class Filters(Schema):
    """Everything may be left out; lists are given by repeating the parameter."""

    indicator: Codes = Field(
        [], description="Codes of indicators.", json_schema_extra={"example": ["se-grp-per-employed-branches"]}
    )
    place: Codes = Field([], description="Codes of places.")
    organisation: Codes = Field([], description="Codes of organisations.")
    country: Code | None = Field(None, description="Values for places of this country.")
    first: Period | None = Field(
        None, alias="from", description="First period: 2020, 2020-Q1 or 2020-01.", json_schema_extra={"example": "2020"}
    )
    last: Period | None = Field(None, alias="to", description="Last period, with its quarters and months.")
    status: Codes = Field([], description="ok, estimated, break, not_delivered, not_applicable or secret.")
    changed_since: Moment | None = Field(None, description="Values of imports stored at or after this moment.")

    def wanted(self) -> Wanted:
        return Wanted(
            indicators=self.indicator,
            places=self.place,
            organisations=self.organisation,
            country=self.country or "",
            first=self.first or "",
            last=self.last or "",
            statuses=self.status,
            changed_since=self.changed_since,
        )


@reads(router, "/observations", Part[ObservationShown])
def list_observations(
    request: HttpRequest, response: HttpResponse, stretch: Query[Stretch], filters: Query[Filters]
) -> dict[str, Any]:
    """Values in force of the indicators that you may see, in parts: follow `next` until it is empty.

    To keep a copy up to date ask with `changed_since`, and read the list of imports for those that were undone.
    """
    found = observations_found(request.auth, filters.wanted())
    part = part_of(request, response, found.rows, stretch, _shown)
    return part | {"total": None if stretch.after else found.count()}


def _shown(ids: list[int]) -> list[dict[str, Any]]:
    """The values in the order of their entry, each with its codes; one query."""
    rows = Observation.objects.filter(pk__in=ids).order_by("pk").values(
        "period", "value", "status", "vintage", "derivation", "note", "retrieved_on",
        import_id=F("imported_by_id"),
        indicator_code=F("indicator__code"),
        unit=F("indicator__unit"),
        place_code=F("place__code"),
        organisation_code=F("organisation__code"),
        source_code=Coalesce("source__code", "indicator__source__code"),
        changed_at=F("imported_by__stored_at"),
    )  # fmt: skip
    codes = ("indicator", "place", "organisation", "source")
    return [row | {name: row[f"{name}_code"] for name in codes} for row in rows]
