"""Names matched to places: what is taken, what is only suggested."""

import pytest

from yokoten.measure.rules.names import NameIndex, PlaceEntry, bare, excluded_part, is_group, kinds

INDEX = NameIndex(
    [
        PlaceEntry("RU-SMO", ("Смоленская область", "Smolensk Oblast"), ("67",), "RU"),
        PlaceEntry("RU-ALT", ("Алтайский край", "Altai Krai"), (), "RU"),
        PlaceEntry("RU-AL", ("Республика Алтай", "Altai Republic"), (), "RU"),
        PlaceEntry("RU-SA", ("Республика Саха (Якутия)",), (), "RU"),
        PlaceEntry("RU-KHM", ("Ханты-Мансийский автономный округ - Югра",), (), "RU"),
        PlaceEntry("RU-TYU", ("Тюменская область",), (), "RU"),
        PlaceEntry("SE-AB", ("Stockholms län", "Stockholm County"), ("SE110",), "SE"),
        PlaceEntry("VN-SG", ("Thành phố Hồ Chí Minh", "Ho Chi Minh City"), (), "VN"),
    ]
)


@pytest.mark.parametrize(
    ("written", "key", "how"),
    [
        ("Смоленская область", "RU-SMO", "exact"),
        ("СМОЛЕНСКАЯ  ОБЛАСТЬ", "RU-SMO", "folded"),
        ("Cмоленcкая область", "RU-SMO", "mended"),
        ("Смоленская обл.", "RU-SMO", "bare"),
        ("Stockholm", "SE-AB", "bare"),
        ("TP. Hồ Chí Minh", "VN-SG", "bare"),
        ("Ханты-Мансийский АО — Югра", "RU-KHM", "bare"),
        ("Ханты", "RU-KHM", "beginning"),
        ("Республика Саха", "RU-SA", "bare"),
        ("SE110", "SE-AB", "code"),
        ("Якутия", "RU-SA", "other_part"),
        ("Югра", "RU-KHM", "other_part"),
        ("Республика Саха — Якутия", "RU-SA", "other_part"),
    ],
)
def test_name_finds_its_place(written, key, how):
    match = INDEX.match(written)

    assert (match.key, match.how) == (key, how)


def test_code_decides_before_the_name():
    assert INDEX.match("Smolensk?", "67").key == "RU-SMO"


def test_krai_and_republic_of_altai_stay_apart():
    assert INDEX.match("Алтайский край").key == "RU-ALT"
    assert INDEX.match("Республика Алтай").key == "RU-AL"


def test_name_of_two_places_is_not_decided():
    match = INDEX.match("Altai")

    assert (match.key, match.how, match.suggestions) == ("", "several", ("RU-AL", "RU-ALT"))


def test_misspelt_name_is_only_suggested():
    match = INDEX.match("Смоленскя область")

    assert (match.key, match.how, match.suggestions) == ("", "none", ("RU-SMO",))


def test_region_without_a_part_is_not_the_whole_region():
    match = INDEX.match("Тюменская область без автономных округов")

    assert match.key == ""


def test_unknown_name_finds_nothing():
    match = INDEX.match("Атлантида")

    assert (match.key, match.how, match.suggestions) == ("", "none", ())


@pytest.mark.parametrize("name", ["Российская Федерация", "Riket", "Центральный федеральный округ", "Cả nước", "Всего"])
def test_totals_and_groups_are_recognised(name):
    assert is_group(name)


@pytest.mark.parametrize("name", ["Ненецкий автономный округ", "Московская область", "Bình Dương", "Uppsala län"])
def test_regions_are_no_groups(name):
    assert not is_group(name)


def test_excluded_part_names_the_whole():
    assert excluded_part("Архангельская область (без автономного округа)") == "архангельская область"
    assert excluded_part("Stockholms län exklusive Gotland") == "stockholms lan"
    assert excluded_part("Безенчукский район") == ""


def test_bare_name_is_never_empty():
    assert bare("Край") == "край"
    assert bare("г. Москва") == "москва"
    assert kinds("г. Москва") == {"city"}
