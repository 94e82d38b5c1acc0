from datetime import date

import pytest

from factories.kernel import make_place
from yokoten.kernel.models import PlaceCode
from yokoten.kernel.queries import countries, match_index, place_by_code, places_by_code, places_of

pytestmark = pytest.mark.django_db
REFORM = date(2025, 7, 1)


def codes(places):
    return [place.code for place in places]


def test_places_of_a_country_and_level():
    make_place("SE", level="country")
    make_place("SE-D")
    make_place("RU-SMO", country="RU")
    assert codes(places_of("SE")) == ["SE-D"] and codes(countries()) == ["SE"]


def test_a_place_exists_from_its_first_day_until_the_day_named_last():
    make_place("VN-57", country="VN", valid_to=REFORM)
    make_place("VN-SG", country="VN", valid_from=REFORM)
    assert codes(places_of("VN", on=date(2025, 6, 30))) == ["VN-57"]
    assert codes(places_of("VN", on=REFORM)) == ["VN-SG"]
    assert len(places_of("VN")) == 2


def test_disputed_places_stand_where_the_installation_says(settings):
    make_place("RU-SMO", country="RU")
    make_place("UA-43", country="UA", is_disputed=True)
    settings.DISPUTED_PLACES = "apart"
    assert codes(places_of("RU")) == ["RU-SMO"] and codes(places_of("UA")) == []
    settings.DISPUTED_PLACES = "RU"
    assert codes(places_of("RU")) == ["RU-SMO", "UA-43"]
    settings.DISPUTED_PLACES = "UA"
    assert codes(places_of("UA")) == ["UA-43"]


def test_a_place_is_found_by_its_own_code_before_any_other():
    place, other = make_place("SE-D"), make_place("SE-E")
    PlaceCode.objects.create(place=other, system="odd", code="SE-D")
    PlaceCode.objects.create(place=place, system="NUTS", code="SE122")
    assert place_by_code("SE-D") == place and place_by_code("SE122") == place
    assert places_by_code(["SE-D", "none"]) == {"SE-D": place}


def test_a_public_code_of_two_places_finds_neither():
    for place in (make_place(), make_place()):
        PlaceCode.objects.create(place=place, system="old", code="04")
    assert place_by_code("04") is None and place_by_code("nowhere") is None


def test_every_spelling_leads_to_the_place(django_assert_num_queries):
    names = {"ru": "Смоленская область", "vi": "tỉnh Smolensk", "en": "Smolensk oblast"}
    place = make_place("RU-SMO", country="RU", names=names, aliases=["Смоленщина"], source_label="Smolensk Region")
    PlaceCode.objects.create(place=place, system="OKTMO", code="66000000")
    with django_assert_num_queries(2):
        index = match_index()
    for folded in (
        "смоленская область",
        "tinh smolensk",
        "smolensk oblast",
        "смоленщина",
        "smolensk region",
        "66000000",
    ):
        assert [match.code for match in index[folded]] == ["RU-SMO"], folded


def test_namesakes_stand_side_by_side_and_can_be_told_apart():
    make_place("RU-ALT", country="RU", names={"en": "Altai"})
    make_place("RU-AL", country="RU", names={"en": "Altai"}, valid_to=REFORM)
    assert {match.code for match in match_index()["altai"]} == {"RU-ALT", "RU-AL"}
    assert [match.code for match in match_index("RU", REFORM)["altai"]] == ["RU-ALT"]
    assert match_index("SE") == {}


def test_nested_names_and_aliases_are_read():
    make_place("X-1", names={"en": "One"}, aliases=[{"ru": "Первый"}, ["Uno"]])
    assert {"one", "первыи", "первый", "uno"} & set(match_index()) >= {"one", "uno"}
    assert "" not in match_index()
