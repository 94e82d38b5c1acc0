"""Entity tags: who has the same content already gets 304 and no body."""

import hashlib
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

Answer = Callable[..., HttpResponse]


def tag_of(content: bytes) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def matches(tag: str, wanted: str) -> bool:
    """Whether the tag is among those of an If-Match or If-None-Match header; a weak tag counts as its strong one."""
    tags = [one.removeprefix("W/") for one in parse_etags(wanted)]
    return "*" in tags or tag in tags


def tagged(answer: Answer) -> Answer:
    """Give each good answer its tag, and an empty one to who knows it."""

    @wraps(answer)
    def respond(request: HttpRequest, **parameters: object) -> HttpResponse:
        response = answer(request, **parameters)
        if response.status_code != 200:
            return response
        tag = tag_of(response.content)
        if matches(tag, request.headers.get("If-None-Match", "")):
            response = HttpResponseNotModified()
        response["ETag"] = tag
        response["Cache-Control"] = "private, no-cache"
        patch_vary_headers(response, ["Authorization", "Cookie"])
        return response

    return respond
