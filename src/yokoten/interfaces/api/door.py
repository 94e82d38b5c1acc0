"""The API as one thing: its subjects, its refusals and its description."""

from typing import Any

from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from yokoten.interfaces.api import comparisons, imports, indicators, places, practices, problems, writing
from yokoten.kernel.errors import Refusal

DESCRIPTION = (
    "Read places, indicators, observations, comparisons and practices; write observations. Every request names a token"
    " of an organisation: `Authorization: Bearer yk_…`. Refusals are problem documents with a stable `code`."
)
READING_HEADERS = {
    "ETag": "Send it back as If-None-Match to get 304 while nothing changed.",
    "Link": "Addresses of the first, previous and next part of a list.",
}


MEANINGS = {
    200: "What was asked for, or what was changed.",
    304: "Nothing changed since the tag you sent.",
    400: "The body is not JSON, or the address holds a zero byte.",
    401: "No token, or one that is unknown, expired or revoked.",
    403: "The token may only read.",
    404: "Nothing there that you may see.",
    409: "Not possible as things stand: a key used for other rows, an import that later ones stand on.",
    412: "Changed since the tag in `If-Match`.",
    413: "Too many rows or bytes.",
    422: "Something in the request does not fit; each fault is named.",
    429: "Too many requests.",
}


class Door(NinjaAPI):
    """Describes refusals as what they are, and names operations after their functions."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__

    def get_openapi_schema(self, **where: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**where)
        for methods in schema["paths"].values():
            for method, operation in methods.items():
                _complete(method, operation["responses"])
        return schema


def _complete(method: str, responses: dict[int, dict[str, Any]]) -> None:
    for status, response in responses.items():
        response["description"] = MEANINGS[int(status)]
        content = response.get("content", {})
        if status >= 400 and "application/json" in content:
            content[problems.MEDIA_TYPE] = content.pop("application/json")
        if status == 200 and method == "get":
            response["headers"] = {name: _header(says) for name, says in READING_HEADERS.items()}
        if status == 429:
            response["headers"] = {"Retry-After": _header("Seconds to wait.")}
        if status == 401:
            response["headers"] = {"WWW-Authenticate": _header("How to name a token.")}


def _header(says: str) -> dict[str, Any]:
    return {"description": says, "schema": {"type": "string"}}


def built() -> Door:
    """The API with its subjects in the order of the documentation."""
    api = Door(title="Yokoten", version="1.0", description=DESCRIPTION, docs_url=None, urls_namespace="api")
    for subject in (places, indicators, writing, imports, comparisons, practices):
        api.add_router("", subject.router)
    api.add_exception_handler(Refusal, problems.refused)
    api.add_exception_handler(ValidationError, problems.not_valid)
    api.add_exception_handler(AuthenticationError, problems.unknown)
    api.add_exception_handler(Throttled, problems.throttled)
    api.add_exception_handler(HttpError, problems.not_readable)
    return api


API = built()
