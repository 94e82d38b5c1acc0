"""Texts of one language in memory, found by queries of any of the four: the index of the library, for evaluation."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from yokoten.practices.rules.search.index.columns import Facts, Sight
from yokoten.practices.rules.search.index.finding import Query, scored
from yokoten.practices.rules.search.index.library import Entry, Index
from yokoten.practices.rules.search.index.segment import ABOUT, SENTENCE
from yokoten.practices.rules.search.index.sheaf import coded, cut
from yokoten.practices.rules.search.lexicon import Lexicon
from yokoten.practices.rules.search.meaning import Meaning
from yokoten.practices.rules.search.scoring import ranked
from yokoten.practices.rules.search.tokens import query_terms


class Collection:
    """Texts of a language that compete for a query; each scored as a practice of the library is."""

    def __init__(
        self,
        language: str,
        ids: Sequence[str],
        texts: Sequence[str],
        words: Lexicon,
        vectors: np.ndarray | None = None,
        meaning: Meaning | None = None,
    ) -> None:
        self.language, self.ids, self.words, self.meaning = language, list(ids), words, meaning
        self.has_vectors = vectors is not None
        entries = []
        for at, text in enumerate(texts):
            one = cut("", text, language, words, meaning)
            if vectors is not None:
                one = replace(one, sentence=coded(vectors[at]))
            entries.append(Entry(at + 1, _facts(at + 1), {language: one}))
        self.index = Index().with_entries(entries)

    def found(self, text: str, source: str, most: int = 100, vector: np.ndarray | None = None) -> list[str]:
        """Ids of the texts a query finds, best first; `vector` is that of the query when texts have theirs."""
        scores = self.scores(text, source, vector)
        return [self.ids[at] for at in ranked(scores, self.ids, most)]

    def scores(self, text: str, source: str, vector: np.ndarray | None = None) -> np.ndarray:
        """The fused score of every text."""
        vectors = {}
        if self.meaning:
            vectors[ABOUT] = self.meaning.of_query(query_terms(text, source, self.words), source)
        if vector is not None and self.has_vectors:
            vectors[SENTENCE] = vector
        seen = self.index.seen(Sight(is_everything=True))
        return scored(self.index, Query(text, source, vectors=vectors), seen, self.words).scores


def _facts(number: int) -> Facts:
    return Facts(number, 0, "public", "", "", "", "", "", "", False, 0, 0)
