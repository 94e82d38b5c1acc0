"""The file of the learned table."""

import numpy as np
import pytest

from practices.rules.search.small import LEARNED, small_table
from yokoten.practices.rules.search.lexicon import Lexicon
from yokoten.practices.rules.search.rows import cut_rows
from yokoten.practices.rules.search.table import LexiconUnfit, empty_table, packed, unpacked


def test_a_table_comes_back_from_its_file():
    table = small_table()
    back = unpacked(packed(table))
    assert back.terms == table.terms and back.segments == table.segments
    for pair, links in table.links.items():
        assert back.links[pair].first.tolist() == links.first.tolist()
        assert back.links[pair].second.tolist() == links.second.tolist()
        assert np.allclose(back.links[pair].weight, links.weight, rtol=0.02)


def test_links_far_apart_in_a_large_vocabulary_come_back():
    names = [f"t{at:05}" for at in range(700)]
    learned = {pair: [] for pair in LEARNED}
    learned["en", "ru"] = [(names[one], "я" + names[two], 0.5) for one, two in ((1, 690), (1, 2), (9, 3))]
    learned["en", "ru"] += [(names[5], "я" + name, 0.9) for name in names]
    table = small_table(learned)
    assert unpacked(packed(table)).links["en", "ru"].second.tolist() == table.links["en", "ru"].second.tolist()


def test_the_same_table_gives_the_same_bytes():
    assert packed(small_table()) == packed(small_table())


def test_an_empty_table_comes_back_empty():
    assert unpacked(packed(empty_table())).counts() == empty_table().counts()


def test_another_file_is_refused():
    with pytest.raises(LexiconUnfit):
        unpacked(b"PK\x03\x04")


def test_learned_links_are_asked_in_both_directions():
    words = Lexicon(small_table())
    assert words.learned("en", "ru", "water") == {"вод": 0.8, "водн": 0.2}
    assert words.learned("ru", "en", "вод") == {"water": 0.8}
    assert words.learned("ru", "ru", "вод") == {} == words.learned("ru", "en", "неведом")


def test_rarity_falls_with_how_often_a_term_was_met():
    words = Lexicon(small_table())
    assert words.rarity("en", "sea") > words.rarity("en", "water") > 0
    assert words.rarity("en", "never met") == 1.0


def test_a_word_of_our_own_counts_as_met():
    words = Lexicon(small_table(), cut_rows([{"en": "takt", "sv": "takt"}]))
    assert words.often("sv", "takt") > 10 and words.knows("sv", "takt")
    assert words.often("sv", "okänd") == 0 and not words.knows("sv", "okänd")
