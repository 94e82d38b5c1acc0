"""What is known about words: the learned table under our own rows, asked term by term."""

import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import numpy as np

from yokoten.practices.rules.search.rows import Meaning, meanings, read_rows
from yokoten.practices.rules.search.table import Table, empty_table, unpacked
from yokoten.practices.rules.search.tokens import JOINED, LANGUAGES

PACKAGE, FOLDER, TABLE = "yokoten.practices", "lexicon", "table.xz"
OWN_OFTEN = 25
Weighed = dict[str, float]


class Lexicon:
    """Terms of four languages and their translations; cheap to ask, built once.

    `meanings` may hold more rows than the product ships, such as terms approved by users.
    """

    def __init__(self, table: Table, own: Iterable[Meaning] = ()) -> None:
        self.table = table
        self._place = {code: {term: at for at, term in enumerate(table.terms[code])} for code in LANGUAGES}
        self._learned = {}
        for (first, second), links in table.links.items():
            self._learned[first, second] = _by_source(links.first, links.second, links.weight, len(table.terms[first]))
            self._learned[second, first] = _by_source(links.second, links.first, links.weight, len(table.terms[second]))
        self._meanings: list[Meaning] = []
        self._own: dict[str, dict[str, list[int]]] = {code: {} for code in LANGUAGES}
        self._starts: dict[str, dict[str, int]] = {code: {} for code in LANGUAGES}
        self.add(own)

    def add(self, own: Iterable[Meaning]) -> None:
        """Take in more rows of ours."""
        for meaning in own:
            number = len(self._meanings)
            self._meanings.append(meaning)
            for code, forms in meaning.items():
                for form in forms:
                    self._own[code].setdefault(form.term, []).append(number)
                    first, *rest = form.term.split(JOINED)
                    if rest:
                        self._starts[code][first] = max(self._starts[code].get(first, 0), len(rest) + 1)

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
        found = range(starts[at], starts[at + 1])
        return {names[others[each]]: float(weights[each]) for each in found}

    def own(self, source: str, target: str, term: str) -> Weighed:
        """Translations (or synonyms, within a language) of our own rows; words of a phrase at lower weight."""
        found: Weighed = {}
        for number in self._own[source].get(term, ()):
            meaning = self._meanings[number]
            sure = next(form.weight for form in meaning[source] if form.term == term)
            for form in meaning[target]:
                for name, weight in ((form.term, form.weight), *form.parts):
                    found[name] = max(found.get(name, 0.0), weight * sure)
        return found

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
    folder = files(PACKAGE).joinpath(FOLDER)
    table = folder.joinpath(TABLE)
    return Lexicon(unpacked(table.read_bytes()) if table.is_file() else empty_table(), meanings(shipped_rows()))


def shipped_rows() -> list[Mapping[str, str]]:
    """The rows of our own dictionary."""
    words = files(PACKAGE).joinpath(FOLDER, "words")
    found: list[Mapping[str, str]] = []
    if words.is_dir():
        for table in sorted(words.iterdir(), key=lambda path: path.name):
            if table.name.endswith(".csv"):
                found.extend(read_rows(table.read_text(encoding="utf-8")))
    return found
