"""Who comes in: the guests' people, to one visit. Programs on a device are answered in JSON, not with a page."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from yokoten.exchange.models import Visit
from yokoten.exchange.policies import is_guest
from yokoten.exchange.queries import visit_by_key
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording import phone
from yokoten.interfaces.wording.refusals import sentence
from yokoten.kernel.errors import Refusal, RuleBroken

View = Callable[..., HttpResponse]
WORDS = phone.SENTENCES


def guests_visit(actor: Any, key: UUID) -> Visit | None:
    """The visit, for those who travel; a host has no business on the guests' notes."""
    visit = visit_by_key(actor, key)
    return visit if visit is not None and is_guest(actor, visit.trip) else None


def for_guests(view: View) -> View:
    """A page: sign in first; for everybody else there is no such visit."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, key: UUID, **parts: Any) -> HttpResponse:
        visit = guests_visit(request.user, key)
        if visit is None:
            raise Http404
        return _private(view(request, visit, **parts))

    return guarded


def for_devices(view: View) -> View:
    """An address of the script: a session that ran out and a visit that is gone are said in JSON."""

    @wraps(view)
    def guarded(request: HttpRequest, key: UUID, **parts: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            back = redirect_to_login(reverse("visit_phone", args=[key]), reverse("account_login")).url
            return refused(RuleBroken("sign_in"), 401, address=back)
        visit = guests_visit(request.user, key)
        if visit is None:
            return refused(RuleBroken("visit_gone"), 404)
        return _private(view(request, visit, **parts))

    return guarded


def refused(refusal: Refusal, status: int, **more: Any) -> JsonResponse:
    """A refusal in the reader's words."""
    said = {"code": refusal.code, "sentence": sentence(spoken(), refusal), **more}
    return JsonResponse(said, status=status, headers={"Cache-Control": "no-store"})


def _private(answer: HttpResponse) -> HttpResponse:
    if not answer.has_header("Cache-Control"):
        answer["Cache-Control"] = "private, no-store"
    return answer
