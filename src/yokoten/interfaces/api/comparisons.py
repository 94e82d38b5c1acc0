"""Saved comparisons: a question, and its frozen answer."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router, Schema

from yokoten.compare.models import Comparison
from yokoten.compare.queries import comparison_by_token, comparisons_seen
from yokoten.interfaces.api.paging import Page, Span, page_of
from yokoten.interfaces.api.reading import Code, Period, reads
from yokoten.kernel.errors import RuleBroken

router = Router(tags=["comparisons"])


class ComparisonShown(Schema):
    """Who asked about which region, outcome and period. `fingerprint` stands for the figures it was answered from."""

    token: str
    title: str
    note: str
    visibility: str
    organisation: str | None
    focus: str
    outcome: str
    period: str
    fingerprint: str
    created_at: datetime


class ComparisonInFull(ComparisonShown):
    """A comparison with its question and the answer as it stood when it was saved."""

    question: dict[str, Any]
    answer: dict[str, Any]


@reads(router, "/comparisons", Page[ComparisonShown])
def list_comparisons(
    request: HttpRequest,
    response: HttpResponse,
    span: Query[Span],
    focus: Annotated[Code | None, Query(description="Code of the region that asks.", example="SE-D")] = None,
    outcome: Annotated[Code | None, Query(description="Code of the indicator.")] = None,
    period: Annotated[Period | None, Query(description="2023, 2023-Q1 or 2023-05.")] = None,
) -> dict[str, Any]:
    """Comparisons of your organisation and those shared with the network, newest first."""
    asked = {"focus__code": focus, "outcome__code": outcome, "period": period}
    found = comparisons_seen(request.auth).filter(**{name: value for name, value in asked.items() if value})
    return page_of(request, response, found.defer("question", "answer"), span, shown)


@reads(router, "/comparisons/{token}", ComparisonInFull, one=True)
def read_comparison(
    request: HttpRequest, token: Annotated[Code, Path(description="The last part of the link to the comparison.")]
) -> dict[str, Any]:
    """One comparison by the token in its link."""
    found = comparison_by_token(request.auth, token)
    if found is None:
        raise RuleBroken("not_found", code=token)
    return shown(found) | {"question": found.question, "answer": found.answer}


def shown(comparison: Comparison) -> dict[str, Any]:
    plain = ("token", "title", "note", "visibility", "period", "fingerprint", "created_at")
    return {name: getattr(comparison, name) for name in plain} | {
        "organisation": comparison.organisation.code if comparison.organisation else None,
        "focus": comparison.focus.code,
        "outcome": comparison.outcome.code,
    }
