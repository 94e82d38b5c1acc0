"""Imports: what brought values in, and taking one back."""

import json
from datetime import date, datetime
from typing import Annotated, Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Header, Path, Query, Router, Schema
from ninja.responses import NinjaJSONEncoder

from yokoten.interfaces.api.paging import Page, Span, page_of
from yokoten.interfaces.api.problems import Problem
from yokoten.interfaces.api.rate import WRITES, PerCaller
from yokoten.interfaces.api.reading import Code, Moment, reads
from yokoten.interfaces.api.tags import matches, tag_of
from yokoten.interfaces.api.tokens import WRITERS
from yokoten.kernel.errors import RuleBroken
from yokoten.measure.actions.dataset import undo_import as undo
from yokoten.measure.models import DatasetImport
from yokoten.measure.queries import imports_seen

router = Router(tags=["imports"])
PER_CALLER = PerCaller(WRITES)
Number = Annotated[int, Path(ge=1, le=2**62, description="Number of the import: its `id`.", example=17)]
Tag = Annotated[str | None, Header(alias="If-Match", description="The `ETag` with which you read the import.")]


class ImportShown(Schema):
    """A file or a batch on its way in. Values count while its state is `stored`."""

    id: int
    title: str
    origin: str
    filename: str
    state: str
    organisation: str | None
    source: str | None
    vintage: str
    retrieved_on: date | None
    rows_total: int
    values_stored: int
    created_at: datetime
    stored_at: datetime | None
    undone_at: datetime | None


@reads(router, "/imports", Page[ImportShown])
def list_imports(
    request: HttpRequest,
    response: HttpResponse,
    span: Query[Span],
    state: Annotated[Code | None, Query(description="Such as stored or undone.", example="stored")] = None,
    undone_since: Annotated[Moment | None, Query(description="Imports taken back at or after this moment.")] = None,
) -> dict[str, Any]:
    """Imports of your organisation, newest first."""
    found = imports_seen(request.auth)
    if state:
        found = found.filter(state=state)
    if undone_since:
        found = found.filter(undone_at__gte=undone_since)
    return page_of(request, response, found, span, shown)


@reads(router, "/imports/{number}", ImportShown, one=True)
def read_import(request: HttpRequest, number: Number) -> dict[str, Any]:
    """One import of your organisation."""
    return shown(_found(request, number))


@router.delete(
    "/imports/{number}",
    response={200: ImportShown, 400: None} | {status: Problem for status in (401, 403, 404, 409, 412, 422, 429)},
    auth=WRITERS,
    throttle=[PER_CALLER],
    summary="Undo import",
    description="Take an import back as a whole: its values go, the values it replaced are in force again. Refused with"
    " 409 while later imports stand on it. `If-Match` with the tag of the import guards against surprises.",
)
def undo_import(request: HttpRequest, number: Number, if_match: Tag = None) -> dict[str, Any]:
    with transaction.atomic():
        dataset = _found(request, number)
        if if_match and not matches(_tag(dataset), if_match):
            raise RuleBroken("changed_meanwhile")
        return shown(undo(request.auth, dataset, now=timezone.now()))


def shown(dataset: DatasetImport) -> dict[str, Any]:
    plain = [name for name in ImportShown.model_fields if name not in ("organisation", "source")]
    return {name: getattr(dataset, name) for name in plain} | {
        "organisation": dataset.organisation.code if dataset.organisation else None,
        "source": dataset.source.code if dataset.source else None,
    }


def _found(request: HttpRequest, number: int) -> DatasetImport:
    found = imports_seen(request.auth).filter(pk=number).first()
    if found is None:
        raise RuleBroken("not_found", code=number)
    return found


def _tag(dataset: DatasetImport) -> str:
    """The tag with which reading it was answered."""
    return tag_of(json.dumps(ImportShown(**shown(dataset)).model_dump(), cls=NinjaJSONEncoder).encode())
