"""Numbers, days, order and sentences in four languages."""

from datetime import date

import pytest

from yokoten.interfaces.wording.language import speak

SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ru", f"−1{SPACE}180,5"),
        ("sv", f"−1{SPACE}180,5"),
        ("vi", "−1.180,5"),
        ("en", "−1,180.5"),
    ],
)
def test_numbers_follow_the_language(code, expected):
    assert speak(code).number(-1180.5, 1) == expected


def test_a_number_rounded_to_nothing_has_no_sign():
    assert speak("en").number(-0.04, 1) == "0.0"
    assert speak("en").signed(0.04, 1) == "0.0"
    assert speak("ru").signed(0.05001, 1) == "+0,1"


@pytest.mark.parametrize("nothing", [None, float("nan"), float("inf")])
def test_what_is_no_number_is_a_dash(nothing):
    assert speak("sv").number(nothing, 2) == "–"


def test_percent_keeps_its_distance_in_russian_and_swedish():
    assert speak("ru").percent(38.8, 1, sign=True) == f"+38,8{SPACE}%"
    assert speak("sv").percent(-13.8, 1) == f"−13,8{SPACE}%"
    assert speak("vi").percent(12, 0) == "12%"
    assert speak("en").percent(12.34, 1) == "12.3%"


@pytest.mark.parametrize(
    ("code", "expected"),
    [("ru", "17.01.2026"), ("sv", "2026-01-17"), ("vi", "17/01/2026"), ("en", "17 Jan 2026")],
)
def test_days_follow_the_offices_of_the_language(code, expected):
    assert speak(code).day(date(2026, 1, 17)) == expected


def test_swedish_puts_its_own_letters_last():
    names = ["Örebro", "Ånge", "Zinkgruvan", "Älvkarleby", "Arboga"]
    assert speak("sv").sorted(names) == ["Arboga", "Zinkgruvan", "Ånge", "Älvkarleby", "Örebro"]


def test_russian_keeps_yo_after_ye_and_short_i_after_i():
    assert speak("ru").sorted(["Жук", "Ёлкино", "Елец", "Йошкар-Ола", "Иваново"]) == [
        "Елец",
        "Ёлкино",
        "Жук",
        "Иваново",
        "Йошкар-Ола",
    ]


def test_vietnamese_orders_letters_before_tones():
    names = ["Đắk Lắk", "Đà Nẵng", "Cần Thơ", "Cao Bằng", "Bình Dương", "Bạc Liêu", "An Giang"]
    assert speak("vi").sorted(names) == [
        "An Giang",
        "Bạc Liêu",
        "Bình Dương",
        "Cao Bằng",
        "Cần Thơ",
        "Đà Nẵng",
        "Đắk Lắk",
    ]


def test_an_unknown_language_speaks_english():
    assert speak("xx").code == "en"
    assert speak("xx").say("Hello %(name)s", name="Ada") == "Hello Ada"


def test_a_percent_sign_in_a_sentence_without_facts_stays():
    assert speak("en").say("100 % of it") == "100 % of it"


def test_lists_end_with_the_languages_and():
    assert speak("en").listed(["a", "b", "c"]) == "a, b and c"
    assert speak("en").listed(["a"]) == "a"
    assert speak("en").listed([]) == ""
