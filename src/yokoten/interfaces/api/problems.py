"""Every refusal as a problem document (RFC 9457) in the reader's language."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from ninja import Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from yokoten.interfaces.wording import values
from yokoten.interfaces.wording.api import TITLES
from yokoten.interfaces.wording.language import Language, speak
from yokoten.interfaces.wording.refusals import sentence
from yokoten.kernel.actor import Program
from yokoten.kernel.errors import NotAllowed, Refusal, RuleBroken

MEDIA_TYPE = "application/problem+json"
STATUS = {
    "address_unknown": 404,
    "batch_empty": 422,
    "batch_too_large": 413,
    "body_too_large": 413,
    "changed_meanwhile": 412,
    "not_found": 404,
    "rows_unfit": 422,
}
OF_TYPE = {"missing": "field_missing", "extra_forbidden": "field_unknown"}
assert values.SENTENCES


class FieldProblem(Schema):
    """What is wrong with one field; `index` counts rows from 0."""

    pointer: str
    index: int | None = None
    field: str
    code: str
    message: str
    facts: dict[str, Any]


class Problem(Schema):
    """A refusal: a stable code, what happened in a sentence, the facts, and the single faults if there are any."""

    type: str
    code: str
    title: str
    status: int
    detail: str
    facts: dict[str, Any]
    errors: list[FieldProblem]


def reader_language(request: HttpRequest) -> Language:
    """What the request asks for, else the language of the token's organisation."""
    actor = getattr(request, "auth", None)
    if isinstance(actor, Program) and "Accept-Language" not in request.headers:
        return speak(actor.language)
    return speak((get_language() or "en")[:2])


def problem(request: HttpRequest, status: int, refusal: Refusal, errors: Iterable[FieldProblem] = ()) -> HttpResponse:
    language = reader_language(request)
    document = Problem(
        type=f"urn:yokoten:problem:{refusal.code}",
        code=refusal.code,
        title=language.say(TITLES[status]),
        status=status,
        detail=sentence(language, refusal),
        facts={name: fact for name, fact in refusal.facts.items() if name != "faults"},
        errors=list(errors),
    )
    content = json.dumps(document.model_dump(), ensure_ascii=False, default=str)
    response = HttpResponse(content, status=status, content_type=MEDIA_TYPE)
    response["Content-Language"] = language.code
    response["Cache-Control"] = "no-store"
    return response


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A rule or policy said no; a batch names each bad row."""
    status = 403 if isinstance(refusal, NotAllowed) else STATUS.get(refusal.code, 409)
    language = reader_language(request)
    errors = [
        _field(language, f"/rows/{fault.index}/{fault.field}", fault.index, fault.code, fault.facts)
        for fault in refusal.facts.get("faults", ())
    ]
    return problem(request, status, refusal, errors)


def not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """The request does not have the form that the schema describes."""
    language = reader_language(request)
    errors = [_of_schema(language, fault) for fault in error.errors]
    return problem(request, 422, RuleBroken("request_not_valid", count=len(errors)), errors)


def _of_schema(language: Language, fault: Mapping[str, Any]) -> FieldProblem:
    """`loc` is where (body, name of the parameter, path within) or (query, name)."""
    place = [str(step) for step in fault["loc"]]
    within = place[2:] if place[0] == "body" else []
    index = next((int(step) for step in within if step.isdigit()), None)
    pointer = "".join(f"/{step}" for step in within)
    field = place[-1]
    code = OF_TYPE.get(fault["type"], "field_not_valid")
    return _field(language, pointer, index, code, {"field": field, "reason": fault["msg"]}, field)


def _field(
    language: Language, pointer: str, index: int | None, code: str, facts: Mapping[str, Any], field: str = ""
) -> FieldProblem:
    message = sentence(language, RuleBroken(code, **facts))
    name = field or pointer.rsplit("/", 1)[-1]
    return FieldProblem(pointer=pointer, index=index, field=name, code=code, message=message, facts=dict(facts))


def unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    response = problem(request, 401, RuleBroken("token_needed"))
    response["WWW-Authenticate"] = 'Bearer realm="yokoten"'
    return response


def throttled(request: HttpRequest, error: Throttled) -> HttpResponse:
    """Retry-After is set by whoever raised it."""
    return problem(request, 429, RuleBroken("too_many_requests", seconds=int(error.wait or 0) + 1))


def not_readable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """The only such error left is a body that is no JSON."""
    return problem(request, 400, RuleBroken("body_not_readable"))


def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Any other address under the API."""
    return problem(request, 404, RuleBroken("address_unknown"))
