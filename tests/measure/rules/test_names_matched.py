"""Names of a small land matched in many writings: whoever is found, is found for certain."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yokoten.kernel.rules.folding import fold, unmix
from yokoten.measure.rules.intake.placing import NEW, SKIP, Placed, Spot, answered, majority_country, place_all
from yokoten.measure.rules.names import NameIndex, NameMatch, PlaceEntry, bare, excluded_part, is_group, kinds, parts
from yokoten.measure.rules.names import mixed_letters as mixed
from yokoten.measure.rules.records import Subject

LAND = {
    "RU-SMO": "Смоленская область", "RU-ALT": "Алтайский край", "RU-AL": "Республика Алтай",
    "RU-MOS": "Московская область", "RU-MOW": "Москва", "RU-SA": "Республика Саха (Якутия)",
    "RU-SE": "Республика Северная Осетия - Алания", "SE-AB": "Stockholms län", "SE-M": "Skåne län",
    "VN-HN": "Hà Nội", "VN-SG": "Thành phố Hồ Chí Minh",
}  # fmt: skip
INDEX = NameIndex(PlaceEntry(key, (name,), (), key[:2]) for key, name in LAND.items())
HANDS = (
    str, str.upper, str.lower, lambda name: f"  {name} ", lambda name: name.replace(" ", "  "), fold,
    lambda name: f"«{name}»", lambda name: name.replace(" - ", " — "),
)  # fmt: skip
LOOK_ALIKES = str.maketrans("АСОЕРМ", "ACOEPM")


@pytest.mark.parametrize("key", LAND)
@pytest.mark.parametrize("hand", HANDS)
def test_place_is_found_in_every_hand(key, hand):
    assert INDEX.match(hand(LAND[key])).key == key


@pytest.mark.parametrize("key", [key for key in LAND if key.startswith("RU")])
def test_place_is_found_behind_letters_of_the_other_alphabet(key):
    written = LAND[key].translate(LOOK_ALIKES)
    match = INDEX.match(written)

    assert match.key == key
    assert (match.how == "mended") is (unmix(written) != written)
    assert bool(mixed(written)) is (unmix(written) != written)


@pytest.mark.parametrize("key", LAND)
def test_code_alone_or_beside_another_name_decides(key):
    assert INDEX.match(key.lower()).key == key
    assert INDEX.match("Atlantis", key).key == key
    assert INDEX.match(LAND[key], "XX-0").key == key


@given(written=st.text(max_size=20))
@settings(max_examples=80, deadline=None)
def test_whatever_is_written_gets_one_place_or_none(written):
    match = INDEX.match(written)

    assert match.written == written
    assert match.key in {"", *LAND}
    assert not (match.key and match.suggestions)
    assert set(match.suggestions) <= set(LAND)


def test_pairs_are_matched_in_their_order():
    assert [one.key for one in INDEX.match_all([("Москва", ""), ("?", "SE-M"), ("Nowhere", "")])] == [
        "RU-MOW", "SE-M", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "key", "how"),
    [
        ("Смоленская", "RU-SMO", "bare"), ("Якутия", "RU-SA", "other_part"), ("Северная Осетия", "RU-SE", "other_part"),
        ("Алания", "RU-SE", "other_part"), ("Stockholm", "SE-AB", "bare"), ("TP Hồ Chí Minh", "VN-SG", "bare"),
        ("Hanoi", "", "none"), ("Московская", "RU-MOS", "bare"), ("г. Москва", "RU-MOW", "bare"),
        ("Moskva", "", "none"), ("", "", "none"), ("Skåne län utan Malmö", "", "none"),
    ],
)  # fmt: skip
def test_shortened_names_are_found_and_other_alphabets_are_not_guessed(written, key, how):
    match = INDEX.match(written)

    assert (match.key, match.how) == (key, how)


@pytest.mark.parametrize(
    ("name", "plain", "whole", "own_kinds"),
    [
        ("Смоленская область", "смоленская", "", {"obl"}),
        ("Stockholms län", "stockholm", "", {"lan"}),
        ("Тюменская область (без округов)", "тюменская", "тюменская область", {"obl"}),
        ("Республика", "республика", "", {"rep"}),
        ("Ненецкий автономный округ", "ненецкий", "", {"aut"}),
        ("City of Westland", "westland", "", {"city"}),
        ("Безенчук", "безенчук", "", set()),
    ],
)
def test_name_is_taken_apart(name, plain, whole, own_kinds):
    assert (bare(name), excluded_part(name), kinds(name)) == (plain, whole, own_kinds)


def test_names_of_two_parts_have_both():
    assert parts("Республика Саха (Якутия)") == ("саха", "якутия")
    assert parts("Северная Осетия - Алания") == ("северная осетия", "алания")
    assert parts("Ямало-Ненецкий автономный округ") == ()


@pytest.mark.parametrize("name", ["Итого по округу", "В целом по стране", "Sverige", "Việt Nam", "TOTAL", "tổng số"])
def test_sums_are_no_places(name):
    assert is_group(name)


SPOTS = {key: Spot(key[:2], "region", 1, 9999) for key in LAND} | {"RU": Spot("RU", "country", 1, 9999)}


def settled(*names, **options):
    found = place_all([Subject(*name) for name in names], INDEX, SPOTS, remembered=lambda name: None, year=2023)
    return [(one.place, one.is_open) for one in answered(found, options.get("answers", {}))]


def test_open_names_stay_open_until_somebody_answers():
    assert settled(("Atlantis",)) == [("", True)]
    assert settled(("Atlantis",), answers={"Atlantis|": NEW}) == [(NEW, False)]
    assert settled(("Atlantis", "A-1"), answers={"Atlantis|": NEW}) == [("", True)]
    assert settled(("Atlantis", "A-1"), answers={"Atlantis|A-1": SKIP}) == [(SKIP, False)]


def test_answer_that_says_what_was_found_already_changes_nothing():
    one = Placed("Москва", place="RU-MOW", how="exact")

    assert answered([one], {"Москва|": "RU-MOW"}) == [one]
    assert answered([one], {"Москва|": "RU-MOS"})[0].how == "chosen"


@pytest.mark.parametrize(
    ("keys", "country"),
    [(("RU-SMO", "RU-AL", "SE-M"), "RU"), (("RU-SMO", "SE-M"), ""), (("SE-M",), "SE"), ((), ""), (("", ""), "")],
)
def test_country_of_a_file_is_that_of_most_names_and_none_on_a_draw(keys, country):
    assert majority_country([NameMatch("x", key) for key in keys], SPOTS) == country
