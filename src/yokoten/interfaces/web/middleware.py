"""Between the web server and the views: the person's language, and sentences for refusals."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.refusals import sentence
from yokoten.kernel.errors import NotAllowed, Refusal, RuleBroken

Respond = Callable[[HttpRequest], HttpResponse]
FORM_BYTES = 2**20


def no_control_letters(respond: Respond) -> Respond:
    """An address with a zero byte is nobody's honest question, and databases differ in what they make of it.

    The API answers for itself, with the name of the parameter.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        is_page = not request.path.startswith("/api/")
        if is_page and ("\x00" in request.path or "%00" in request.META.get("QUERY_STRING", "")):
            return HttpResponse(status=400)
        return respond(request)

    return answer


def bounded_body(respond: Respond) -> Respond:
    """A body larger than the largest file is refused before a byte of it is read."""

    def answer(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > settings.UPLOAD_LIMIT_BYTES + FORM_BYTES:
            refusal = RuleBroken("upload_too_large", megabytes=settings.UPLOAD_LIMIT_BYTES // 2**20)
            return render(request, "refused.html", {"sentence": sentence(spoken(), refusal)}, status=413)
        return respond(request)

    return answer


def language_of_person(respond: Respond) -> Respond:
    """A person's own choice outranks the browser's wish; visitors keep theirs in a cookie."""

    def answer(request: HttpRequest) -> HttpResponse:
        chosen = getattr(request.user, "language", "")
        if chosen:
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen
        return respond(request)

    return answer


def cleared_device(respond: Respond) -> Respond:
    """Whoever signs out leaves nothing of a visit behind: browsers drop what pages stored on the device."""

    def answer(request: HttpRequest) -> HttpResponse:
        was_in = request.method == "POST" and request.user.is_authenticated
        given = respond(request)
        if was_in and not request.user.is_authenticated:
            given["Clear-Site-Data"] = '"storage"'
        return given

    return answer


class refusals:  # noqa: N801 - named like the functions beside it
    """Turn a refusal that no view caught into a page with its sentence."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.respond(request)
        is_lost = answer.status_code == 405 and request.method == "GET" and not answer.content
        return self._page(request, RuleBroken("form_needed"), 405) if is_lost else answer

    def process_exception(self, request: HttpRequest, refusal: Exception) -> HttpResponse | None:
        if not isinstance(refusal, Refusal):
            return None
        return self._page(request, refusal, 403 if isinstance(refusal, NotAllowed) else 409)

    def _page(self, request: HttpRequest, refusal: Refusal, status: int) -> HttpResponse:
        return render(request, "refused.html", {"sentence": sentence(spoken(), refusal)}, status=status)
