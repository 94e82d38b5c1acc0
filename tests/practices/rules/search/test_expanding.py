"""A query term as terms of another language."""

import pytest

from practices.rules.search.small import ROWS, small_lexicon
from yokoten.practices.rules.search.expanding import BY_KIN, THROUGH_ENGLISH, expanded
from yokoten.practices.rules.search.lexicon import lexicon
from yokoten.practices.rules.search.table import PAIRS

WORDS = small_lexicon()


def found(text, source, target, words=WORDS, **more):
    return {group.asked.shown: dict(group.found) for group in expanded(text, source, target, words, **more)}


def test_our_own_rows_translate_with_full_weight():
    assert found("отключение", "ru", "sv")["отключение"]["strömavbrot"] == 1.0


def test_a_phrase_translates_as_a_phrase_and_its_words_weigh_less():
    phrase = found("labour productivity", "en", "ru")["labour productivity"]
    assert phrase["производительн_труд"] == 1.0
    assert 0 < phrase["труд"] < 0.5


def test_within_a_language_a_synonym_of_several_words_counts_as_a_whole():
    assert found("МФЦ", "ru", "ru", lexicon())["МФЦ"].keys() >= {"мфц", "одн_окн"}
    assert "одн" not in found("МФЦ", "ru", "ru", lexicon())["МФЦ"]


def test_the_learned_table_translates():
    assert found("water", "en", "vi")["water"] == {"nước": 0.7}


def test_two_languages_meet_through_english_at_half_weight():
    assert found("hav", "sv", "vi")["hav"]["biển"] == 0.7 * 0.6 * THROUGH_ENGLISH


def test_words_of_one_stem_are_told_apart_by_how_they_are_written():
    rule, right = found("правила", "ru", "en")["правила"], found("правый", "ru", "en")["правый"]
    assert rule["rule"] > rule["right_hand"]
    assert right["right_hand"] > right["rule"]


def test_an_unknown_form_is_met_by_its_kin():
    words = small_lexicon([{"en": "rent", "ru": "аренда"}], {pair: [] for pair in PAIRS})
    assert found("арендный", "ru", "en", words)["арендный"] == {"rent": BY_KIN}


def test_an_unknown_name_stands_for_itself_in_latin_letters_only():
    assert found("kaizen", "en", "ru")["kaizen"] == {"kaizen": 1.0}
    assert found("кайдзен", "ru", "en")["кайдзен"] == {}


def test_the_same_language_asks_for_the_word_and_more_faintly_its_synonyms():
    outage = found("outage", "en", "en")["outage"]
    assert outage["outag"] == 1.0 and 0 < outage["power_cut"] < 0.5


def test_a_query_without_marks_asks_for_the_terms_that_look_so():
    def spelled(language, plain):
        return ["khuyến_công"] if plain == "khuyen_cong" else []

    assert found("khuyen cong", "vi", "vi", spelled=spelled)["khuyen cong"]["khuyến_công"] == 0.9


def test_a_query_without_marks_is_translated_as_what_it_may_mean():
    assert found("mat dien", "vi", "sv")["mat dien"]["strömavbrot"] == pytest.approx(0.9)
    assert found("hoger", "sv", "ru")["hoger"]["прав"] == pytest.approx(0.9)


def test_a_group_says_whether_its_word_is_known():
    known = {group.asked.term: group.is_known for group in expanded("water qwerty", "en", "ru", WORDS)}
    assert known == {"water": True, "qwerti": False}


def test_rows_beyond_the_shipped_ones_count_as_well():
    words = small_lexicon([*ROWS, {"en": "takt time", "sv": "takttid"}])
    assert found("takttid", "sv", "en", words)["takttid"]["takt_time"] == 1.0


def test_every_row_of_the_small_lexicon_is_met_from_every_language():
    for row in ROWS:
        for source, text in row.items():
            first = text.split(";")[0]
            whole = expanded(first, source, "en" if source != "en" else "ru", WORDS)
            assert any(group.found for group in whole), first
