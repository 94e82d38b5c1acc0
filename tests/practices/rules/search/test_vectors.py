"""Vectors of texts in the index: coded in a byte a number, found by their signs, compared exactly."""

import numpy as np
import pytest

from yokoten.practices.rules.search.index.library import Entry, Index
from yokoten.practices.rules.search.index.segment import ABOUT, SENTENCE, packed, segment_of, unpacked
from yokoten.practices.rules.search.index.sheaf import Text, bound, coded, lengths_of, stacked

RNG = np.random.default_rng(3)
ROWS = RNG.normal(size=(900, 64)).astype(np.float32)
ROWS /= np.linalg.norm(ROWS, axis=1, keepdims=True)


def shelf(rows=ROWS):
    texts = [Text({f"w{at}": 1.0}, coded(row)) for at, row in enumerate(rows)]
    return Index().shelves["en"].with_segment(segment_of(range(len(rows)), [bound(texts[:300]), bound(texts[300:])]))


def test_a_coded_vector_is_itself_within_a_hundredth():
    codes = coded(ROWS)
    assert np.abs(codes / lengths_of(codes)[:, None] - ROWS).max() < 0.01
    assert coded(np.zeros(8)).tolist() == [0] * 8 and lengths_of(np.zeros((1, 8), dtype=np.int8)).tolist() == [1.0]


def test_likeness_is_the_cosine_and_never_below_nothing():
    at = np.arange(len(ROWS))
    likeness = shelf().likeness(ABOUT, ROWS[7], at)
    assert likeness == pytest.approx(np.maximum(ROWS @ ROWS[7], 0), abs=0.02)
    assert likeness.argmax() == 7 and likeness.min() == 0.0


def test_the_nearest_by_signs_hold_the_nearest_by_angle():
    view = shelf().view(np.ones(len(ROWS), dtype=bool))
    for asked in ROWS[:20]:
        blurred = asked + RNG.normal(scale=0.05, size=64).astype(np.float32)
        best = set(np.argsort(-(ROWS @ blurred))[:3].tolist())
        assert best <= set(shelf().nearest(ABOUT, blurred, view, 300).tolist())


def test_what_is_not_seen_is_not_among_the_nearest():
    seen = np.ones(len(ROWS), dtype=bool)
    seen[7] = False
    assert 7 not in shelf().nearest(ABOUT, ROWS[7], shelf().view(seen), 50)
    assert not len(shelf().nearest(ABOUT, ROWS[7], shelf().view(seen & False), 50))
    assert 0 < len(shelf().nearest(ABOUT, ROWS[8], shelf().view(seen), 50)) <= 50


def test_vectors_of_another_size_say_nothing():
    at = np.arange(len(ROWS))
    assert not shelf().likeness(ABOUT, np.ones(8), at).any()
    assert not shelf().likeness(SENTENCE, ROWS[0], at).any()
    assert stacked([coded(np.ones(4)), coded(np.ones(2)), coded(np.zeros(0))]).tolist() == [[0, 0], [127, 127], [0, 0]]


def test_a_block_comes_back_from_its_bytes_with_its_vectors():
    block = segment_of([4, 9], [bound([Text({"a": 1.0}, coded(ROWS[0]), coded(ROWS[1][:5])), Text({"b": 2.0})])])
    back = unpacked(packed(block))
    assert back.rows.tolist() == [4, 9] and back.sentence.shape == (2, 5)
    assert back.about.tolist() == block.about.tolist()
    bare = unpacked(packed(segment_of([0], [bound([Text({"a": 0.5})])])))
    assert bare.about.shape == bare.sentence.shape == (1, 0) and bare.counts.tolist() == [1]


def test_an_entry_with_vectors_joins_an_index_of_texts_without():
    index = Index().with_entries([Entry(1, None, {})])
    assert index.segments == 0
