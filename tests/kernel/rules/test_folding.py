"""Folding of names, and look-alike letters."""

import unicodedata

import pytest

from yokoten.kernel.rules.folding import LookAlike, fold, look_alikes, unmix


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đồng Nai", "dong nai"),
        ("Đề án", "de an"),
        ("khuyến công", "khuyen cong"),
        ("ЁМКОСТЬ", "емкость"),
        ("Алтайский край", "алтайский край"),
        ("Södermanlands län", "sodermanlands lan"),
        ("Straße", "strasse"),
        ("Республика\u00a0Северная  Осетия — Алания", "республика северная осетия алания"),
        ("«Смоленская» область", "смоленская область"),
        ("м²", "м2"),
        ("", ""),
    ],
)
def test_folding_drops_case_marks_quotes_and_dashes(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize("word", ["Бà Rịa", "Йошкар-Ола", "Ёлка", "nghiệm thu", "Örebro", "край"])
def test_composed_and_decomposed_text_fold_alike(word):
    assert fold(unicodedata.normalize("NFC", word)) == fold(unicodedata.normalize("NFD", word))


def test_short_i_stays_a_letter_of_its_own():
    assert fold("й") != fold("и")


def test_two_placements_of_the_tone_mark_are_one_name():
    assert fold("Hòa Bình") == fold("Hoà Bình")


def test_all_dashes_and_spaces_are_one_space():
    written = {"Ямало-Ненецкий", "Ямало–Ненецкий", "Ямало — Ненецкий", "Ямало\u2011Ненецкий", "ямало ненецкий"}
    assert {fold(name) for name in written} == {"ямало ненецкий"}


def test_nordic_letters_stay_apart_when_asked():
    assert fold("Mörkö", keep_nordic=True) == "mörkö"
    assert fold("Åre", keep_nordic=True) != fold("Are", keep_nordic=True)
    assert fold("Bình", keep_nordic=True) == "binh"


def test_folding_twice_changes_nothing():
    for name in ("Hồ Chí Minh", "Республика Саха (Якутия)", "Västra Götalands län", "İzmir"):
        assert fold(fold(name)) == fold(name)


def test_latin_letter_inside_a_russian_word_is_found_and_mended():
    assert look_alikes("Cмоленская область") == [LookAlike(0, "C", "С")]
    assert unmix("Cмoлeнская oблacть") == "Смоленская область"


def test_cyrillic_letter_inside_a_swedish_word_is_found_and_mended():
    assert unmix("Stосkholm") == "Stockholm"


def test_word_of_shared_letters_is_judged_by_its_neighbours():
    assert unmix("Республика Caxa") == "Республика Саха"


def test_word_of_shared_letters_alone_is_left_alone():
    assert look_alikes("Caxa") == []
    assert look_alikes("Саха") == []


@pytest.mark.parametrize(
    "text", ["ВВП в USD", "COVID-19 в регионе", "TP. Hồ Chí Minh", "Индекс A", "Region Örebro län", "ПО 1C-Битрикс"]
)
def test_honest_neighbourhood_of_two_alphabets_is_no_defect(text):
    assert unmix(text).replace("С", "C") == text.replace("С", "C")


def test_a_word_with_sure_letters_of_both_alphabets_is_not_touched():
    assert look_alikes("Wдом") == []
