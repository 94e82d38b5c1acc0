"""Numbers, changes, shares, days and lists at their edges, in four languages."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from yokoten.interfaces.wording.language import CODES, speak

SPACE, MINUS = "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}"
NUMBERS = [
    (0, 0, {"en": "0", "ru": "0", "vi": "0", "sv": "0"}),
    (-0.0, 2, {"en": "0.00", "ru": "0,00", "vi": "0,00", "sv": "0,00"}),
    (999, 0, {"en": "999", "ru": "999", "vi": "999", "sv": "999"}),
    (1000, 0, {"en": "1,000", "ru": f"1{SPACE}000", "vi": "1.000", "sv": f"1{SPACE}000"}),
    (1234567.891, 2, {"en": "1,234,567.89", "ru": f"1{SPACE}234{SPACE}567,89", "vi": "1.234.567,89"}),
    (-42, 1, {"en": f"{MINUS}42.0", "ru": f"{MINUS}42,0", "vi": f"{MINUS}42,0", "sv": f"{MINUS}42,0"}),
    (0.05, 1, {"en": "0.1", "ru": "0,1"}),
    (1e15, 0, {"en": "1,000,000,000,000,000"}),
]


@pytest.mark.parametrize(
    ("value", "decimals", "language", "said"),
    [(value, decimals, code, said) for value, decimals, by in NUMBERS for code, said in by.items()],
)
def test_a_number_is_written_as_the_language_writes_it(value, decimals, language, said):
    assert speak(language).number(value, decimals) == said


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("value", [-1e9, -1234.5, -0.001, 0, 0.001, 7, 98765.4321])
def test_a_number_never_breaks_across_lines_nor_uses_a_hyphen(language, value):
    said = speak(language).number(value, 2)
    assert " " not in said and "-" not in said


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize(
    ("value", "sign"), [(5, "+"), (-5, MINUS), (0, "0"), (0.004, "0"), (-0.004, "0"), (0.006, "+"), (-0.006, MINUS)]
)
def test_a_change_carries_its_sign_unless_it_rounds_to_nothing(language, value, sign):
    assert speak(language).signed(value, 2).startswith(sign)


@pytest.mark.parametrize("language", CODES)
def test_a_share_keeps_its_sign_with_the_number(language):
    said = speak(language).percent(12.5, 1)
    assert said.endswith("%") and " " not in said
    assert (SPACE in said) is (language in ("ru", "sv"))


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("write", ["number", "signed"])
def test_nothing_is_a_dash(language, write):
    for nothing in (None, float("nan"), float("inf"), float("-inf")):
        assert getattr(speak(language), write)(nothing) == "–"


@pytest.mark.parametrize("language", CODES)
def test_days_are_told_for_days_and_moments_alike(language):
    spoken = speak(language)
    assert spoken.day(date(2026, 3, 1)) == spoken.day(datetime(2026, 3, 1, 23, 59, tzinfo=UTC))
    assert spoken.day(None) == ""


def test_a_moment_is_told_by_the_day_it_carries():
    east = timezone(timedelta(hours=7))
    assert speak("sv").day(datetime(2026, 3, 1, 1, tzinfo=east)) == "2026-03-01"


@pytest.mark.parametrize(
    ("language", "said"), [("en", "1 Mar 2026"), ("ru", "01.03.2026"), ("vi", "01/03/2026"), ("sv", "2026-03-01")]
)
def test_a_day_stands_as_offices_write_it(language, said):
    assert speak(language).day(date(2026, 3, 1)) == said


@pytest.mark.parametrize(
    ("language", "said"), [("en", "a, b and c"), ("ru", "a, b и c"), ("vi", "a, b và c"), ("sv", "a, b och c")]
)
def test_a_list_ends_in_the_languages_and(language, said):
    assert speak(language).listed(["a", "b", "c"]) == said


@pytest.mark.parametrize("language", CODES)
def test_short_lists_need_no_and(language):
    assert (speak(language).listed([]), speak(language).listed(["a"])) == ("", "a")


def test_a_language_is_made_once():
    assert speak("ru") is speak("ru")


def test_an_empty_sentence_is_not_the_head_of_the_catalogue():
    """gettext answers an empty message with its own header."""
    assert speak("ru").say("") == ""


def test_a_sentence_nobody_translated_is_said_in_english():
    assert speak("vi").say("No catalogue holds %(thing)s.", thing="this") == "No catalogue holds this."
