"""The concepts as they come with the product, term by term."""

from collections import Counter

import pytest

from yokoten.practices.rules.thesaurus.concepts import by_code, theme_of
from yokoten.practices.rules.thesaurus.listed import SPOKEN, listed_terms
from yokoten.practices.rules.thesaurus.questions import questions

TERMS = by_code(listed_terms())
CYRILLIC, VIETNAMESE = (
    set("абвгдежзийклмнопрстуфхцчшщъыьэюя"),
    set("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"),
)


def test_nothing_stands_against_the_listed_concepts():
    assert questions(TERMS.values()) == []


def test_there_are_more_than_six_hundred_under_fourteen_themes():
    themes = [term for term in TERMS.values() if not term.broader]
    assert len(TERMS) > 600
    assert len(themes) == 14
    assert min(Counter(theme_of(code, TERMS) for code in TERMS).values()) >= 25


@pytest.mark.parametrize("language", SPOKEN)
def test_every_concept_is_called_something_of_its_own_in_every_language(language):
    labels = [term.preferred[language].casefold() for term in TERMS.values()]
    assert all(labels)
    assert [label for label, times in Counter(labels).items() if times > 1] == []


def test_a_concept_stands_after_the_one_it_is_narrower_than():
    for term in TERMS.values():
        assert not term.broader or TERMS[term.broader].position < term.position


def test_related_goes_both_ways_and_never_along_the_tree():
    for term in TERMS.values():
        for other in term.related:
            assert term.code in TERMS[other].related
            assert other != term.broader


def test_russian_labels_mix_no_alphabets_within_a_word():
    for term in TERMS.values():
        for label in term.labels("ru"):
            for word in label.casefold().replace("-", " ").split():
                assert not (set(word) & CYRILLIC and any("a" <= letter <= "z" for letter in word)), word


def test_only_russian_labels_are_in_cyrillic_and_only_vietnamese_ones_carry_its_letters():
    for term in TERMS.values():
        for language in ("en", "vi", "sv"):
            letters = set(" ".join(term.labels(language)).casefold())
            assert not letters & CYRILLIC, term.code
            assert language == "vi" or not letters & VIETNAMESE, term.code


def test_false_friends_are_explained_in_four_languages():
    noted = [term for term in TERMS.values() if term.notes]
    assert len(noted) >= 60
    assert all(set(term.notes) == set(SPOKEN) for term in noted)
    assert all(note.endswith(".") for term in noted for note in term.notes.values())


@pytest.mark.parametrize(
    ("code", "language", "label"),
    [
        ("county-administrative-board", "sv", "länsstyrelse"),
        ("peoples-committee", "vi", "Ủy ban nhân dân"),
        ("scheme", "vi", "đề án"),
        ("project", "vi", "dự án"),
        ("value-stream-map", "ru", "карта потока создания ценности"),
        ("effectiveness", "ru", "результативность"),
        ("overall-equipment-effectiveness", "sv", "utrustningseffektivitet"),
        ("restoration-time", "ru", "ожидаемое время восстановления"),
        ("control-chart", "sv", "styrdiagram"),
        ("shift-share-analysis", "vi", "phân tích dịch chuyển tỷ trọng"),
    ],
)
def test_words_of_the_trade_are_the_ones_its_people_use(code, language, label):
    assert TERMS[code].preferred[language] == label
