"""Reading a dictionary of English in the format of WordNet: senses, what they stand under, and how they are defined.

Fellbaum (ed.), WordNet: An Electronic Lexical Database, MIT Press, 1998; the formats are those of wndb(5WN).
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from yokoten.practices.rules.search.tokens import is_stop, term_of, tokens

PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SENSES = 3
DEFINED, POINTED, ABOVE = 0.35, 0.4, 0.2
POINTERS = frozenset({"@", "+", "&", "#p", "%p", "~i", "@i", "\\", "=", ">", "*"})
COMMON = 1.5
Key = tuple[str, str]
Bag = dict[str, float]


@dataclass(frozen=True)
class Sense:
    """A meaning: its words, the terms of its definition, what it points to."""

    words: tuple[str, ...]
    defined: tuple[str, ...]
    pointers: tuple[tuple[str, Key], ...]


@dataclass(frozen=True)
class Dictionary:
    """Senses by place, and for every single word its senses in each part of speech, the commonest first."""

    senses: Mapping[Key, Sense]
    words: Mapping[str, list[list[Key]]]
    tagged: frozenset[str]


def read_dictionary(files: Mapping[str, str]) -> Dictionary:
    """The dictionary from its files by name (`data.noun`, `index.noun`, …)."""
    senses = {key: sense for part in PARTS for key, sense in _senses(files[f"data.{part}"], PARTS[part])}
    words: dict[str, list[list[Key]]] = {}
    tagged = set()
    for part, letter in PARTS.items():
        for fields in _lines(files[f"index.{part}"]):
            count = int(fields[2])
            if "_" not in fields[0]:
                words.setdefault(fields[0], []).append([(letter, place) for place in fields[-count:]])
                if fields[-count - 1] != "0":
                    tagged.add(fields[0])
    return Dictionary(senses, words, frozenset(tagged))


def _lines(text: str) -> Iterator[list[str]]:
    return (line.split() for line in text.splitlines() if line and not line.startswith(" "))


def _senses(text: str, letter: str) -> Iterator[tuple[Key, Sense]]:
    for line in text.splitlines():
        if line and not line.startswith(" "):
            head, _, gloss = line.partition("|")
            fields = head.split()
            after = 4 + 2 * int(fields[3], 16)
            pointers = [fields[after + 1 + 4 * at : after + 4 + 4 * at] for at in range(int(fields[after]))]
            yield (
                (letter, fields[0]),
                Sense(
                    tuple(re.sub(r"\(.*", "", word) for word in fields[4:after:2]),
                    tuple(_terms(gloss.split('"')[0])),
                    tuple((symbol, ("a" if part == "s" else part, place)) for symbol, place, part in pointers),
                ),
            )


def _terms(text: str) -> list[str]:
    cut = [token for token in tokens(text, "en") if not is_stop(token.word, "en")]
    return [token.term for token in cut if len(token.term) > 1 and not token.term.isdigit()]


def telling(dictionary: Dictionary) -> dict[str, float]:
    """How telling each term of the definitions is."""
    holding = Counter(term for sense in dictionary.senses.values() for term in set(sense.defined))
    total = len(dictionary.senses)
    return {term: math.log(total / (1 + count)) for term, count in holding.items()}


def explained(dictionary: Dictionary) -> dict[str, Bag]:
    """For the term of every word the terms that explain it: synonyms, definitions, and those of what it points to."""
    found: dict[str, Bag] = {}
    for word, parts in dictionary.words.items():
        bag = found.setdefault(term_of(word, "en"), {})
        for places in parts:
            for rank, key in enumerate(places[:SENSES]):
                _explain(bag, dictionary.senses, key, 1 / (1 + rank) / (1.0 if len(parts) == 1 else 1.3))
    return found


def _explain(bag: Bag, senses: Mapping[Key, Sense], key: Key, weight: float) -> None:
    _add(bag, senses[key], weight)
    for symbol, other in senses[key].pointers:
        if symbol in POINTERS and other in senses:
            _add(bag, senses[other], weight * POINTED)
            if symbol == "@":
                for higher in (place for mark, place in senses[other].pointers if mark == "@"):
                    for word in senses[higher].words:
                        _count(bag, _terms(word.replace("_", " ")), weight * ABOVE)


def _add(bag: Bag, sense: Sense, weight: float) -> None:
    for word in sense.words:
        _count(bag, _terms(word.replace("_", " ")), weight * (0.5 if "_" in word else 1.0))
    _count(bag, sense.defined, weight * DEFINED)


def _count(bag: Bag, terms: list[str] | tuple[str, ...], weight: float) -> None:
    for term in terms:
        bag[term] = bag.get(term, 0.0) + weight
