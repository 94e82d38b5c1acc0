"""The programme of a visit: its sites and its points, kept by both sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from yokoten.exchange.actions.visit import locked_visit
from yokoten.exchange.models import AgendaItem, DroppedPoint, Site, Visit
from yokoten.exchange.policies import require_side
from yokoten.exchange.rules.lines import match
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken

MOST_POINTS, MOST_SITES = 60, 20
CHANGEABLE = ("draft", "requested", "accepted", "agreed")


@dataclass(frozen=True)
class Stop:
    """A site on the programme; `number` if it is there already."""

    name: str
    address: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    note: str = ""
    number: int | None = None


@dataclass(frozen=True)
class Point:
    """A point of the programme, `number` if it is there already; `site` is the number of a site of the same visit."""

    on: date
    starts_at: time
    ends_at: time
    title: str
    kind: str = "talk"
    site: int | None = None
    speaker: str = ""
    contact_phone: str = ""
    note: str = ""
    number: int | None = None


@action
def set_sites(actor: Any, visit: Visit, stops: Sequence[Stop]) -> list[Site]:
    """Say which sites are shown; the list replaces the one before, what carries findings stays known to them."""
    visit = locked_visit(visit)
    require_side(actor, "exchange.set_sites", visit)
    _changeable(visit)
    named = [stop for stop in stops if stop.name.strip()]
    if len(named) > MOST_SITES:
        raise RuleBroken("too_many_sites", allowed=MOST_SITES)
    matched = match(visit.sites.all(), named)
    visit.sites.filter(pk__in=[site.pk for site in matched.gone]).delete()
    made = [_site(visit, at, stop, there) for at, (stop, there) in enumerate(matched.pairs)]
    record(actor, "exchange.set_sites", visit.trip, organisation=visit.trip.organisation, sites=len(made))
    return made


@action
def set_agenda(actor: Any, visit: Visit, points: Sequence[Point]) -> list[AgendaItem]:
    """Write the programme; the list replaces the one before. An agreed programme has to be agreed again.

    Points keep their numbers, and those taken out are remembered: calendars know them.
    """
    visit = locked_visit(visit)
    require_side(actor, "exchange.set_agenda", visit)
    _changeable(visit)
    if len(points) > MOST_POINTS:
        raise RuleBroken("too_many_points", allowed=MOST_POINTS)
    sites = set(visit.sites.values_list("pk", flat=True))
    matched = match(visit.agenda.all(), [point for point in points if point.title.strip()])
    made = [_point(visit, point, there, sites) for point, there in matched.pairs]
    _check_overlaps(made)
    _drop(visit, matched.gone)
    for row in made:
        row.save()
    if visit.state == Visit.State.AGREED:
        visit.state = Visit.State.ACCEPTED
        visit.save(update_fields=["state"])
    record(actor, "exchange.set_agenda", visit.trip, organisation=visit.trip.organisation, points=len(made))
    return made


def _changeable(visit: Visit) -> None:
    if visit.state not in CHANGEABLE:
        raise RuleBroken("visit_not_open")


def _site(visit: Visit, at: int, stop: Stop, there: Site | None) -> Site:
    site = there or Site(visit=visit)
    site.name, site.address = " ".join(stop.name.split())[:160], stop.address.strip()[:300]
    site.contact_name, site.contact_phone = stop.contact_name.strip()[:120], stop.contact_phone.strip()[:40]
    site.note, site.order = stop.note.strip(), at
    site.save()
    return site


def _drop(visit: Visit, gone: list[AgendaItem]) -> None:
    said = ("on", "starts_at", "ends_at", "title")
    DroppedPoint.objects.bulk_create(
        DroppedPoint(visit=visit, number=row.pk, **{name: getattr(row, name) for name in said}) for row in gone
    )
    visit.agenda.filter(pk__in=[row.pk for row in gone]).delete()


def _point(visit: Visit, point: Point, there: AgendaItem | None, sites: set[int]) -> AgendaItem:
    if point.starts_at >= point.ends_at:
        raise RuleBroken("agenda_times_out_of_order", title=point.title[:80])
    if visit.first_on and visit.last_on and not visit.first_on <= point.on <= visit.last_on:
        raise RuleBroken("agenda_day_outside", title=point.title[:80], on=point.on)
    if point.kind not in AgendaItem.Kind.values:
        raise RuleBroken("choice_unknown", choice=point.kind)
    row = there or AgendaItem(visit=visit)
    row.on, row.starts_at, row.ends_at, row.kind = point.on, point.starts_at, point.ends_at, point.kind
    row.title, row.note = " ".join(point.title.split())[:200], point.note.strip()
    row.site_id = point.site if point.site in sites else None
    row.speaker, row.contact_phone = point.speaker.strip()[:160], point.contact_phone.strip()[:40]
    return row


def _check_overlaps(rows: list[AgendaItem]) -> None:
    ordered = sorted(rows, key=lambda row: (row.on, row.starts_at))
    for earlier, later in zip(ordered, ordered[1:], strict=False):
        if earlier.on == later.on and later.starts_at < earlier.ends_at:
            raise RuleBroken("agenda_points_overlap", title=earlier.title, other=later.title)
