"""Names of a file and the places they mean."""

from yokoten.measure.rules.intake.placing import SKIP, Placed, Spot, answered, place_all
from yokoten.measure.rules.names import NameIndex, PlaceEntry
from yokoten.measure.rules.records import Subject

PLACES = {
    "SE-D": ("Södermanland", "SE", "region", 1, 9999),
    "VN-02": ("Lào Cai", "VN", "region", 1, 2026),
    "VN-2025-15": ("Lào Cai", "VN", "region", 2025, 9999),
    "AA-1": ("Springfield", "AA", "region", 1, 9999),
    "BB-1": ("Springfield", "BB", "region", 1, 9999),
    "BB-2": ("Shelbyville", "BB", "region", 1, 9999),
    "BB": ("Bland", "BB", "country", 1, 9999),
}
INDEX = NameIndex([PlaceEntry(code, (place[0],), (), place[1]) for code, place in PLACES.items()])
SPOTS = {code: Spot(*place[1:]) for code, place in PLACES.items()}


def placed(*names, year=2023, memory=None):
    found = place_all(
        [Subject(name) for name in names], INDEX, SPOTS, remembered=lambda name: (memory or {}).get(name), year=year
    )
    return [(one.place, one.how) for one in found]


def test_a_name_finds_its_place_with_or_without_the_word_for_it():
    assert placed("Södermanland", "Södermanlands län") == [("SE-D", "exact"), ("SE-D", "bare")]


def test_namesakes_are_told_apart_by_the_other_names_of_the_file():
    assert placed("Springfield", "Shelbyville") == [("BB-1", "several"), ("BB-2", "exact")]
    assert placed("Springfield") == [("", "several")]


def test_namesakes_in_time_are_told_apart_by_the_last_year():
    assert placed("Lào Cai", year=2023) == [("VN-02", "several")]
    assert placed("Lào Cai", year=2026) == [("VN-2025-15", "several")]


def test_totals_and_countries_are_skipped():
    assert placed("Riket", "Bland") == [(SKIP, "group"), (SKIP, "group")]


def test_what_was_said_before_wins():
    assert placed("Springfield", memory={"Springfield": "AA-1"}) == [("AA-1", "remembered")]
    assert placed("Södermanland", memory={"Södermanland": SKIP}) == [(SKIP, "remembered")]


def test_an_answer_settles_a_name_and_leaves_the_others():
    one, other = Placed("Atlantis"), Placed("Bland", place=SKIP, how="group")
    settled = answered([one, other], {"Atlantis|": "BB-2", "Bland|": SKIP})
    assert [(each.place, each.how) for each in settled] == [("BB-2", "chosen"), (SKIP, "group")]


def test_a_placed_name_survives_storage():
    one = Placed("Atlantis", "AT", "BB-2", "chosen", ("BB-1",), 4)
    assert Placed.from_json(one.to_json()) == one
