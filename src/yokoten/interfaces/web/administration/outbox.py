"""The outbox: what waits, what failed and why, try again or withdraw."""

import re

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.interfaces.web.administration.door import attempt, for_administrators, found, show
from yokoten.interfaces.web.administration.listing import Column, Filter, Listing, Shape
from yokoten.interfaces.web.administration.names import said_choices
from yokoten.interfaces.web.templatetags.yokoten import chip, spoken
from yokoten.interfaces.wording.kernel import CHANNELS, STATES
from yokoten.kernel.actions.outbox import retry_message, withdraw_message
from yokoten.kernel.models import OutboxMessage
from yokoten.kernel.queries import outbox_messages

KEYS = re.compile(r"(/(?:invitation|reset/key)/)\S+")
CHIPS = {"waiting": "waiting", "sent": "good", "failed": "bad", "superseded": "off"}


def shape() -> Shape:
    language = spoken()
    return Shape(
        name="outbox",
        title=gettext("Outbox"),
        columns=(
            Column("subject", gettext("Message"), lambda m: m.subject or m.key, "subject", _linked),
            Column("destination", gettext("To"), lambda m: m.destination, "destination"),
            Column("channel", gettext("Channel"), lambda m: channel_named(m.channel), "channel"),
            Column("state", gettext("State"), lambda m: language.say(STATES[m.state]), "state",
                   lambda m: chip(CHIPS[m.state], language.say(STATES[m.state]))),
            Column("attempts", gettext("Attempts"), lambda m: m.attempts, "attempts", is_number=True),
            Column("made", gettext("Written"), lambda m: language.day(m.created_at), "created_at"),
            Column("error", gettext("What the channel said"), lambda m: m.last_error),
        ),
        filters=(Filter("state", gettext("State"), said_choices(STATES), lambda value: Q(state=value)),),
        search=("subject", "destination", "key"),
        order="-made",
    )  # fmt: skip


def channel_named(channel: str) -> str:
    """By what a message leaves, in the page's language."""
    return spoken().say(CHANNELS.get(channel, channel))


def _linked(message: OutboxMessage) -> str:
    address = reverse("administration_message", args=[message.pk])
    return format_html('<a href="{}">{}</a>', address, message.subject or message.key)


@for_administrators
def every(request: HttpRequest) -> HttpResponse:
    """All messages, newest first."""
    listing = Listing(request, shape(), outbox_messages(request.user))
    return listing.download() or show(request, "outbox", "outbox", listing=listing)


@for_administrators
def one(request: HttpRequest, number: int) -> HttpResponse:
    """A message as it leaves; the keys in its addresses stay hidden, they belong to the reader of the letter."""
    message = found(outbox_messages(request.user).filter(pk=number).first())
    state = chip(CHIPS[message.state], spoken().say(STATES[message.state]))
    is_open = message.state in (OutboxMessage.State.WAITING, OutboxMessage.State.FAILED)
    body = KEYS.sub(r"\1…", message.body)
    channel = channel_named(message.channel)
    return show(request, "message", "outbox", message=message, body=body, state=state, is_open=is_open, channel=channel)


@require_POST
@for_administrators
def act(request: HttpRequest, number: int) -> HttpResponse:
    """Try again or withdraw."""
    message = found(outbox_messages(request.user).filter(pk=number).first())
    if request.POST.get("act") == "withdraw":
        attempt(request, lambda: withdraw_message(request.user, message), gettext("The message stays here."))
    else:
        attempt(
            request,
            lambda: retry_message(request.user, message, now=timezone.now()),
            gettext("The message leaves with the next round."),
        )
    return redirect("administration_message", number)
