"""The phone page: what a visit is about, where the notes go, and plain forms for a phone without a script."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yokoten.exchange.actions.photo import add_photo
from yokoten.exchange.models import Visit
from yokoten.exchange.queries import finding_by_key
from yokoten.interfaces.web.account.saying import say
from yokoten.interfaces.web.attachments import received
from yokoten.interfaces.web.exchange.phone.changes import CONFLICT, REFUSED, Clock, take
from yokoten.interfaces.web.exchange.phone.door import for_guests
from yokoten.interfaces.web.exchange.phone.installing import SIZES, version
from yokoten.interfaces.web.exchange.phone.state import state_of
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.phone import CHIPS, KINDS, refusal_words, script_words
from yokoten.kernel.errors import Refusal


@for_guests
def phone(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The page (GET), or one note by a plain form (POST)."""
    if request.method == "POST":
        return _noted(request, visit)
    language, now = spoken(), timezone.now()
    state = state_of(request.user, visit, language, now)
    by_question = {one["question"]: one for one in state["answers"]}
    context = {
        "station": "learn",
        "visit": visit,
        "state": state,
        "questions": [(question, by_question.get(question["number"])) for question in state["questions"]],
        "answered": sum(bool(one["text"] or one["figure"]) for one in state["answers"]),
        "kinds": [(code, language.say(word)) for code, word in KINDS.items()],
        "kind_names": {code: language.say(word) for code, word in KINDS.items()},
        "chips": [(code, shape, language.say(word)) for code, (shape, word) in CHIPS.items()],
        "today": timezone.localdate(now).isoformat(),
        "set_up": _set_up(request, visit, state),
        "new": {"key": str(uuid4()), "change": str(uuid4())},
        "icon": reverse("phone_icon", args=[SIZES[0]]),
    }
    answer = render(request, "exchange/phone/phone.html", context)
    answer["Phone-Version"] = version()
    return answer


def _set_up(request: HttpRequest, visit: Visit, state: dict[str, Any]) -> dict[str, Any]:
    """Everything the script has to know."""
    key, nowhere = visit.key, UUID(int=0)
    return {
        "state": state,
        "token": get_token(request),
        "language": spoken().code,
        "words": script_words(spoken()),
        "refusals": refusal_words(spoken()),
        "worker": reverse("service_worker"),
        "addresses": {
            "page": reverse("visit_phone", args=[key]),
            "sync": reverse("visit_sync", args=[key]),
            "token": reverse("visit_sync_token", args=[key]),
            "photos": reverse("visit_sync_photos", args=[key]),
            "photo": reverse("visit_sync_photo", args=[key, nowhere]).replace(str(nowhere), "KEY"),
            "picture": reverse("visit_photo", args=[key, nowhere]).replace(str(nowhere), "KEY"),
            "sign_in": f"{reverse('account_login')}?next={reverse('visit_phone', args=[key])}",
        },
    }


def _noted(request: HttpRequest, visit: Visit) -> HttpResponse:
    raw = {name: request.POST.get(name, "") for name in request.POST}
    result = take(request.user, visit, raw, language=spoken(), clock=Clock(timezone.now()))
    if result.state == REFUSED:
        messages.error(request, result.sentence)
    elif result.state == CONFLICT:
        say(request, _("Somebody wrote it otherwise meanwhile. Both wordings are kept; choose below."))
    else:
        _photograph(request, visit)
        say(request, _("It is taken away.") if raw.get("what") in ("remove", "remove_photo") else _("It is kept."))
    back = f"#question-{raw['question']}" if raw.get("what") == "answer" else "#findings"
    return redirect(reverse("visit_phone", args=[visit.key]) + back)


def _photograph(request: HttpRequest, visit: Visit) -> None:
    """The photograph that came with a finding; refused, the words stay."""
    upload = request.FILES.get("photo")
    if upload is None:
        return
    has_people = request.POST.get("has_people") == "1"
    has_consent = request.POST.get("has_consent") == "1"
    try:
        finding = finding_by_key(request.user, visit, UUID(request.POST["key"]))
        photo = received(upload, has_consent=has_consent)
        add_photo(request.user, finding, photo, has_people=has_people, now=timezone.now())
    except Refusal as refusal:
        say(request, refusal)
