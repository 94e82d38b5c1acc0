"""The places of three countries as they come with the product."""

from collections import Counter
from datetime import date, timedelta

import pytest

from factories.kernel import make_administrator, make_member, make_place
from yokoten.kernel.actions.gazetteer import load_gazetteer
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.models import Entry, Place, PlaceChange, PlaceCode
from yokoten.kernel.queries import match_index, place_by_code, places_of
from yokoten.kernel.queries.lineage import predecessors, successors
from yokoten.kernel.rules.folding import fold
from yokoten.kernel.rules.gazetteer import listed_changes, listed_places
from yokoten.kernel.rules.texts import LANGUAGES

REFORM = date(2025, 7, 1)
EVE = REFORM - timedelta(days=1)
LISTED = {place.code: place for place in listed_places()}


def _map(country, on):
    """The tiles of a country's map on a day."""
    regions = [place for place in LISTED.values() if (place.country, place.level) == (country, "region")]
    valid = [place for place in regions if not place.valid_from or place.valid_from <= on]
    return [place for place in valid if not place.valid_to or place.valid_to > on]


MAPS = {
    "Russia": (_map("RU", EVE), 83),
    "Sweden": (_map("SE", EVE), 21),
    "Viet Nam before the reform": (_map("VN", EVE), 63),
    "Viet Nam since the reform": (_map("VN", REFORM), 34),
}


@pytest.mark.parametrize(("tiles", "count"), MAPS.values(), ids=MAPS)
def test_every_region_has_a_tile_of_its_own_and_a_short_label(tiles, count):
    assert len(tiles) == count
    assert len({(place.tile_column, place.tile_row) for place in tiles}) == count
    assert len({place.tile_label for place in tiles}) == count
    assert all(1 <= len(place.tile_label) <= 4 for place in tiles)


def _touching(cell):
    column, row = cell
    return {(column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1)}


@pytest.mark.parametrize(("tiles", "count"), MAPS.values(), ids=MAPS)
def test_the_tiles_hang_together_but_for_the_exclave(tiles, count):
    cells = {(place.tile_column, place.tile_row): place.code for place in tiles}
    reached, edge = set(), [next(cell for cell, code in cells.items() if code in ("RU-MOW", "SE-D", "VN-HN"))]
    while edge:
        cell = edge.pop()
        reached.add(cell)
        edge += [other for other in _touching(cell) if other in cells and other not in reached]
    assert {code for cell, code in cells.items() if cell not in reached} <= {"RU-KGD"}


