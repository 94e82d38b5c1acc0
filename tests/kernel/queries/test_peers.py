"""Which places stand beside one another, and which days a place has."""

from datetime import date, timedelta

import pytest

from factories.kernel import make_place
from yokoten.kernel.models import Place
from yokoten.kernel.queries import peers_of, places_of, valid_on

pytestmark = pytest.mark.django_db
FIRST, AFTER = date(2010, 1, 1), date(2025, 7, 1)
DAY = timedelta(days=1)


def codes(places):
    return sorted(place.code for place in places)


@pytest.mark.parametrize(
    ("first", "after", "on", "exists"),
    [
        (None, None, FIRST, True),
        (FIRST, None, FIRST, True),
        (FIRST, None, FIRST - DAY, False),
        (None, AFTER, AFTER - DAY, True),
        (None, AFTER, AFTER, False),
        (FIRST, AFTER, date(2020, 1, 1), True),
        (FIRST, AFTER, date(2009, 12, 31), False),
        (FIRST, AFTER, date(2030, 1, 1), False),
    ],
)
def test_a_place_exists_from_its_first_day_to_the_day_before_the_named_one(first, after, on, exists):
    make_place(valid_from=first, valid_to=after)
    assert Place.objects.filter(valid_on(on)).exists() is exists


def test_peers_are_of_the_same_country_level_and_time():
    place = make_place("SE-D")
    make_place("SE-E")
    make_place("SE-OLD", valid_to=FIRST)
    make_place("SE-LATER", valid_from=AFTER)
    make_place("SE", level="country")
    make_place("SE-0180", level="municipality")
    make_place("FI-01", country="FI")
    assert codes(peers_of(place, date(2020, 1, 1))) == ["SE-D", "SE-E"]


def test_a_place_that_is_gone_stands_beside_those_of_its_last_day():
    gone = make_place("VN-57", country="VN", valid_to=AFTER)
    make_place("VN-58", country="VN", valid_to=AFTER)
    make_place("VN-NEW", country="VN", valid_from=AFTER)
    assert codes(peers_of(gone, date(2026, 1, 1))) == ["VN-57", "VN-58"]


def test_a_place_that_ends_in_future_stands_beside_those_of_today():
    ending = make_place("VN-57", country="VN", valid_to=AFTER)
    make_place("VN-58", country="VN", valid_from=date(2024, 1, 1))
    assert codes(peers_of(ending, date(2020, 1, 1))) == ["VN-57"]
    assert codes(peers_of(ending, date(2024, 6, 1))) == ["VN-57", "VN-58"]


def test_a_place_that_has_not_begun_is_its_own_peer_all_the_same():
    coming = make_place("SE-NEW", valid_from=AFTER)
    make_place("SE-D")
    assert codes(peers_of(coming, date(2020, 1, 1))) == ["SE-D", "SE-NEW"]


def test_a_disputed_place_is_never_missing_from_its_own_page(settings):
    settings.DISPUTED_PLACES = "apart"
    place = make_place("UA-43", country="UA", is_disputed=True)
    make_place("UA-05", country="UA")
    assert codes(peers_of(place, FIRST)) == ["UA-05", "UA-43"]


@pytest.mark.parametrize(
    ("hung", "of", "listed"),
    [
        ("apart", "RU", []),
        ("apart", "UA", []),
        ("UA", "UA", ["UA-43"]),
        ("UA", "RU", []),
        ("RU", "RU", ["UA-43"]),
        ("SE", "UA", []),
    ],
)
def test_a_caller_may_hang_a_disputed_place_otherwise_than_the_installation(settings, hung, of, listed):
    settings.DISPUTED_PLACES = "apart"
    make_place("UA-43", country="UA", is_disputed=True)
    assert codes(places_of(of, disputed=hung)) == listed


def test_levels_are_never_mixed():
    for level in Place.Level.values:
        make_place(f"SE-{level}", level=level)
    for level in Place.Level.values:
        assert codes(places_of("SE", level)) == [f"SE-{level}"]
