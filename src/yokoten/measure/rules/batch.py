"""What a program may write in one batch: each row is checked before anything is stored."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MOST_ROWS = 10_000
WITH_VALUE = ("ok", "estimated", "break")
WITHOUT_VALUE = ("not_delivered", "not_applicable", "secret")
LONGEST = {"vintage": 10, "derivation": 300, "note": 300}
_PERIOD = re.compile(r"(?:18|19|20)\d\d(?:-Q[1-4]|-(?:0[1-9]|1[0-2]))?", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class BatchRow:
    """One value by codes; either a place or an organisation. Without a status a value is `ok`."""

    indicator: str
    period: str
    value: float | None = None
    place: str = ""
    organisation: str = ""
    status: str = "ok"
    vintage: str = ""
    source: str = ""
    derivation: str = ""
    note: str = ""

    @property
    def subject(self) -> tuple[str, str, str, str]:
        """What the value is about; a batch says it once."""
        return self.indicator, self.period, self.place, self.organisation


@dataclass(frozen=True)
class Fault:
    """What is wrong with one field of one row; the index counts from 0."""

    index: int
    field: str
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """Codes that the writer may use; `foreign` are indicators that another organisation keeps."""

    indicators: frozenset[str]
    places: frozenset[str]
    organisations: frozenset[str]
    sources: frozenset[str]
    foreign: frozenset[str] = frozenset()


def faults_of(rows: Sequence[BatchRow], known: Known) -> list[Fault]:
    """Everything that is wrong with the batch, row by row."""
    found: list[Fault] = []
    first: dict[tuple, int] = {}
    for index, row in enumerate(rows):
        own = [Fault(index, *fault) for fault in (*_of_codes(row, known), *_of_value(row), *_of_texts(row))]
        earlier = first.setdefault(row.subject, index)
        if earlier != index:
            own.append(Fault(index, "indicator", "row_repeated", {"first": earlier}))
        found += own
    return found


def _of_codes(row: BatchRow, known: Known) -> Iterator[tuple[str, str, dict[str, Any]]]:
    if row.indicator not in known.indicators:
        yield "indicator", "indicator_unknown", {"code": row.indicator}
    elif row.indicator in known.foreign:
        yield "indicator", "indicator_of_another", {"code": row.indicator}
    if bool(row.place) == bool(row.organisation):
        yield "place", "subject_not_one", {}
    elif row.place and row.place not in known.places:
        yield "place", "place_unknown", {"code": row.place}
    elif row.organisation and row.organisation not in known.organisations:
        yield "organisation", "organisation_unknown", {"code": row.organisation}
    if row.source and row.source not in known.sources:
        yield "source", "source_unknown", {"code": row.source}
    if not _PERIOD.fullmatch(row.period):
        yield "period", "period_not_valid", {"period": row.period}


def _of_value(row: BatchRow) -> Iterator[tuple[str, str, dict[str, Any]]]:
    if row.status not in WITH_VALUE + WITHOUT_VALUE:
        yield "status", "status_unknown", {"status": row.status, "known": ", ".join(WITH_VALUE + WITHOUT_VALUE)}
    elif row.value is None and row.status in WITH_VALUE:
        yield "value", "value_missing", {"status": row.status}
    elif row.value is not None and row.status in WITHOUT_VALUE:
        yield "value", "value_not_expected", {"status": row.status}
    if row.value is not None and not math.isfinite(row.value):
        yield "value", "value_not_finite", {}


def _of_texts(row: BatchRow) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, longest in LONGEST.items():
        text = getattr(row, name)
        if len(text) > longest:
            yield name, "text_too_long", {"length": len(text), "longest": longest}
        if _CONTROL.search(text):
            yield name, "text_not_plain", {}
