"""Indicators and the sources of their figures."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Path, Query, Router, Schema

from yokoten.interfaces.api.paging import Page, Span, page_of
from yokoten.interfaces.api.reading import LANGUAGES, Code, names_of, reads
from yokoten.kernel.errors import RuleBroken
from yokoten.measure.models import Indicator, Source
from yokoten.measure.queries import indicators_seen, sources

router = Router(tags=["indicators"])


class IndicatorShown(Schema):
    """A defined quantity. A ratio names its parts: value = factor × numerator / denominator."""

    code: str
    names: dict[str, str]
    definitions: dict[str, str]
    unit: str
    unit_names: dict[str, str]
    decimals: int
    theme: str
    direction: str
    part: str
    prices: str
    merge: str
    is_skewed: bool
    numerator: str | None
    denominator: str | None
    factor: float
    deflator: str | None
    source: str | None
    organisation: str | None
    visibility: str
    is_example: bool
    withdrawn_on: date | None


class SourceShown(Schema):
    """A publisher's table or document that figures come from."""

    code: str
    names: dict[str, str]
    publisher: str = Field(description="In English; `publishers` has it in all four languages.")
    publishers: dict[str, str]
    address: str
    licence: str = Field(description="In English; `licences` has it in all four languages.")
    licences: dict[str, str]


@reads(router, "/indicators", Page[IndicatorShown])
def list_indicators(
    request: HttpRequest,
    response: HttpResponse,
    span: Query[Span],
    theme: Annotated[Code | None, Query(description="What it is about, such as output or labour.")] = None,
    part: Annotated[Code | None, Query(description="structural, outcome or context.", example="outcome")] = None,
    source: Annotated[Code | None, Query(description="Code of the source.")] = None,
) -> dict[str, Any]:
    """Indicators that you may see. `part` is structural, outcome or context."""
    asked = {"theme": theme, "part": part, "source__code": source}
    found = indicators_seen(request.auth).filter(**{name: value for name, value in asked.items() if value})
    return page_of(request, response, found.select_related("organisation").order_by("code"), span, shown)


@reads(router, "/indicators/{code}", IndicatorShown, one=True)
def read_indicator(
    request: HttpRequest,
    code: Annotated[Code, Path(description="Code of the indicator.", example="se-grp-per-employed-branches")],
) -> dict[str, Any]:
    """One indicator by its code."""
    found = indicators_seen(request.auth).select_related("organisation").filter(code=code).first()
    if found is None:
        raise RuleBroken("not_found", code=code)
    return shown(found)


@reads(router, "/sources", Page[SourceShown])
def list_sources(request: HttpRequest, response: HttpResponse, span: Query[Span]) -> dict[str, Any]:
    """Sources by code."""
    return page_of(request, response, sources(), span, source_shown)


def shown(indicator: Indicator) -> dict[str, Any]:
    plain = (
        "code", "unit", "decimals", "theme", "direction", "part", "prices", "merge", "is_skewed", "factor",
        "visibility", "is_example", "withdrawn_on",
    )  # fmt: skip
    others = ("numerator", "denominator", "deflator", "source", "organisation")
    return (
        {name: getattr(indicator, name) for name in plain}
        | {name: getattr(getattr(indicator, name), "code", None) for name in others}
        | {
            "names": names_of(indicator),
            "definitions": {language: indicator.definition(language) for language in LANGUAGES},
            "unit_names": {language: indicator.unit_name(language) for language in LANGUAGES},
        }
    )


def source_shown(source: Source) -> dict[str, Any]:
    return {
        "code": source.code,
        "names": names_of(source),
        "publisher": source.publisher("en"),
        "publishers": {language: source.publisher(language) for language in LANGUAGES},
        "address": source.address,
        "licence": source.licence("en"),
        "licences": {language: source.licence(language) for language in LANGUAGES},
    }
