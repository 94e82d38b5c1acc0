"""What one was told: the list, what one wants to be told, and the end of letters by the link in them."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from yokoten.interfaces.web.account.choices import ChoicesForm
from yokoten.interfaces.web.account.saying import say
from yokoten.interfaces.web.administration.door import found
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.notifications import kind_named, told_said
from yokoten.interfaces.wording.zones import moment_said, zone_for
from yokoten.kernel.actions.notification import (
    EVERY_DIGEST,
    choose_notifications,
    letters_of_key,
    mark_notification_read,
    mark_notifications_read,
    stop_letters,
)
from yokoten.kernel.models import Notification, Person
from yokoten.kernel.queries import choices_of, has_chosen, notifications_of, timing_of
from yokoten.kernel.rules.notifications import KINDS, Choice

PER_PAGE = 30


@login_required
def every(request: HttpRequest) -> HttpResponse:
    """What the person was told, newest first, all kinds or one."""
    language = spoken()
    own = notifications_of(request.user)
    kinds = [(kind, kind_named(language, kind)) for kind in own.order_by().values_list("kind", flat=True).distinct()]
    kind = request.GET.get("kind", "")
    rows = own.filter(kind=kind) if kind else own
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    told = _told(request.user, page, language)
    context: dict[str, Any] = {
        "page": page,
        "told": told,
        "kind": kind,
        "kinds": sorted(kinds, key=lambda one: language.sort_key(one[1])),
        "has_chosen": has_chosen(request.user),
    }
    return render(request, "account/notifications.html", context)


def _told(person: Person, rows: Iterable[Notification], language: Language) -> list[tuple[Notification, str, str]]:
    """Each row with its sentence and its hour, by the clock of the reader, else of the place it is about."""
    chosen, now, told = timing_of(person).zone, timezone.now(), []
    for row in rows:
        zone = zone_for(chosen, row.organisation, settings.TIME_ZONE)
        sentence = told_said(language, row.kind, row.facts, now.astimezone(zone))
        told.append((row, sentence, moment_said(language, row.made_at.astimezone(zone))))
    return told


@require_POST
@login_required
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Note that it was read and lead to what it is about; without an address, back to the list."""
    told = found(notifications_of(request.user).filter(pk=number).first())
    mark_notification_read(request.user, told, now=timezone.now())
    is_here = told.address and url_has_allowed_host_and_scheme(told.address, allowed_hosts=None)
    return redirect(told.address if is_here else "notifications")


@require_POST
@login_required
def read(request: HttpRequest) -> HttpResponse:
    """Everything was read, or everything of one kind."""
    mark_notifications_read(request.user, kind=request.POST.get("kind", ""), now=timezone.now())
    say(request, gettext("Marked as read."))
    return redirect("notifications")


@login_required
def choices(request: HttpRequest) -> HttpResponse:
    """Of what one is told, by the product and by e-mail, and when collected letters leave."""
    person = request.user
    if request.method == "POST" and "suggested" in request.POST:
        choose_notifications(person, {code: Choice(True, kind.suggested) for code, kind in KINDS.items()})
        say(request, gettext("Letters will come as suggested. You can change every line below."))
        return redirect("notification_choices")
    form = ChoicesForm(request.POST or None, choices=choices_of(person), timing=timing_of(person))
    if request.method == "POST" and form.is_valid():
        choose_notifications(person, form.chosen(), timing=form.timing())
        say(request, gettext("Your choices are saved."))
        return redirect("notification_choices")
    context = {"form": form, "has_chosen": has_chosen(person), "house_zone": settings.TIME_ZONE}
    return render(request, "account/notification_choices.html", context)


@csrf_exempt
def stop(request: HttpRequest, key: str) -> HttpResponse:
    """Whoever holds a letter stops letters like it. Mail programs send the form by themselves, hence no token."""
    person, kind = letters_of_key(key)
    if request.method == "POST":
        stop_letters(None, key)
    what = "" if kind == EVERY_DIGEST else kind_named(spoken(), kind)
    context = {"what": what, "is_stopped": request.method == "POST"}
    return render(request, "account/letters_stop.html", context)
