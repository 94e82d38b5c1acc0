"""What is known about words: the learned table under our own rows, asked term by term."""

import math
from collections.abc import Iterable
from functools import cache, lru_cache

import numpy as np

from yokoten.practices.rules.search.rows import Cut, Form, forms, terms_of
from yokoten.practices.rules.search.shipped import shipped_cuts, shipped_table
from yokoten.practices.rules.search.table import Table
from yokoten.practices.rules.search.tokens import JOINED, LANGUAGES

OWN_OFTEN = 25
Weighed = dict[str, float]


class Lexicon:
    """Terms of four languages and their translations; cheap to ask, built once.

    `own` may hold more rows than the product ships, such as terms approved by users (`rows.cut_rows`).
    """

    def __init__(self, table: Table, own: Iterable[Cut] = ()) -> None:
        self.table = table
        self._place = {code: {term: at for at, term in enumerate(table.terms[code])} for code in LANGUAGES}
        self._learned = {}
        for (first, second), links in table.links.items():
            sizes = len(table.terms[first]), len(table.terms[second])
            self._learned[first, second] = _by_source(links.first, links.second, links.weight, sizes[0])
            self._learned[second, first] = _by_source(links.second, links.first, links.weight, sizes[1])
        self._rows: list[Cut] = []
        self._own: dict[str, dict[str, list[int]]] = {code: {} for code in LANGUAGES}
        self._starts: dict[str, dict[str, int]] = {code: {} for code in LANGUAGES}
        self._forms = lru_cache(maxsize=4096)(self._read_forms)
        self.add(own)

    def add(self, own: Iterable[Cut]) -> None:
        """Take in more rows of ours."""
        begin = len(self._rows)
        self._rows.extend(own)
        for side, code in enumerate(LANGUAGES):
            met, starts = self._own[code], self._starts[code]
            for number, row in enumerate(self._rows[begin:], begin):
                for term in terms_of(row[side]):
                    met.setdefault(term, []).append(number)
                    length = term.count(JOINED) + 1
                    if length > 1:
                        first = term[: term.index(JOINED)]
                        starts[first] = max(starts.get(first, 0), length)

    def often(self, language: str, term: str) -> int:
        """How many training segments hold the term; a word of our own rows counts as met."""
        at = self._place[language].get(term)
        met = int(self.table.often[language][at]) if at is not None else 0
        return max(met, OWN_OFTEN) if term in self._own[language] else met

    def rarity(self, language: str, term: str) -> float:
        """Inverse document frequency of the term in training, between 0 (everywhere) and 1 (once or never)."""
        total = max(self.table.segments.get(language, 0), 2)
        at = self._place[language].get(term)
        met = int(self.table.often[language][at]) if at is not None else 1
        return max(0.0, math.log(total / max(met, 1)) / math.log(total))

    def phrases(self, language: str) -> dict[str, int]:
        """First terms of known phrases, with the greatest number of terms of a phrase that begins so."""
        return self._starts[language]

    def is_phrase(self, language: str, phrase: str) -> bool:
        """Whether the joined terms are one of our phrases."""
        return phrase in self._own[language]

    def learned(self, source: str, target: str, term: str) -> Weighed:
        """Translations the table has learned."""
        at = self._place[source].get(term)
        if at is None or source == target:
            return {}
        starts, others, weights = self._learned[source, target]
        names = self.table.terms[target]
        return {names[others[each]]: float(weights[each]) for each in range(starts[at], starts[at + 1])}

    def own(self, source: str, target: str, term: str) -> Weighed:
        """Translations (or synonyms, within a language) of our own rows; words of a phrase at lower weight."""
        found: Weighed = {}
        for number in self._own[source].get(term, ()):
            sure = next(form.weight for form in self._forms(number, source) if form.term == term)
            for form in self._forms(number, target):
                for name, weight in ((form.term, form.weight), *form.parts):
                    found[name] = max(found.get(name, 0.0), weight * sure)
        return found

    def _read_forms(self, number: int, language: str) -> list[Form]:
        return forms(self._rows[number][LANGUAGES.index(language)], language)

    def knows(self, language: str, term: str) -> bool:
        """Whether any translation of the term is known."""
        return term in self._own[language] or term in self._place[language]


def _by_source(source: np.ndarray, target: np.ndarray, weight: np.ndarray, size: int) -> tuple[np.ndarray, ...]:
    order = np.argsort(source, kind="stable")
    starts = np.concatenate(([0], np.cumsum(np.bincount(source, minlength=size))))
    return starts, target[order], weight[order]


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the product, loaded at first use."""
    return Lexicon(shipped_table(), shipped_cuts())
