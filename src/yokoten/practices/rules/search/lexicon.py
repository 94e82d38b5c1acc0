"""What is known about words: the learned table under our own rows, asked term by term."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Set
from functools import cache, lru_cache

import numpy as np

from yokoten.practices.rules.search.folding import stripped
from yokoten.practices.rules.search.keeping import for_good
from yokoten.practices.rules.search.rows import Cut, forms, likeness, terms_of
from yokoten.practices.rules.search.shipped import shipped_cuts, shipped_table
from yokoten.practices.rules.search.table import Table
from yokoten.practices.rules.search.tokens import JOINED, LANGUAGES

OWN_OFTEN = 25
SENSE = 3.0
KIN_LEAST, KIN_REST = 4, 3
Weighed = dict[str, float]


class Lexicon:
    """Terms of four languages and their translations; cheap to ask, built once and never changed.

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
        self._ordered: dict[str, list[str]] = {}
        self._unmarked: dict[str, dict[str, list[str]]] = {}
        self._own: dict[str, dict[str, list[int]]] = {code: {} for code in LANGUAGES}
        self._starts: dict[str, set[str]] = {code: set() for code in LANGUAGES}
        self._own_found = lru_cache(maxsize=16_384)(self._found)
        self._take(own)

    def _take(self, own: Iterable[Cut]) -> None:
        self._rows.extend(own)
        for side, code in enumerate(LANGUAGES):
            met, starts = self._own[code], self._starts[code]
            for number, row in enumerate(self._rows):
                for term in terms_of(row[side]):
                    met.setdefault(term, []).append(number)
                    end = term.find(JOINED)
                    while end > 0:
                        starts.add(term[:end])
                        end = term.find(JOINED, end + 1)

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

    def phrases(self, language: str) -> Set[str]:
        """All beginnings of known phrases: the first term alone, the first two joined, and so on."""
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

    def own(self, source: str, target: str, term: str, word: str = "") -> Weighed:
        """Translations of our own rows, with words of a phrase at lower weight; within a language whole synonyms.

        Rows whose written word is less like `word` than the most alike count for less.
        """
        return self._own_found(source, target, term, word if term in self._own[source] else "")

    def _found(self, source: str, target: str, term: str, word: str) -> Weighed:
        found: Weighed = {}
        rows = self._sensed(source, term, word)
        most = max((like for _, _, like in rows), default=1.0)
        for number, sure, like in rows:
            share = sure * (like / max(most, 0.01)) ** SENSE
            for form in forms(self._rows[number][LANGUAGES.index(target)], target):
                parts = form.parts if source != target else ()
                for name, weight in ((form.term, form.weight), *parts):
                    found[name] = max(found.get(name, 0.0), weight * share)
        return found

    def _sensed(self, language: str, term: str, word: str) -> list[tuple[int, float, float]]:
        side, found = LANGUAGES.index(language), []
        compared = JOINED not in term and word[:2] == term[:2]
        for number in self._own[language].get(term, ()):
            same = [form for form in forms(self._rows[number][side], language) if form.term == term]
            like = max(likeness(form.word, word) for form in same) if compared else 1.0
            found.append((number, max(form.weight for form in same), like))
        return found

    def kin(self, language: str, term: str) -> list[str]:
        """Known terms that look like other forms of an unknown one: shorter or a little longer, same consonants."""
        if self._ordered.get(language) is None:
            self._ordered[language] = sorted({*self._own[language], *self.table.terms[language]})
        known, found = self._ordered[language], []
        for length in range(len(term) - 1, max(KIN_LEAST, len(term) - KIN_REST) - 1, -1):
            at = bisect_left(known, term[:length])
            if at < len(known) and known[at] == term[:length]:
                found.append(term[:length])
                break
        if len(term) >= KIN_LEAST:
            at = bisect_left(known, term)
            while at < len(known) and known[at].startswith(term) and len(found) < 4:
                if len(known[at]) <= len(term) + 2 and JOINED not in known[at]:
                    found.append(known[at])
                at += 1
        return found

    def unmarked(self, language: str, plain: str) -> list[str]:
        """Known terms that look like this one when typed without tones, å, ä or ö; made ready at first use."""
        if language not in self._unmarked:
            forms_of: dict[str, list[str]] = {}
            for term in sorted({*self._own[language], *self.table.terms[language]}):
                if not term.isascii():
                    forms_of.setdefault(stripped(term), []).append(term)
            self._unmarked[language] = forms_of
        return self._unmarked[language].get(plain, [])

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
    return for_good(Lexicon(shipped_table(), shipped_cuts()))
