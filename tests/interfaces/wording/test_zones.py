"""By which clock somebody is told a time."""

from types import SimpleNamespace

from yokoten.interfaces.wording.zones import zone_for


def organisation_in(code, level, country):
    return SimpleNamespace(place=SimpleNamespace(code=code, level=level, country=country))


LONG_AN = organisation_in("VN-41", "region", "VN")
RUSSIA = organisation_in("RU", "country", "RU")


def test_the_chosen_clock_comes_before_that_of_the_place():
    assert zone_for("Europe/Moscow", LONG_AN, "UTC").key == "Europe/Moscow"


def test_without_a_choice_the_clock_of_the_organisation_counts_where_it_has_one():
    assert zone_for("", LONG_AN, "UTC").key == "Asia/Ho_Chi_Minh"
    assert zone_for("", RUSSIA, "Europe/Stockholm").key == "Europe/Stockholm"
    assert zone_for("", SimpleNamespace(place=None), "UTC").key == zone_for("", None, "UTC").key == "UTC"
