"""Heads matched to known indicators."""

import pytest

from yokoten.measure.rules.intake.matching import (
    IndicatorMatch,
    KnownIndicator,
    match_indicator,
    of_these_countries,
    same_unit,
)

KNOWN = [
    KnownIndicator("ru-grp", ("Gross regional product", "Валовой региональный продукт"), ("mln-rub", "млн руб.")),
    KnownIndicator("ru-employed", ("Employed persons", "Занятые"), ("thousand-persons", "тыс. человек")),
    KnownIndicator("ru-fixed-assets", ("Fixed assets", "Основные фонды"), ("mln-rub", "млн руб.")),
    KnownIndicator("vn-employed", ("Employed persons", "Số người có việc làm"), ("nghìn người",)),
    KnownIndicator("ru-grp-share", ("Gross regional product",), ("per cent",), is_ratio=True),
]


@pytest.mark.parametrize(
    ("text", "code", "how"),
    [
        ("ru-grp", "ru-grp", "code"),
        ("Валовой региональный продукт", "ru-grp", "name"),
        ("ВРП, млн руб.", "ru-grp", "initials"),
        ("Занятые, тыс. чел.", "ru-employed", "name"),
        ("Основные фонды на конец года, млн рублей", "ru-fixed-assets", "beginning"),
        ("Số người có việc làm", "vn-employed", "name"),
    ],
)
def test_a_head_finds_its_indicator(text, code, how):
    assert match_indicator(text, KNOWN, countries=("RU",)) == IndicatorMatch(code, how)


@pytest.mark.parametrize("text", ["ВРП", "ВРП, тыс. долл.", "Занятые, млн руб.", "Wages", "value", ""])
def test_what_is_not_sure_is_not_taken(text):
    assert match_indicator(text, KNOWN, countries=("RU",)) == IndicatorMatch()


def test_an_indicator_of_another_country_is_not_meant():
    own = [*KNOWN, KnownIndicator("eu-population", ("Population",), ("persons",))]
    swedish = of_these_countries(own, ("SE",), {"RU", "VN", "SE", ""})

    assert [one.code for one in swedish] == ["eu-population"]
    assert of_these_countries(own, ("RU",), {"RU", "SE"}) == own
    assert of_these_countries(own, (), {"RU", "VN", "SE"}) == own


def test_namesakes_are_told_apart_by_the_country_of_the_file():
    assert match_indicator("Employed persons", KNOWN, countries=("VN",)).code == "vn-employed"
    assert match_indicator("Employed persons", KNOWN, countries=("RU",)).code == "ru-employed"
    assert match_indicator("Employed persons", KNOWN) == IndicatorMatch()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("тыс. человек", "тыс. чел.", True),
        ("mln rub", "million roubles", True),
        ("thousand", "thousand persons", True),
        ("mln SEK", "mln", False),
        ("млн руб.", "тыс. руб.", False),
        ("", "per cent", False),
    ],
)
def test_units_are_compared_word_by_word(one, other, same):
    assert same_unit(one, other) is same
