"""Texts as vectors of what they are about."""

import numpy as np
import pytest

from practices.rules.search.small import small_lexicon
from yokoten.practices.rules.search.meaning import Meaning, Vectors, meaning, packed_vectors, unpacked_vectors
from yokoten.practices.rules.search.tokens import document_terms, query_terms

TERMS = ["hedgehog", "mammal", "spine", "water"]
ROWS = np.array([[0.9, 0.4, 0.1, 0.0], [0.8, 0.6, 0.0, 0.0], [0.7, 0.7, 0.1, 0.0], [0.0, 0.0, 0.2, 0.97]])
VECTORS = Vectors(TERMS, (ROWS / np.linalg.norm(ROWS, axis=1, keepdims=True)).astype(np.float32))
WORDS = small_lexicon([{"en": "hedgehog", "sv": "igelkott"}, {"en": "water", "sv": "vatten"}])
ABOUT = Meaning(VECTORS, WORDS)


def document(text, language):
    return ABOUT.of_document(document_terms(text, language, WORDS), language)


def query(text, language):
    return ABOUT.of_query(query_terms(text, language, WORDS), language)


def test_a_text_lies_near_what_explains_its_words():
    asked = query("mammal with spines", "en")
    assert asked @ document("Igelkotten sover", "sv") > 0.9 > 0.3 > asked @ document("Vatten", "sv")


def test_vectors_have_length_one_or_zero_where_nothing_is_known():
    assert np.linalg.norm(document("Igelkotten och vattnet", "sv")) == pytest.approx(1)
    assert not document("zzz", "ru").any() and not query("", "vi").any()


def test_vectors_come_back_from_their_file_nearly_the_same():
    back = unpacked_vectors(packed_vectors(VECTORS))
    assert back.terms == TERMS
    assert (back.rows * VECTORS.rows).sum(axis=1) == pytest.approx(1, abs=0.02)
    assert packed_vectors(VECTORS) == packed_vectors(VECTORS)


def test_the_shipped_vectors_know_that_a_hedgehog_is_an_animal_in_four_languages():
    about = meaning()
    asked = about.of_query(query_terms("small animals", "en", about.words), "en")
    for language, animal, other in (
        ("ru", "ёж", "налог"), ("sv", "igelkott", "skatt"), ("vi", "con nhím", "thuế"), ("en", "hedgehog", "tax"),
    ):  # fmt: skip
        near, far = (
            about.of_document(document_terms(text, language, about.words), language) for text in (animal, other)
        )
        assert asked @ near > asked @ far + 0.1, language
