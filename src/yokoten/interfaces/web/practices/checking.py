"""The checker's queue and the check itself; own practices and what happens to them."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.practices.lacks import lacks_of
from yokoten.interfaces.web.practices.page import told_of
from yokoten.interfaces.web.practices.rows import rows_of
from yokoten.interfaces.web.practices.tabs import shown
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.practices import STATES
from yokoten.kernel.errors import NotAllowed
from yokoten.practices.actions import life
from yokoten.practices.models import Practice
from yokoten.practices.policies import can_check, can_draft, can_submit
from yokoten.practices.queries.practice import (
    checks_waiting,
    due_for_confirmation,
    own_practices,
    practice_by_key,
    with_words,
)

PER_PAGE = 30
CRITERIA = (
    gettext_lazy("Is the problem clear to somebody from another country?"),
    gettext_lazy("Could others repeat it by the steps, without asking?"),
    gettext_lazy(
        "Are the figures complete: before, after, unit, both periods, how it was measured? If not, is it said?"
    ),
    gettext_lazy("Are difficulties told, not only success?"),
    gettext_lazy("Is it plain what it took: money, people, weeks?"),
    gettext_lazy("Does the text name nobody who should not be named, and no secret?"),
    gettext_lazy("Do the concepts fit, so that it is found in other languages?"),
)


@login_required
def queue(request: HttpRequest) -> HttpResponse:
    """What the person may check, the longest waiting first."""
    page = Paginator(checks_waiting(request.user), PER_PAGE).get_page(request.GET.get("page"))
    rows = rows_of(with_words(page.object_list), spoken(), has_state=True)
    return render(request, "practices/checks.html", {"page": page, "rows": rows, **shown(request, "checks")})


@login_required
def check(request: HttpRequest, key: str) -> HttpResponse:
    """Read, take the check, publish or send back with a reason."""
    practice = found(practice_by_key(request.user, key))
    if not can_check(request.user, practice):
        found(None)
    if request.method == "POST" and _checked(request, practice):
        return redirect("practice_checks" if "take" not in request.POST else "practice_check", *_key(request, practice))
    context = {
        **told_of(practice),
        "criteria": CRITERIA,
        "lacks": [one for one in lacks_of(practice) if not one.is_there],
        "is_mine": practice.state == Practice.State.CHECKING and practice.checked_by_id == request.user.pk,
        "is_others": practice.state == Practice.State.CHECKING and practice.checked_by_id != request.user.pk,
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "practices/check.html", {**context, **shown(request, "checks")})


def _key(request: HttpRequest, practice: Practice) -> list[Any]:
    return [practice.key] if "take" in request.POST else []


def _checked(request: HttpRequest, practice: Practice) -> Any:
    now, today = timezone.now(), timezone.localdate()
    if "take" in request.POST:
        return attempt(request, lambda: life.take_check(request.user, practice), _("The check is yours."))
    if "publish" in request.POST:
        act = lambda: life.publish_practice(request.user, practice, now=now, today=today)  # noqa: E731
        return attempt(request, act, _("The practice stands in the library."))
    reason = request.POST.get("reason", "")
    act = lambda: life.decline_practice(request.user, practice, reason=reason, now=now)  # noqa: E731
    return attempt(request, act, _("The author gets the practice back with your reason."))


@login_required
def own(request: HttpRequest) -> HttpResponse:
    """The practices of the person's organisations in every state, and what is due."""
    if not can_draft(request.user):
        raise NotAllowed("not_allowed", act="practices.draft_practice")
    language = spoken()
    practices = own_practices(request.user).order_by("-changed_at", "-pk")
    state = request.GET.get("state", "")
    states = [(code, language.say(word)) for code, (_shape, word) in STATES.items()]
    if state in STATES:
        practices = practices.filter(state=state)
    page = Paginator(practices, PER_PAGE).get_page(request.GET.get("page"))
    due = with_words(due_for_confirmation(request.user, timezone.localdate()))
    context = {
        "page": page,
        "rows": rows_of(with_words(page.object_list), language, has_state=True),
        "states": states,
        "state": state,
        "due": rows_of(due, language, has_state=True),
    }
    return render(request, "practices/own.html", {**context, **shown(request, "own")})


@login_required
def hand_in(request: HttpRequest, key: str) -> HttpResponse:
    """A last look before the check: what is missing, who will see it."""
    practice = found(practice_by_key(request.user, key))
    if not can_submit(request.user, practice):
        found(None)
    if request.method == "POST":
        act = lambda: life.submit_practice(request.user, practice, now=timezone.now())  # noqa: E731
        if attempt(request, act, _("Handed in. Somebody who did not write it checks it now.")):
            return redirect("practice", practice.key)
    lacks = [one for one in lacks_of(practice) if not one.is_there]
    context = {**told_of(practice), "lacks": lacks}
    return render(request, "practices/hand_in.html", {**context, **shown(request, "own")})


@require_POST
@login_required
def act(request: HttpRequest, key: str, what: str) -> HttpResponse:
    """Confirm, take back, withdraw, restore."""
    practice = found(practice_by_key(request.user, key))
    doing, said = found(_acts(request, practice).get(what))
    attempt(request, doing, said)
    return redirect("practices_own" if request.POST.get("next") == "own" else "practice", *_back(request, practice))


def _back(request: HttpRequest, practice: Practice) -> list[Any]:
    return [] if request.POST.get("next") == "own" else [practice.key]


def _acts(request: HttpRequest, practice: Practice) -> dict[str, tuple[Callable[[], Any], str]]:
    person, reason = request.user, request.POST.get("reason", "")
    today = timezone.localdate()
    return {
        "confirm": (lambda: life.confirm_practice(person, practice, today=today), _("Confirmed for a year.")),
        "take_back": (lambda: life.take_back_practice(person, practice), _("It is a draft again.")),
        "withdraw": (lambda: life.withdraw_practice(person, practice, reason=reason), _("The practice is withdrawn.")),
        "restore": (lambda: life.restore_practice(person, practice), _("It is a draft again.")),
    }
