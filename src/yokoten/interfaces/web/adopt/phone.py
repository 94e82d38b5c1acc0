"""The phone page of a number: it opens without a network, and what is noted there is sent once there is one."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from yokoten.adopt.actions.measuring import note_measurement
from yokoten.adopt.models import Target
from yokoten.adopt.policies import may
from yokoten.adopt.queries.project import measurements_of, target_by_number
from yokoten.interfaces.web.administration.door import found
from yokoten.interfaces.web.adopt.behaviour import decimals_of
from yokoten.interfaces.web.adopt.number_forms import reading_form
from yokoten.interfaces.web.adopt.project import mine
from yokoten.interfaces.web.exchange.phone.changes import KEPT, REFUSED, Result, not_understood
from yokoten.interfaces.web.exchange.phone.door import refused
from yokoten.interfaces.web.exchange.phone.installing import version
from yokoten.interfaces.web.exchange.phone.sync import sent_changes
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.phone import script_words
from yokoten.interfaces.wording.phone_numbers import PHONE_REFUSALS
from yokoten.interfaces.wording.refusals import sentence
from yokoten.kernel.errors import Refusal, RuleBroken

NOTE = "adopt.note_measurement"
SHOWN = 7


@login_required
@require_safe
def phone(request: HttpRequest, number: int) -> HttpResponse:
    """The page, kept by the device."""
    target = found(target_by_number(request.user, number))
    mine(request, target.project.key, NOTE)
    context = {
        "station": "adopt",
        "target": target,
        "form": reading_form(target, initial={"on": timezone.localdate()}),
        "set_up": _set_up(request, target),
    }
    answer = render(request, "adopt/phone.html", context)
    answer["Phone-Version"] = version()
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def sync(request: HttpRequest, number: int) -> HttpResponse:
    """What stands (GET), or what stands after the numbers that were sent (POST)."""
    if not request.user.is_authenticated:
        back = redirect_to_login(reverse("target_phone", args=[number]), reverse("account_login")).url
        return refused(RuleBroken("sign_in"), 401, address=back)
    target = target_by_number(request.user, number)
    if target is None or not may(request.user, NOTE, target.project):
        return refused(RuleBroken("number_gone"), 404)
    results = {}
    if request.method == "POST":
        try:
            sent = sent_changes(request)
        except Refusal as refusal:
            return refused(refusal, 400)
        if sent.get("person") != str(request.user.pk):
            return refused(RuleBroken("other_person"), 409)
        results = {"results": [_taken(request.user, target, raw).as_answer() for raw in sent["changes"]]}
    standing = {"state": _state(request, target), "token": get_token(request), "person": str(request.user.pk)}
    return JsonResponse(results | standing, headers={"Cache-Control": "private, no-store"})


def _taken(actor: Any, target: Target, raw: Any) -> Result:
    """Note one number; a refusal is a result like any other."""
    key = str(raw.get("id", ""))[:64] if isinstance(raw, Mapping) else ""
    try:
        fields = raw.get("fields") if isinstance(raw, Mapping) else None
        if not isinstance(fields, Mapping) or not all(isinstance(one, str) for one in fields.values()):
            raise not_understood()
        form = reading_form(target, fields)
        if not form.is_valid():
            said = " ".join(str(error) for errors in form.errors.values() for error in errors)
            return Result(key, REFUSED, code="number_unfit", sentence=said)
        reading = form.reading(_key(key), spoken().code)
        note_measurement(actor, target, reading, today=timezone.localdate(), now=timezone.now())
    except Refusal as refusal:
        return Result(key, REFUSED, code=refusal.code, sentence=sentence(spoken(), refusal))
    return Result(key, KEPT)


def _key(said: str) -> UUID:
    try:
        return UUID(said)
    except ValueError as broken:
        raise not_understood() from broken


def _set_up(request: HttpRequest, target: Target) -> dict[str, Any]:
    """Everything the script has to know."""
    page = reverse("target_phone", args=[target.pk])
    language, device = spoken(), reverse("target_phone_sync", args=[target.pk])
    return {
        "state": _state(request, target),
        "token": get_token(request),
        "language": language.code,
        "words": script_words(language),
        "refusals": {code: language.say(said) for code, said in PHONE_REFUSALS.items()},
        "worker": reverse("service_worker"),
        "addresses": {
            "page": page,
            "sync": device,
            "token": device,
            "sign_in": f"{reverse('account_login')}?next={page}",
        },
    }


def _state(request: HttpRequest, target: Target) -> dict[str, Any]:
    """The last numbers as the reader writes them."""
    readings, language = measurements_of(target), spoken()
    decimals = decimals_of(readings)
    return {
        "now": timezone.now().isoformat(),
        "person": str(request.user.pk),
        "visit": {"key": f"target-{target.pk}", "title": target.name},
        "numbers": [
            {"on": language.day(one.on), "said": language.number(float(one.value), decimals), "note": one.note}
            for one in readings[: -SHOWN - 1 : -1]
        ],
    }
