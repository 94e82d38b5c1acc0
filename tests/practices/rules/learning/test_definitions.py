"""A dictionary in the format of WordNet, three senses long, and the vectors learned from it."""

import numpy as np

from yokoten.practices.rules.learning import relating
from yokoten.practices.rules.learning.definitions import explained, read_dictionary
from yokoten.practices.rules.learning.relating import learned_vectors

NOUNS = """  1 licence
00000001 03 n 01 animal 0 000 | a living organism that moves
00000002 03 n 02 mammal 0 warm_blood 0 001 @ 00000001 n 0000 | an animal with hair; "a rare example"
00000003 03 n 01 hedgehog 0 001 @ 00000002 n 0000 | a small creature with spines
00000004 03 n 01 tax 0 000 | money charged by a government
00000005 03 n 01 duty 0 001 @ 00000004 n 0000 | a government tax on imports
"""
INDEX = """  1 licence
animal n 1 1 ~ 1 1 00000001
mammal n 1 1 @ 1 0 00000002
hedgehog n 1 1 @ 1 0 00000003
tax n 1 1 ~ 1 1 00000004
duty n 1 1 @ 1 0 00000005
warm_blood n 1 1 @ 1 0 00000002
"""
FILES = {f"{kind}.{part}": "" for kind in ("data", "index") for part in ("noun", "verb", "adj", "adv")}
DICTIONARY = read_dictionary({**FILES, "data.noun": NOUNS, "index.noun": INDEX})


def test_senses_words_and_pointers_are_read():
    hedgehog = DICTIONARY.senses["n", "00000003"]
    assert hedgehog.words == ("hedgehog",) and hedgehog.pointers == (("@", ("n", "00000002")),)
    assert hedgehog.defined == ("small", "creatur", "spine")
    assert DICTIONARY.words["mammal"] == [[("n", "00000002")]] and "warm_blood" not in DICTIONARY.words
    assert DICTIONARY.tagged == {"animal", "tax"}


def test_an_example_is_no_definition():
    assert "exampl" not in DICTIONARY.senses["n", "00000002"].defined


def test_a_word_is_explained_by_its_sense_and_by_what_stands_above_it():
    bag = explained(DICTIONARY)["hedgehog"]
    assert bag["hedgehog"] > bag["spine"] > 0 and bag["mammal"] > 0 and bag["anim"] > 0
    assert "tax" not in bag


def test_like_words_get_like_vectors_the_same_every_time(monkeypatch):
    monkeypatch.setattr(relating, "LEAST_MET", 1)
    monkeypatch.setattr(relating, "COMMON", 0.0)
    wanted = ["hedgehog", "mammal", "anim", "tax", "duti"]
    vectors = learned_vectors(DICTIONARY, wanted)
    place = {term: at for at, term in enumerate(vectors.terms)}
    near = vectors.rows[place["hedgehog"]] @ vectors.rows[place["mammal"]]
    assert near > vectors.rows[place["hedgehog"]] @ vectors.rows[place["tax"]]
    assert np.array_equal(vectors.rows, learned_vectors(DICTIONARY, wanted).rows)
