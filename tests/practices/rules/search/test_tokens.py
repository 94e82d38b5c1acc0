"""What texts are cut into."""

import pytest

from practices.rules.search.small import small_lexicon
from yokoten.practices.rules.search.tokens import document_terms, is_stop, query_terms, term_of, tokens

WORDS = small_lexicon()


def asked(text, language):
    return {each.term: each.weight for each in query_terms(text, language, WORDS)}


def test_words_are_stemmed_in_three_languages():
    assert term_of("отключениями", "ru") == term_of("отключение", "ru")
    assert term_of("kommunerna", "sv") == term_of("kommuner", "sv")
    assert term_of("centres", "en") == term_of("center", "en")


def test_digits_and_names_pass_through():
    assert [token.term for token in tokens("ISO 9001 5S", "en")] == ["iso", "9001", "5s"]


def test_vietnamese_is_cut_into_syllables_and_pairs():
    assert asked("cụm công nghiệp", "vi") == {
        "cụm": 0.5, "công": 0.5, "cụm_công": 1.0, "nghiệp": 0.5, "công_nghiệp": 1.0,
    }  # fmt: skip


def test_no_pair_runs_over_a_comma():
    assert "điện_nước" not in document_terms("mất điện, nước", "vi", WORDS)
    assert "điện_nước" in document_terms("mất điện nước", "vi", WORDS)


def test_a_pair_of_two_stop_syllables_is_left_out_but_one_may_stand_in_a_pair():
    found = document_terms("của tôi không khí", "vi", WORDS)
    assert "của_tôi" not in found and "không_khí" in found


def test_stop_words_are_left_out():
    assert asked("how to do this with water", "en") == {"water": 1.0}
    assert is_stop("Ещё", "ru") and not is_stop("вода", "ru")


def test_a_known_phrase_is_a_term_beside_its_words():
    found = document_terms("Labour productivity grows", "en", WORDS)
    assert found["labor_product"] == found["labor"] == 1.0


def test_a_phrase_does_not_run_over_a_full_stop():
    assert "labor_product" not in document_terms("Labour. Productivity grows", "en", WORDS)


def test_a_long_vietnamese_phrase_is_a_term():
    assert asked("tăng năng suất lao động", "vi")["năng_suất_lao_động"] == 1.0


def test_an_unknown_swedish_compound_is_split_into_known_words():
    words = small_lexicon([{"en": "water", "sv": "vatten"}, {"en": "power cut", "sv": "avbrott"}])
    assert asked_in(words, "vattenavbrott") == {"vattenavbrot": 1.0, "vatt": 0.5, "avbrot": 0.5}


def test_a_known_swedish_compound_stays_whole():
    assert asked("strömavbrott", "sv") == {"strömavbrot": 1.0}


def asked_in(words, text):
    return {each.term: each.weight for each in query_terms(text, "sv", words)}


def test_a_letter_with_a_hyphen_joins_its_word():
    assert [token.term for token in tokens("e-post och e-mail", "sv")][0] == "epost"


def test_positions_are_those_of_the_text():
    text = "Отключение воды"
    assert [text[token.start : token.end] for token in tokens(text, "ru")] == ["Отключение", "воды"]


@pytest.mark.parametrize("language", ["en", "ru", "sv", "vi"])
@pytest.mark.parametrize("text", ["", "  ", "!!! …", "\u0000", "a"])
def test_a_text_without_words_has_no_terms(language, text):
    assert set(document_terms(text, language, WORDS)) <= {"a"}
