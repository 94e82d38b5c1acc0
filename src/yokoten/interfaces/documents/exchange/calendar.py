"""The programme of a visit as a calendar file, for any calendar: points keep their identity when it changes."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from yokoten.exchange.models import AgendaItem, DroppedPoint, Trip, Visit
from yokoten.exchange.rules.states import OFF
from yokoten.interfaces.documents.exchange.telling import host_named
from yokoten.interfaces.documents.paper.clean import clean
from yokoten.interfaces.wording import papers as say
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.zones import zone_of
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.queries import audit_entries

CALENDAR_TYPE = "text/calendar; charset=utf-8; method=PUBLISH"
SURE = ("accepted", "agreed", "held", "closed")


def calendar_of(visit: Visit, language: Language, *, now: datetime) -> bytes:
    """One event for each point of the programme, and one over the days of the visit."""
    kept = Calendar()
    kept.add("prodid", "-//Yokoten//Visits//EN")
    kept.add("version", "2.0")
    kept.add("method", "PUBLISH")
    kept.add("x-wr-calname", clean(f"{visit.trip.title} · {host_named(language, visit)}"))
    changes = _changes(visit.trip)
    zone = zone_of(visit.place or (visit.host.place if visit.host else None))
    for event in _events(visit, language, zone):
        event.add("dtstamp", now)
        event.add("sequence", changes)
        if "status" not in event:
            event.add("status", _status(visit))
        kept.add_component(event)
    if zone is not None:
        kept.add_missing_timezones()
    return kept.to_ical()


def _events(visit: Visit, language: Language, zone: ZoneInfo | None) -> Iterator[Event]:
    whole = _whole(visit, language)
    if whole is not None:
        yield whole
    for point in visit.agenda.select_related("site"):
        yield _point(visit, point, language, zone)
    for dropped in visit.dropped_points.all():
        yield _gone(visit, dropped, zone)


def _whole(visit: Visit, language: Language) -> Event | None:
    """The days of the visit as a line over the day that keeps nobody from being free."""
    if visit.first_on is None:
        return None
    event = _begun(visit, "0", f"{visit.trip.title} · {host_named(language, visit)}")
    event.add("dtstart", visit.first_on)
    event.add("dtend", (visit.last_on or visit.first_on) + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _point(visit: Visit, point: AgendaItem, language: Language, zone: ZoneInfo | None) -> Event:
    event = _timed(visit, point, point.pk, zone)
    site = point.site
    where = (site.name, site.address) if site else (host_named(language, visit),)
    event.add("location", clean(", ".join(part for part in where if part)))
    people = [point.speaker, point.contact_phone, *((site.contact_name, site.contact_phone) if site else ())]
    told = [(say.WHO, ", ".join(one for one in people if one)), (say.NOTE, point.note)]
    lines = [f"{language.say(label)}: {words}" for label, words in told if words.strip()]
    event.add("description", clean("\n".join([visit.trip.title, *lines])))
    return event


def _gone(visit: Visit, dropped: DroppedPoint, zone: ZoneInfo | None) -> Event:
    """A point that the programme had once and has no more."""
    event = _timed(visit, dropped, dropped.number, zone)
    event.add("status", "CANCELLED")
    return event


def _timed(visit: Visit, point: AgendaItem | DroppedPoint, number: int, zone: ZoneInfo | None) -> Event:
    event = _begun(visit, f"p{number}", point.title)
    event.add("dtstart", _moment(point.on, point.starts_at, zone))
    event.add("dtend", _moment(point.on, point.ends_at, zone))
    return event


def _begun(visit: Visit, number: str, title: str) -> Event:
    event = Event()
    event.add("uid", f"{visit.key}-{number}@yokoten")
    event.add("summary", clean(title))
    return event


def _moment(on: date, at: time, zone: ZoneInfo | None) -> datetime:
    """Local time of the host; without a known zone it is whatever the clock on the wall there says."""
    return datetime.combine(on, at, tzinfo=zone)


def _status(visit: Visit) -> str:
    if visit.state in OFF:
        return "CANCELLED"
    return "CONFIRMED" if visit.state in SURE else "TENTATIVE"


def _changes(trip: Trip) -> int:
    """Counted in the trail, which only ever grows: a later file always replaces an earlier one."""
    return audit_entries(SYSTEM).filter(thing_kind="exchange.trip", thing_id=str(trip.pk)).count()
