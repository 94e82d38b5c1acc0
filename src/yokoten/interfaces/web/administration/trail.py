"""The audit trail: who did what, when."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from yokoten.interfaces.web.administration.door import show
from yokoten.interfaces.web.administration.listing import Column, Filter, Listing, Shape
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import ACTS
from yokoten.kernel.models import Entry
from yokoten.kernel.queries import audit_entries


def shape() -> Shape:
    language = spoken()
    since = [
        ("1", gettext("day")),
        ("7", gettext("seven days")),
        ("30", gettext("thirty days")),
        ("365", gettext("year")),
    ]
    acts = sorted(((act, said(act)) for act in ACTS), key=lambda act: language.sort_key(act[1]))
    return Shape(
        name="trail",
        title=gettext("Trail"),
        columns=(
            Column("at", gettext("When"), _when, "at", _when_short),
            Column("actor", gettext("Who"), lambda entry: entry.actor_label, "actor_label"),
            Column("act", gettext("What"), lambda entry: said(entry.act), "act"),
            Column("thing", gettext("About"), lambda entry: entry.thing_label, "thing_label"),
            Column("organisation", gettext("Organisation"), _organisation),
            Column(
                "facts", gettext("Facts"), lambda entry: facts_text(entry.facts), html=lambda e: facts_html(e.facts)
            ),
        ),
        filters=(
            Filter("act", gettext("Act"), acts, lambda value: Q(act=value)),
            Filter("since", gettext("Last"), since, _since),
        ),
        search=("actor_label", "thing_label", "act"),
        order="-at",
    )


def said(act: str) -> str:
    """The act in words."""
    return spoken().say(ACTS[act]) if act in ACTS else act


def facts_text(facts: dict) -> str:
    """Facts as one line; a change as old → new."""
    return "; ".join(f"{name}: {_fact(value)}" for name, value in facts.items())


def facts_html(facts: dict) -> SafeString:
    """Facts with old values struck out."""
    lines = []
    for name, value in facts.items():
        if isinstance(value, dict) and set(value) == {"from", "to"}:
            shown = format_html("<del>{}</del> <ins>{}</ins>", _fact(value["from"]), _fact(value["to"]))
        else:
            shown = _fact(value)
        lines.append((name, shown))
    joined = format_html_join(" · ", "{}: {}", lines)
    return format_html('<span class="diff small">{}</span>', joined) if lines else SafeString("")


def _fact(value: object) -> str:
    if isinstance(value, dict):
        if set(value) == {"from", "to"}:
            return f"{_fact(value['from'])} → {_fact(value['to'])}"
        return ", ".join(f"{name} {_fact(item)}" for name, item in value.items())
    if isinstance(value, list):
        return ", ".join(_fact(item) for item in value)
    return "–" if value in (None, "") else str(value)


def _when(entry: Entry) -> str:
    return timezone.localtime(entry.at).isoformat(sep=" ", timespec="seconds")


def _when_short(entry: Entry) -> SafeString:
    moment = timezone.localtime(entry.at)
    shown = f"{spoken().day(moment)} {moment:%H:%M}"
    return format_html('<time datetime="{}" class="nowrap">{}</time>', moment.isoformat(), shown)


def _organisation(entry: Entry) -> str:
    return entry.organisation.name(spoken().code) if entry.organisation else ""


def _since(days: str) -> Q:
    return Q(at__gte=timezone.now() - timedelta(days=int(days)))


@login_required
def every(request: HttpRequest) -> HttpResponse:
    """Lines the actor may read: all, those of their organisation, or their own."""
    listing = Listing(request, shape(), audit_entries(request.user))
    return listing.download() or show(request, "trail", "trail", listing=listing)
