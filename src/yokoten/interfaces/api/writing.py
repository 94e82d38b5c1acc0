"""Write observations in batches, all rows or none; a retry is harmless."""

from collections.abc import Callable
from functools import wraps
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Header, Schema
from ninja.decorators import decorate_view
from pydantic import ConfigDict, Field, StringConstraints

from yokoten.interfaces.api.observations import router
from yokoten.interfaces.api.problems import Problem, refused
from yokoten.interfaces.api.rate import WRITES, PerCaller
from yokoten.interfaces.api.tokens import WRITERS
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.models import Organisation
from yokoten.measure.actions.observation import Written
from yokoten.measure.actions.observation import write_observations as write
from yokoten.measure.rules.batch import MOST_ROWS, BatchRow

PER_CALLER = PerCaller(WRITES)
OptionalCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._:-]{0,64}$")]
Key = Annotated[str, StringConstraints(pattern=r"^[!-~]{1,80}$")]
KeyOfBatch = Annotated[
    Key | None,
    Header(
        alias="Idempotency-Key",
        description="Your own name for the batch, up to 80 printable characters.",
        example="2026-11-22",
    ),
]
EXAMPLE = {"indicator": "employed", "place": "SE-D", "period": "2025", "value": 141.2, "vintage": "2026-10"}


class ObservationWritten(Schema):
    """One value by codes. Give either `place` or `organisation`; without a value say why by the status."""

    model_config = ConfigDict(extra="forbid")

    indicator: OptionalCode = Field(min_length=1)
    place: OptionalCode = ""
    organisation: OptionalCode = ""
    period: str = Field(description="2023, 2023-Q1 or 2023-05.")
    value: float | None = Field(None, strict=True)
    status: str = Field("ok", description="ok, estimated, break, not_delivered, not_applicable or secret.")
    vintage: str = Field("", description="When the figure was published, such as 2024-05; at most 10 characters.")
    source: OptionalCode = ""
    derivation: str = Field("", description="How the value was computed; at most 300 characters.")
    note: str = Field("", description="A remark; at most 300 characters.")


class Batch(Schema):
    """Values that go into force together."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"rows": [EXAMPLE]}]})

    rows: list[ObservationWritten] = Field(min_length=1)


class BatchAnswer(Schema):
    """What changed. `import_id` takes it back as a whole; empty where every value was in force already."""

    import_id: int | None
    stored: int
    unchanged: int
    superseded: int
    is_repeat: bool


def bounded(answer: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse a body that is too large before reading it."""

    @wraps(answer)
    def respond(request: HttpRequest, **parameters: object) -> HttpResponse:
        length, most = request.META.get("CONTENT_LENGTH") or "0", settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if length.isdigit() and int(length) > most:
            return refused(request, RuleBroken("body_too_large", bytes=int(length), most=most))
        return answer(request, **parameters)

    return respond


@router.put(
    "/observations",
    response={200: BatchAnswer} | {status: Problem for status in (400, 401, 403, 409, 413, 422, 429)},
    auth=WRITERS,
    throttle=[PER_CALLER],
    summary="Write observations",
    description=f"Write up to {MOST_ROWS:,} values, all or none. Values already in force with equal content stay;"
    " others are replaced and can be had back by undoing the import. With an `Idempotency-Key` the same batch gets the"
    " first answer again; the same key with other rows is refused with 409. Bad rows are listed with index and field.",
)
@decorate_view(bounded)
def write_observations(request: HttpRequest, batch: Batch, idempotency_key: KeyOfBatch = None) -> BatchAnswer:
    organisation = Organisation.objects.get(pk=request.auth.organisation_id)
    rows = [BatchRow(**row.model_dump()) for row in batch.rows]
    written = write(request.auth, organisation, rows, now=timezone.now(), idempotency_key=idempotency_key or "")
    return _answer(written)


def _answer(written: Written) -> BatchAnswer:
    return BatchAnswer(
        import_id=written.dataset,
        stored=written.stored,
        unchanged=written.unchanged,
        superseded=written.superseded,
        is_repeat=written.is_repeat,
    )
