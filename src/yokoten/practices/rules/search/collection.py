"""Texts of one language in memory, found by queries of any of the four."""

from collections.abc import Iterable, Sequence

import numpy as np

from yokoten.practices.rules.search.expanding import Group, expanded
from yokoten.practices.rules.search.folding import stripped
from yokoten.practices.rules.search.grams import grams
from yokoten.practices.rules.search.lexicon import Lexicon
from yokoten.practices.rules.search.meaning import Meaning
from yokoten.practices.rules.search.scoring import (
    BY_EMBEDDING,
    BY_GRAMS,
    BY_MEANING,
    BY_WORDS,
    fused,
    inverse_frequency,
    ranked,
    saturated,
)
from yokoten.practices.rules.search.tokens import document_terms, query_terms

Postings = dict[str, tuple[np.ndarray, np.ndarray]]


class Collection:
    """An index of a few thousand texts of one language; an index of the database keeps the same postings in tables."""

    def __init__(
        self,
        language: str,
        ids: Sequence[str],
        texts: Sequence[str],
        words: Lexicon,
        vectors: np.ndarray | None = None,
        meaning: Meaning | None = None,
    ) -> None:
        self.language, self.ids, self.words, self.vectors = language, list(ids), words, vectors
        cut = [document_terms(text, language, words) for text in texts]
        self.terms, self.lengths = _postings(cut)
        self.meaning = meaning
        self.about = np.array([meaning.of_document(terms, language) for terms in cut]) if meaning and cut else None
        self.grams, self.gram_lengths = _postings([dict(grams(text)) for text in texts])
        self._spelled: dict[str, list[str]] = {}
        for term in self.terms:
            if stripped(term) != term:
                self._spelled.setdefault(stripped(term), []).append(term)

    def spelled(self, language: str, plain: str) -> Iterable[str]:
        """Terms of the texts that look so without marks."""
        return self._spelled.get(plain, ())

    def found(self, text: str, source: str, most: int = 100, vector: np.ndarray | None = None) -> list[str]:
        """Ids of the texts a query finds, best first; `vector` is that of the query when texts have theirs."""
        scores = self.scores(text, source, vector)
        return [self.ids[at] for at in ranked(scores, self.ids, most)]

    def scores(self, text: str, source: str, vector: np.ndarray | None = None) -> np.ndarray:
        """The fused score of every text."""
        groups = expanded(text, source, self.language, self.words, self.spelled)
        ways = [(BY_WORDS, self.by_words(groups)), (BY_GRAMS, self.by_grams(text))]
        if self.about is not None and self.meaning:
            asked = self.meaning.of_query(query_terms(text, source, self.words), source)
            ways.append((BY_MEANING, np.maximum(self.about @ asked, 0.0)))
        if vector is not None and self.vectors is not None and len(self.ids):
            ways.append((BY_EMBEDDING, np.maximum(self.vectors @ vector, 0.0)))
        return fused(ways)

    def by_words(self, groups: list[Group]) -> np.ndarray:
        """Expected-frequency BM25 of the groups."""
        total = np.zeros(len(self.ids))
        mean = float(self.lengths.mean()) if len(self.ids) else 1.0
        for group in groups:
            frequency, holding = np.zeros(len(self.ids)), 0.0
            for term, weight in group.found:
                if term in self.terms:
                    at, counts = self.terms[term]
                    frequency[at] += weight * counts
                    holding += weight * len(at)
            if holding:
                worth = group.weight * group.rarity * inverse_frequency(holding, len(self.ids))
                total += worth * saturated(frequency, self.lengths, mean)
        return total

    def by_grams(self, text: str) -> np.ndarray:
        """BM25 of the character n-grams."""
        total = np.zeros(len(self.ids))
        mean = float(self.gram_lengths.mean()) if len(self.ids) else 1.0
        for gram in sorted(grams(text)):
            if gram in self.grams:
                at, counts = self.grams[gram]
                worth = inverse_frequency(len(at), len(self.ids))
                total[at] += worth * saturated(counts, self.gram_lengths[at], mean)
        return total


def _postings(texts: list[dict[str, float]]) -> tuple[Postings, np.ndarray]:
    gathered: dict[str, tuple[list[int], list[float]]] = {}
    for at, text in enumerate(texts):
        for term, count in text.items():
            places, counts = gathered.setdefault(term, ([], []))
            places.append(at)
            counts.append(count)
    lengths = np.array([sum(text.values()) for text in texts])
    return {term: (np.array(places), np.array(counts)) for term, (places, counts) in gathered.items()}, lengths
