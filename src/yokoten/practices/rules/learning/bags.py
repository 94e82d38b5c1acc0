"""Segments as numbered terms, the form in which the model reads them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from yokoten.practices.rules.learning.cleaning import Segment
from yokoten.practices.rules.search.tokens import JOINED, LANGUAGES, is_stop, tokens

LONGEST = 30
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+(?=[^\W\d_])")


@dataclass(frozen=True)
class Bags:
    """Terms of each segment of one language, each once: `terms[starts[n]:starts[n + 1]]` are those of segment n."""

    terms: np.ndarray
    starts: np.ndarray

    def sizes(self) -> np.ndarray:
        """How many terms each segment has."""
        return np.diff(self.starts)


@lru_cache(maxsize=2_000_000)
def training_terms(text: str, language: str) -> tuple[str, ...]:
    """The terms of a sentence, each once and sorted; pairs of syllables for Vietnamese, stop words left out."""
    cut = tokens(text, language)
    kept = {token.term for token in cut if not is_stop(token.word, language)}
    if language == "vi":
        for one, two in zip(cut, cut[1:], strict=False):
            if two.follows and not (is_stop(one.word, language) and is_stop(two.word, language)):
                kept.add(one.term + JOINED + two.term)
    else:
        kept = {term for term in kept if len(term) > 1}
    return tuple(sorted(term for term in kept if not term.isdigit()))


def sentences(segments: Iterable[Segment], first: str, second: str) -> list[tuple[str, str]]:
    """Pairs of sentences of two languages; a longer text is split where both have as many sentences."""
    found = []
    for segment in segments:
        if first in segment and second in segment:
            one, two = _SENTENCE.split(segment[first]), _SENTENCE.split(segment[second])
            if len(one) == len(two):
                found.extend(zip(one, two, strict=True))
            else:
                found.append((segment[first], segment[second]))
    return found


def vocabulary(segments: Sequence[Segment], least: int) -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    """How many segments hold each term met at least so often, and how many segments there are, by language."""
    met: dict[str, Counter[str]] = {code: Counter() for code in LANGUAGES}
    total: Counter[str] = Counter()
    for segment in segments:
        for code, text in segment.items():
            met[code].update(training_terms(text, code))
            total[code] += 1
    often = {
        code: {term: count for term, count in sorted(met[code].items()) if count >= least and _is_plain(term, code)}
        for code in LANGUAGES
    }
    return often, {code: total[code] for code in LANGUAGES}


def _is_plain(term: str, language: str) -> bool:
    """Whether the term is written in the letters of its language and no longer than words are."""
    return len(term) <= 30 and (language == "ru") == bool(re.search("[а-я]", term)) and "'" not in term


def bagged(texts: Sequence[str], language: str, numbers: dict[str, int]) -> Bags:
    """Numbered terms of each text; a text that is too long has none."""
    terms: list[int] = []
    starts = [0]
    longest = LONGEST * 2 if language == "vi" else LONGEST
    for text in texts:
        found = [numbers[term] for term in training_terms(text, language) if term in numbers]
        terms.extend(found if len(found) <= longest else ())
        starts.append(len(terms))
    return Bags(np.array(terms, dtype=np.int64), np.array(starts, dtype=np.int64))
