"""The alphabet of each language, as its dictionaries have it."""

import random

import pytest

from yokoten.interfaces.wording.language import speak
from yokoten.interfaces.wording.sorting import ALPHABETS, sort_key

ORDERED = {
    "sv": ["Arvika", "Borås", "Väsby", "Zinkgruvan", "Åmål", "Ängelholm", "Öland"],
    "ru": ["Адыгея", "Ежово", "Ёлкино", "Жуков", "Иваново", "Йошкар-Ола", "Коми", "Щёлково", "Эвенкия", "Якутия"],
    "vi": ["An Giang", "Ăn", "Ân", "Bà Rịa", "Cần Thơ", "Dĩ An", "Đồng Nai", "Nghệ An", "Ô Môn", "Ơ", "Ý Yên"],
    "en": ["Bath", "Cork", "Derby", "York"],
}
TONES = ["ba", "bà", "bả", "bã", "bá", "bạ"]


@pytest.mark.parametrize("language", ORDERED)
def test_names_come_in_the_order_of_their_dictionary(language):
    mixed = list(ORDERED[language])
    random.Random(1).shuffle(mixed)  # noqa: S311 - an order to undo
    assert mixed != ORDERED[language]
    assert speak(language).sorted(mixed) == ORDERED[language]


def test_vietnamese_tones_follow_the_dictionary_where_letters_are_the_same():
    assert speak("vi").sorted(reversed(TONES)) == TONES


def test_a_letter_weighs_more_than_a_tone():
    assert speak("vi").sorted(["bá", "bàn", "bạ", "ban"]) == ["bá", "bạ", "ban", "bàn"]


@pytest.mark.parametrize("language", ALPHABETS)
def test_every_letter_of_an_alphabet_follows_the_one_before(language):
    keys = [sort_key(letter, language) for letter in ALPHABETS[language]]
    assert keys == sorted(keys) and len(set(keys)) == len(keys)


@pytest.mark.parametrize("language", ALPHABETS)
def test_capitals_stand_where_their_small_letters_do(language):
    for letter in ALPHABETS[language]:
        assert sort_key(letter.upper(), language)[0] == sort_key(letter, language)[0]


@pytest.mark.parametrize("language", ALPHABETS)
def test_numbers_come_before_letters_and_spaces_before_both(language):
    first = ALPHABETS[language][0]
    assert speak(language).sorted([f"{first}{first}", f"{first}2", f"{first} 2"]) == [
        f"{first} 2", f"{first}2", f"{first}{first}",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ALPHABETS)
def test_hyphens_and_quotes_do_not_count(language):
    assert sort_key("a-b", language)[0] == sort_key("ab", language)[0] == sort_key("«ab»", language)[0]


def test_foreign_letters_stand_behind_ones_own():
    assert speak("sv").sorted(["Ярославль", "Öland", "Москва"]) == ["Öland", "Москва", "Ярославль"]
    assert speak("ru").sorted(["Zlatoust", "Якутия", "Omsk"]) == ["Якутия", "Omsk", "Zlatoust"]


def test_marks_unknown_to_a_language_do_not_part_its_letters():
    assert speak("en").sorted(["Evry", "Évian", "Eton"]) == ["Eton", "Évian", "Evry"]
    assert speak("ru").sorted(["Б", "А\u0301", "В"]) == ["А\u0301", "Б", "В"]


@pytest.mark.parametrize("language", ALPHABETS)
def test_both_ways_of_composing_a_letter_stand_together(language):
    assert sort_key("Å", language)[:2] == sort_key("A\u030a", language)[:2]
    assert sort_key("й", language)[:2] == sort_key("и\u0306", language)[:2]


@pytest.mark.parametrize("language", [*ALPHABETS, "xx"])
def test_any_text_has_a_place(language):
    names = ["", "—", "1C", "中国", "Ω", "😀", "a\u0301\u0323", "\u0301"]
    assert sorted(speak(language).sorted(names)) == sorted(names)


def test_the_same_names_always_stand_in_the_same_order():
    names = ["ab", "AB", "a-b", "Ab"]
    orders = {tuple(speak("en").sorted(random.Random(seed).sample(names, 4))) for seed in range(9)}  # noqa: S311
    assert len(orders) == 1
