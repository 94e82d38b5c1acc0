"""Which language speaks loudest for a practice that is told in several."""

import numpy as np

from yokoten.practices.rules.search.index.tally import Said, Tally

ENGLISH, RUSSIAN = 0, 1
ROWS = np.array([0, 1, 2])


def tally(*, is_own=RUSSIAN, russian=(0.5, 2.0, 0.0), letters=None):
    made = Tally(4)
    made.take(Said(ENGLISH, ROWS, np.array([3.0, 1.0, 0.0]), None, 1.0, is_own == ENGLISH))
    made.take_like("about", np.array([2]), np.array([0.4]))
    made.take(Said(RUSSIAN, ROWS, np.array(russian), letters, 0.8, is_own == RUSSIAN))
    made.take_like("about", np.array([2]), np.array([0.7]))
    return made


def test_the_language_of_the_query_speaks_first_where_its_words_are_found():
    assert [tally().loudest(row) for row in (0, 1)] == [RUSSIAN, RUSSIAN]
    assert [tally(is_own=None).loudest(row) for row in (0, 1)] == [ENGLISH, RUSSIAN]


def test_where_no_word_is_found_the_likest_text_speaks():
    assert tally().loudest(2) == RUSSIAN and tally().loudest(3) == -1


def test_letters_speak_more_softly_than_words():
    heard = tally(is_own=None, russian=(0.0, 0.0, 0.0), letters=np.array([20.0, 2.0, 1.0]))
    assert [heard.loudest(row) for row in (0, 1, 2)] == [RUSSIAN, ENGLISH, RUSSIAN]


def test_of_several_languages_the_best_score_counts():
    assert tally().words.tolist() == [3.0, 1.6, 0.0, 0.0]
    assert tally().like["about"].tolist() == [0.0, 0.0, 0.7, 0.0]
