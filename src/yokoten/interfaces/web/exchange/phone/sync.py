"""The addresses the script of the phone page calls: the visit's state, changes in a batch, photographs one by one."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yokoten.exchange.actions.photo import add_photo, remove_photo
from yokoten.exchange.models import Visit
from yokoten.exchange.queries import finding_by_key, photo_by_key
from yokoten.interfaces.web.administration.door import found
from yokoten.interfaces.web.attachments import received, serve
from yokoten.interfaces.web.exchange.phone.changes import Clock, not_understood, take
from yokoten.interfaces.web.exchange.phone.door import for_devices, for_guests, refused
from yokoten.interfaces.web.exchange.phone.state import state_of
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.errors import NotAllowed, Refusal, RuleBroken

MOST_CHANGES = 50


@require_http_methods(["GET", "HEAD", "POST"])
@for_devices
def sync(request: HttpRequest, visit: Visit) -> JsonResponse:
    """What stands (GET), or what stands after the changes that were sent (POST)."""
    if request.method != "POST":
        return JsonResponse(_standing(request, visit))
    try:
        sent = sent_changes(request)
    except Refusal as refusal:
        return refused(refusal, 400)
    if sent.get("person") != str(request.user.pk):
        return refused(RuleBroken("other_person"), 409)
    clock = Clock.against(timezone.now(), sent.get("now"))
    results = [take(request.user, visit, raw, language=spoken(), clock=clock) for raw in sent["changes"]]
    visit.refresh_from_db()
    return JsonResponse({"results": [result.as_answer() for result in results], **_standing(request, visit)})


def _standing(request: HttpRequest, visit: Visit) -> dict[str, Any]:
    return {"state": state_of(request.user, visit, spoken(), timezone.now()), "token": get_token(request)}


def sent_changes(request: HttpRequest) -> dict[str, Any]:
    """What a device sends at once, as far as it can be understood."""
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError) as broken:
        raise not_understood() from broken
    if not isinstance(sent, dict) or not isinstance(sent.get("changes"), list):
        raise not_understood()
    if len(sent["changes"]) > MOST_CHANGES:
        raise RuleBroken("too_many_changes", most=MOST_CHANGES)
    return sent


@require_safe
@for_devices
def token(request: HttpRequest, visit: Visit) -> JsonResponse:
    """A fresh seal for what is sent next, and whose it is."""
    return JsonResponse({"token": get_token(request), "person": str(request.user.pk)})


@require_POST
@for_devices
def photos(request: HttpRequest, visit: Visit) -> JsonResponse:
    """One photograph with the key its device gave it; sent twice, it is kept once."""
    if request.POST.get("person") != str(request.user.pk):
        return refused(RuleBroken("other_person"), 409)
    try:
        key, of = _key(request, "key"), _key(request, "finding")
        if photo_by_key(request.user, visit, key) is None:
            _add(request, visit, key, of)
    except Refusal as refusal:
        return refused(refusal, 403 if isinstance(refusal, NotAllowed) else 422)
    return JsonResponse({"key": str(key), "state": "kept", "token": get_token(request)})


def _add(request: HttpRequest, visit: Visit, key: UUID, of: UUID) -> None:
    finding, upload = finding_by_key(request.user, visit, of), request.FILES.get("photo")
    if finding is None:
        raise RuleBroken("finding_unknown")
    if upload is None:
        raise not_understood()
    has_people, has_consent = (request.POST.get(name) == "1" for name in ("has_people", "has_consent"))
    photo = received(upload, has_consent=has_consent, key=key)
    add_photo(request.user, finding, photo, has_people=has_people, now=timezone.now())


def _key(request: HttpRequest, name: str) -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as broken:
        raise not_understood() from broken


@require_http_methods(["GET", "HEAD", "POST"])
@for_devices
def photo(request: HttpRequest, visit: Visit, photo: UUID) -> JsonResponse:
    """Whether a photograph has arrived (GET), or take it away (POST)."""
    known = photo_by_key(request.user, visit, photo)
    if known is None:
        return JsonResponse({"key": str(photo), "state": "unknown"}, status=200 if request.method == "POST" else 404)
    if request.method == "POST":
        try:
            remove_photo(request.user, known)
        except Refusal as refusal:
            return refused(refusal, 403 if isinstance(refusal, NotAllowed) else 422)
        return JsonResponse({"key": str(photo), "state": "removed"})
    return JsonResponse({"key": str(photo), "state": "kept"})


@require_safe
@for_guests
def picture(request: HttpRequest, visit: Visit, photo: UUID) -> HttpResponse:
    """The photograph itself."""
    return serve(found(photo_by_key(request.user, visit, photo)).attachment, request)
