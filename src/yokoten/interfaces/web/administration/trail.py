"""The audit trail: who did what, when."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from yokoten.interfaces.web.administration.door import for_readers_of_the_trail, show
from yokoten.interfaces.web.administration.listing import Column, Filter, Listing, Shape
from yokoten.interfaces.web.administration.trail_lines import Change, Line, lines
from yokoten.interfaces.web.administration.trail_values import NAMED
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import ACTS
from yokoten.interfaces.wording.trail import SYSTEM
from yokoten.kernel.actor import SYSTEM as HOUSE
from yokoten.kernel.models import Entry, Person
from yokoten.kernel.queries import audit_entries
from yokoten.kernel.rules.folding import fold

PERSON, LABEL = "person-", "label-"


def shape(entries: QuerySet[Entry]) -> Shape:
    return Shape(
        name="trail",
        title=gettext("Trail"),
        columns=(
            Column("at", gettext("When"), _when, "at", _when_short),
            Column("who", gettext("Who"), lambda line: line.who, is_for_files=True),
            Column("what", gettext("What happened"), lambda line: line.what, html=_what),
            Column("act", gettext("Act"), lambda line: _act(line.act), is_for_files=True),
            Column("about", gettext("About"), lambda line: line.about, is_for_files=True),
            Column("organisation", gettext("Organisation"), lambda line: line.organisation, is_for_files=True),
            Column("changes", gettext("What changed"), lambda line: "; ".join(map(str, line.changes)), html=_diff),
        ),
        filters=(
            Filter("who", gettext("Who"), _actors(entries), _by),
            Filter("act", gettext("Act"), _acts(entries), lambda value: Q(act=value)),
            Filter("from", gettext("From"), (), lambda value: Q(at__gte=_start_of(value)), is_day=True),
            Filter("until", gettext("Until"), (), lambda value: Q(at__lt=_start_of(value, days=1)), is_day=True),
        ),
        search=("actor_label", "thing_label"),
        order="-at",
        finds=_about_things_named,
        told=lines,
    )


def _act(act: str) -> str:
    return spoken().say(ACTS[act]) if act in ACTS else act


def _acts(entries: QuerySet[Entry]) -> list[tuple[str, str]]:
    """The acts that the lines tell of, in the reader's alphabet."""
    there = entries.order_by().values_list("act", flat=True).distinct()
    return sorted(((act, _act(act)) for act in there), key=lambda act: spoken().sort_key(act[1]))


def _actors(entries: QuerySet[Entry]) -> list[tuple[str, str]]:
    """Everybody who acted: people by their names of today, programs by their tokens, and the house itself."""
    language = spoken()
    there = entries.order_by().values_list("actor", flat=True).distinct()
    people = [(f"{PERSON}{one.pk}", str(one)) for one in Person.objects.filter(pk__in=there)]
    others = entries.order_by().filter(actor=None).values_list("actor_label", flat=True).distinct()
    named = [(f"{LABEL}{label}", language.say(SYSTEM) if label == HOUSE.label else label) for label in others]
    return sorted([*people, *named], key=lambda one: language.sort_key(one[1]))


def _by(value: str) -> Q:
    if value.startswith(PERSON):
        return Q(actor=value.removeprefix(PERSON))
    return Q(actor=None, actor_label=value.removeprefix(LABEL))


def _start_of(value: str, days: int = 0) -> datetime:
    """Midnight of that day, or of one so many days later."""
    return timezone.make_aware(datetime.combine(date.fromisoformat(value) + timedelta(days=days), time.min))


def _about_things_named(word: str) -> Q:
    """Lines about places, indicators and other things of that name in any language."""
    found = Q(pk__in=[])
    for kind, model in NAMED.items():
        ids = [str(pk) for pk, names in model.objects.values_list("pk", "names") if fold(word) in _folded(names)]
        found |= Q(thing_kind=kind, thing_id__in=ids)
    return found


def _folded(names: dict[str, Any]) -> str:
    return " ".join(fold(str(name)) for name in names.values())


def _what(line: Line) -> SafeString | str:
    """The sentence, and small below it whom it concerns."""
    if not line.organisation:
        return line.what
    return format_html('{}<br><span class="small quiet">{}</span>', line.what, line.organisation)


def _diff(line: Line) -> SafeString:
    """What changed, one under the other, with old values struck out."""
    shown = format_html_join("", "<li>{}: {}</li>", _marked(line.changes))
    return format_html('<ul class="diff small plain-list">{}</ul>', shown) if line.changes else SafeString("")


def _marked(changes: tuple[Change, ...]) -> Iterator[tuple[str, str]]:
    for change in changes:
        old = format_html("<del>{}</del> ", change.old) if change.old is not None else None
        yield change.name, change.value if old is None else format_html("{}<ins>{}</ins>", old, change.value)


def _when(line: Line) -> str:
    return timezone.localtime(line.at).isoformat(sep=" ", timespec="seconds")


def _when_short(line: Line) -> SafeString:
    moment = timezone.localtime(line.at)
    shown = f"{spoken().day(moment)} {moment:%H:%M}"
    return format_html('<time datetime="{}" class="nowrap">{}</time>', moment.isoformat(), shown)


@for_readers_of_the_trail
def every(request: HttpRequest) -> HttpResponse:
    """Lines the actor may read: all, or those of the organisations whose members they manage and their own."""
    entries = audit_entries(request.user)
    listing = Listing(request, shape(entries), entries)
    return listing.download() or show(request, "trail", "trail", listing=listing)
