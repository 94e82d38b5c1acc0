"""The programme of a visit in a calendar: read again by the same rules as any calendar reads it."""

from dataclasses import replace
from datetime import date, time

import pytest
from icalendar import Calendar

from factories.exchange import FIRST, LAST, NOW, make_agenda_item, make_trip, make_visit
from factories.kernel import make_organisation, make_place
from yokoten.exchange.actions.agenda import Point, set_agenda
from yokoten.exchange.models import Site
from yokoten.interfaces.documents.exchange.calendar import calendar_of
from yokoten.interfaces.wording.language import speak
from yokoten.interfaces.wording.zones import OF_COUNTRIES, OF_REGIONS, zone_of
from yokoten.kernel.actor import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit():
    host = make_organisation(names={"en": "Halland"})
    return make_visit(make_trip(title="Permits"), host, state="agreed", first_on=FIRST, last_on=LAST)


def events(visit):
    kept = Calendar.from_ical(calendar_of(visit, speak("en"), now=NOW))
    assert kept["version"] == "2.0" and kept["prodid"] and kept.errors == []
    return list(kept.walk("VEVENT"))


def points(visit):
    return events(visit)[1:]


def test_days_stand_over_the_points_and_keep_nobody_busy(visit):
    whole = events(visit)[0]
    assert (whole["dtstart"].dt, whole["dtend"].dt, whole["transp"]) == (FIRST, date(2027, 2, 3), "TRANSPARENT")
    assert whole["summary"] == "Permits · Halland" and whole["status"] == "CONFIRMED"


def test_a_point_has_times_place_people_and_note(visit):
    site = Site.objects.create(visit=visit, name="Dock; 3", address="Quay 1, Halmstad", contact_phone="+46 2")
    make_agenda_item(visit, title="See, the dock", site=site, speaker="Bo", note="Bring\nboots; warm ones")
    point = points(visit)[0]
    assert point["summary"] == "See, the dock" and point["location"] == "Dock; 3, Quay 1, Halmstad"
    assert point["description"] == "Permits\nWith whom: Bo, +46 2\nNote: Bring\nboots; warm ones"
    assert (point["dtstart"].dt.isoformat(), point["dtend"].dt.isoformat()) == (
        "2027-02-01T09:00:00", "2027-02-01T10:00:00")  # fmt: skip


def test_a_point_without_a_site_is_at_the_host(visit):
    make_agenda_item(visit)
    assert points(visit)[0]["location"] == "Halland"


def test_times_are_those_of_the_hosts_zone_where_it_is_known(visit):
    visit.place = make_place("VN-33", country="VN")
    make_agenda_item(visit)
    source = calendar_of(visit, speak("vi"), now=NOW)
    assert b"DTSTART;TZID=Asia/Ho_Chi_Minh:20270201T090000" in source and b"BEGIN:VTIMEZONE" in source
    assert points(visit)[0]["dtstart"].dt.utcoffset().total_seconds() == 7 * 3600


def test_the_place_of_the_hosts_organisation_counts_where_the_visit_names_none(visit):
    visit.host.place = make_place("SE-N", country="SE")
    make_agenda_item(visit)
    assert points(visit)[0]["dtstart"].dt.tzname() == "CET"


def test_points_keep_their_identity_and_the_file_grows_newer_with_each_change(visit):
    point = Point(FIRST, time(9), time(10), "Welcome")
    (made,) = set_agenda(SYSTEM, visit, [point])
    before = points(visit)[0]
    earlier = Point(FIRST, time(8), time(9), "Coffee")
    set_agenda(SYSTEM, visit, [earlier, Point(FIRST, time(11), time(12), "Welcome later", number=made.pk)])
    after = points(visit)[1]
    assert before["uid"] == after["uid"] != points(visit)[0]["uid"]
    assert after["sequence"] > before["sequence"] and after["summary"] == "Welcome later"


def test_a_point_that_was_taken_out_is_called_off(visit):
    one, two = Point(FIRST, time(9), time(10), "A"), Point(FIRST, time(11), time(12), "B")
    made = set_agenda(SYSTEM, visit, [one, two])
    first, second = points(visit)
    set_agenda(SYSTEM, visit, [replace(two, number=made[1].pk)])
    kept, gone = points(visit)
    assert (kept["uid"], kept["status"]) == (second["uid"], "CONFIRMED")
    assert (gone["uid"], gone["status"], gone["dtstart"]) == (first["uid"], "CANCELLED", first["dtstart"])
    assert gone["sequence"] > first["sequence"]


def test_each_of_several_hosts_reads_of_its_own_points_only(visit):
    other = make_visit(visit.trip, make_organisation(), state="agreed", first_on=FIRST, last_on=LAST, order=1)
    for each in (visit, other):
        set_agenda(SYSTEM, each, [Point(FIRST, time(9), time(10), "A")])
    (called_off,), (stays,) = points(visit), points(other)
    set_agenda(SYSTEM, visit, [])
    assert [(one["uid"], one["status"]) for one in points(visit)] == [(called_off["uid"], "CANCELLED")]
    assert [(one["uid"], one["status"]) for one in points(other)] == [(stays["uid"], "CONFIRMED")]
    assert called_off["uid"] != stays["uid"]


@pytest.mark.parametrize(
    ("state", "status"),
    [("draft", "TENTATIVE"), ("requested", "TENTATIVE"), ("accepted", "CONFIRMED"), ("held", "CONFIRMED"),
     ("declined", "CANCELLED"), ("cancelled", "CANCELLED")],
)  # fmt: skip
def test_the_state_of_the_visit_is_that_of_its_events(visit, state, status):
    visit.state = state
    make_agenda_item(visit)
    assert {event["status"] for event in events(visit)} == {status}


def test_a_visit_without_days_or_points_is_an_empty_calendar():
    assert events(make_visit()) == []


def test_control_letters_and_long_titles_do_not_break_the_file(visit):
    make_agenda_item(visit, title="Ếå№\x07" * 40, note="BEGIN:VEVENT\r\nATTACH:x")
    point = points(visit)[0]
    assert point["summary"] == "Ếå№" * 40 and "attach" not in point and len(points(visit)) == 1


@pytest.mark.parametrize(
    ("code", "country", "level", "zone"),
    [("RU-SMO", "RU", "region", "Europe/Moscow"), ("RU-SVE", "RU", "region", "Asia/Yekaterinburg"),
     ("RU", "RU", "country", None), ("RU-FD-CENTRAL", "RU", "group", None), ("XX-1", "XX", "region", None),
     ("SE", "SE", "country", "Europe/Stockholm")],
)  # fmt: skip
def test_a_place_has_a_zone_where_it_has_one_only(code, country, level, zone):
    found = zone_of(make_place(code, country=country, level=level))
    assert (found.key if found else None) == zone


def test_every_zone_named_is_known():
    for country in OF_COUNTRIES:
        assert zone_of(make_place(f"{country}-x", country=country)) is not None
    for zone, codes in OF_REGIONS.items():
        assert zone_of(make_place(codes[0], country="RU")).key == zone


def test_no_place_has_no_zone():
    assert zone_of(None) is None