def test_every_place_has_a_name_in_four_languages():
    assert [place.code for place in LISTED.values() if any(not place.names[language] for language in LANGUAGES)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_living_places_share_a_name(language):
    for on in (EVE, REFORM):
        living = [place for place in LISTED.values() if not place.valid_from or place.valid_from <= on]
        names = Counter(fold(p.names[language]) for p in living if not p.valid_to or p.valid_to > on)
        assert [name for name, count in names.items() if count > 1] == []


def test_parents_are_listed_and_of_a_higher_level():
    order = ("country", "group", "region", "part")
    for place in LISTED.values():
        if place.parent:
            assert order.index(LISTED[place.parent].level) < order.index(place.level)
    orphans = {place.code for place in LISTED.values() if not place.parent}
    assert orphans == {"RU", "SE", "VN", "XX-CRIMEA", "XX-SEVASTOPOL"}


def test_fifty_two_provinces_became_twenty_three():
    changes = listed_changes()
    assert len(changes) == len({change.predecessor for change in changes}) == 52
    assert len({change.successor for change in changes}) == 23
    assert {change.on for change in changes} == {REFORM}
    assert min(Counter(change.successor for change in changes).values()) == 2
    assert all(LISTED[change.predecessor].valid_to == REFORM for change in changes)
    assert all(LISTED[change.successor].valid_from == REFORM for change in changes)


def test_eleven_provinces_go_on_as_they_are():
    going_on = [place for place in MAPS["Viet Nam since the reform"][0] if place.valid_from is None]
    assert sorted(place.names["vi"] for place in going_on) == sorted(
        ["Cao Bằng", "Hà Nội", "Hà Tĩnh", "Huế", "Lai Châu", "Lạng Sơn", "Nghệ An", "Quảng Ninh", "Sơn La"]
        + ["Thanh Hóa", "Điện Biên"]
    )


def test_codes_of_a_system_are_given_once():
    codes = Counter(pair for place in LISTED.values() for pair in place.codes)
    assert [pair for pair, count in codes.items() if count > 1] == []
    systems = Counter(system for system, _ in codes)
    assert (systems["OKTMO"], systems["VN_2004"], systems["VN_2025"], systems["NUTS"]) == (85, 63, 34, 22)


@pytest.fixture
def loaded(db):
    load_gazetteer(SYSTEM)


def test_the_database_holds_the_same_counts(loaded):
    assert places_of("RU").count() == 83
    assert places_of("SE").count() == 21
    assert places_of("VN", on=EVE).count() == 63
    assert places_of("VN", on=REFORM).count() == 34
    assert places_of("RU", "group").count() == 8
    assert PlaceChange.objects.count() == 52


def test_a_part_hangs_under_its_oblast(loaded):
    assert place_by_code("RU-TYU-excl").parent.code == "RU-TYU"
    assert place_by_code("RU-ARK-excl").level == "part"


def test_disputed_places_stand_apart_until_an_installation_says_otherwise(loaded):
    disputed = Place.objects.filter(is_disputed=True)
    assert {place.source_label for place in disputed} == {"Республика Крым", "г. Севастополь"}
    assert {place.country for place in disputed} == {""}
    assert not places_of("RU").filter(is_disputed=True).exists()
    assert places_of("RU", disputed="RU").count() == 85


def test_binh_duong_is_part_of_ho_chi_minh_city_since_the_reform(loaded):
    before = place_by_code("VN-57")
    (after,) = successors(before, REFORM)
    assert (after.code, after.name("vi")) == ("VN-2025-79", "Thành phố Hồ Chí Minh")
    assert {place.code for place in predecessors(after, EVE)} == {"VN-SG", "VN-57", "VN-43"}
    assert successors(before, EVE) == [before]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Смоленская область", "RU-SMO"),
        ("смоленская обл.", "RU-SMO"),
        ("Татарстан", "RU-TA"),
        ("Республика Татарстан", "RU-TA"),
        ("Республика Северная Осетия - Алания", "RU-SE"),
        ("Кемеровская область - Кузбасс", "RU-KEM"),
        ("Ханты-Мансийский автономный округ - Югра", "RU-KHM"),
        ("Чувашская Республика - Чувашия", "RU-CU"),
        ("Республика Саха (Якутия)", "RU-SA"),
        ("г. Москва", "RU-MOW"),
        ("Архангельская область без автономного округа", "RU-ARK-excl"),
        ("Tjeljabinsk oblast", "RU-CHE"),
        ("Tỉnh Smolensk", "RU-SMO"),
        ("Сёдерманланд", "SE-D"),
        ("Сёдерманланд".replace("ё", "е"), "SE-D"),
        ("Sörmland", "SE-D"),
        ("SE122", "SE-D"),
        ("Binh Duong", "VN-57"),
        ("Биньзыонг", "VN-57"),
        ("Thừa Thiên Huế", "VN-26"),
        ("Республика Крым", "XX-CRIMEA"),
    ],
)
def test_names_of_official_tables_find_their_place(loaded, written, code):
    assert [match.code for match in match_index()[fold(written)]] == [code]


@pytest.mark.parametrize("written", ["TP.HCM", "TP. Hồ Chí Minh", "Sài Gòn", "Ho Chi Minh City"])
def test_the_day_tells_the_city_before_from_the_city_after(loaded, written):
    assert [match.code for match in match_index("VN", EVE)[fold(written)]] == ["VN-SG"]
    assert [match.code for match in match_index("VN", REFORM)[fold(written)]] == ["VN-2025-79"]


def test_no_name_of_a_country_means_two_places_on_one_day(loaded):
    for country in ("RU", "SE", "VN"):
        for on in (EVE, REFORM):
            doubtful = {name for name, found in match_index(country, on).items() if len(found) > 1}
            assert doubtful == set()


def test_loading_again_changes_nothing(loaded):
    before = (Place.objects.count(), PlaceCode.objects.count(), PlaceChange.objects.count(), Entry.objects.count())
    assert load_gazetteer(SYSTEM) == 0
    after = (Place.objects.count(), PlaceCode.objects.count(), PlaceChange.objects.count(), Entry.objects.count())
    assert after == before


def test_what_an_administrator_changed_stays(db):
    make_place("SE-D", names={"sv": "Vårt län"})
    load_gazetteer(make_administrator())
    assert place_by_code("SE-D").name("sv") == "Vårt län"
    assert places_of("SE").count() == 21


def test_loading_is_recorded_and_takes_few_queries(db, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        assert load_gazetteer(SYSTEM) == len(LISTED)
    (entry,) = Entry.objects.filter(act="kernel.load_gazetteer")
    assert entry.facts == {"places": len(LISTED), "changes": 52}


def test_only_administrators_load_the_gazetteer(db):
    with pytest.raises(NotAllowed):
        load_gazetteer(make_member("kernel.*"))
    assert not Place.objects.exists()
