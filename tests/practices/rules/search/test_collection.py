"""Texts in memory, found by queries of another language, and the figures of an evaluation."""

import numpy as np
import pytest

from practices.rules.search.small import small_lexicon
from yokoten.practices.rules.search.collection import Collection
from yokoten.practices.rules.search.evaluating import Document, Question, Row, measured, run
from yokoten.practices.rules.search.index.letters import word_grams
from yokoten.practices.rules.search.scoring import damped, fused, inverse_frequency, ranked, saturated

WORDS = small_lexicon()
TEXTS = {"a": "Производительность труда растёт", "b": "Отключение воды в доме", "c": "Правила парковки в Смоленске"}
RUSSIAN = Collection("ru", list(TEXTS), list(TEXTS.values()), WORDS)


@pytest.mark.parametrize(
    ("query", "language", "first"),
    [("labour productivity", "en", "a"), ("strömavbrott", "sv", "b"), ("quy tắc", "vi", "c"), ("воды", "ru", "b")],
)
def test_a_text_is_found_from_every_language(query, language, first):
    assert RUSSIAN.found(query, language)[0] == first


def test_a_name_is_found_by_its_letters_in_another_alphabet():
    assert RUSSIAN.found("Smolensk", "sv")[0] == "c"


@pytest.mark.parametrize(("text", "query"), [("Завод Тойота", "Toyota"), ("Цех Вольво", "Volvo")])
def test_a_loan_of_another_alphabet_is_found_by_its_sounds(text, query):
    assert Collection("ru", ["x", "y"], ["Отключение воды", text], WORDS).found(query, "en")[0] == "y"


def test_what_nothing_speaks_for_is_not_found():
    assert RUSSIAN.found("zzz qqq", "en") == []
    assert Collection("sv", [], [], WORDS).found("water", "en") == []


def test_a_query_without_tones_finds_the_text_with_them():
    texts = Collection("vi", ["x", "y"], ["Trung tâm khuyến công", "Mất điện"], WORDS)
    assert texts.found("khuyen cong", "vi")[0] == "x"
    assert texts.found("mat dien", "vi")[0] == "y"


def test_equal_texts_stand_in_the_order_of_their_ids():
    texts = Collection("ru", ["z", "m", "b"], ["Отключение"] * 3, WORDS)
    assert texts.found("outage", "en") == ["b", "m", "z"]


def test_vectors_of_a_model_are_fused_when_given():
    vectors = np.array([[1.0, 0.0], [0.0, 1.0]])
    texts = Collection("ru", ["a", "b"], ["слово", "другое"], WORDS, vectors)
    assert texts.found("qqq", "en", vector=np.array([0.0, 1.0])) == ["b"]
    assert texts.found("qqq", "en") == []


def test_a_group_of_translations_counts_as_one_term():
    assert inverse_frequency(1, 100) > inverse_frequency(50, 100) > 0
    assert inverse_frequency(1000, 100) == inverse_frequency(100, 100)
    short, long = saturated(np.array([2.0, 2.0]), damped(np.array([10.0, 100.0]), 50.0))
    assert short > long


def test_ways_are_brought_to_one_scale_before_they_are_added():
    total = fused([(1.0, np.array([0.0, 50.0])), (0.3, np.array([0.2, 0.1])), (9.0, np.zeros(2))])
    assert total.tolist() == pytest.approx([0.3, 1.15])


def test_ranks_leave_out_what_has_no_score():
    assert ranked(np.array([0.0, 0.5, 0.5, 0.9]), ["d", "c", "b", "a"], 2) == [3, 2]


def test_grams_of_a_word_of_one_letter_are_none():
    assert word_grams("a") == [] and word_grams("ab") == [" ab", "ab ", " ab "]


DOCUMENTS = [Document("1", "ru", ""), Document("1", "vi", ""), Document("2", "vi", ""), Document("9", "en", "")]


def test_figures_are_those_of_a_count_by_hand():
    questions = [Question("q", "en", "", frozenset({"1", "2"})), Question("p", "en", "", frozenset({"7"}))]
    rows = [Row("en", "q", "vi", "2", 1), Row("en", "q", "vi", "1", 11), Row("en", "q", "ru", "1", 4)]
    by_pair = {(each.source, each.target): each for each in measured(DOCUMENTS, questions, rows)}
    assert set(by_pair) == {("en", "ru"), ("en", "vi")}
    vietnamese, russian = by_pair["en", "vi"], by_pair["en", "ru"]
    assert (vietnamese.questions, vietnamese.recall_1, vietnamese.recall_10) == (1, 0.5, 0.5)
    assert vietnamese.reciprocal_10 == 1.0
    assert (russian.recall_1, russian.recall_10, russian.reciprocal_10) == (0.0, 1.0, 0.25)


def test_a_question_is_asked_of_every_other_language_only():
    asked = []
    run([Question("q", "sv", "", frozenset())], ("en", "ru", "sv"), lambda q, code: asked.append(code) or [])
    assert asked == ["en", "ru"]
