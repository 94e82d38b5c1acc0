"""What a query finds: words, letters and concepts weighed together over the rows that the asker may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from yokoten.practices.rules.search.expanding import Group, Spellings, expanded
from yokoten.practices.rules.search.folding import stripped
from yokoten.practices.rules.search.index.columns import NARROWING, Columns
from yokoten.practices.rules.search.index.library import CONCEPTS, Index
from yokoten.practices.rules.search.index.shelf import Shelf
from yokoten.practices.rules.search.lexicon import Lexicon
from yokoten.practices.rules.search.scoring import BY_CONCEPTS, BY_GRAMS, BY_WORDS, fused
from yokoten.practices.rules.search.tokens import JOINED, LANGUAGES, Asked

OTHER_LANGUAGE = 0.8
NARROWER = 0.8
LEAST_SHARE = 0.15
MOST_TERMS = 40
LITERAL, RELATED, TRANSLATION, CONCEPT, LETTERS = "literal", "related", "translation", "concept", "letters"
RELEVANCE, NEWEST, CONFIRMED, TITLE, EVIDENCE = "", "newest", "confirmed", "title", "evidence"


@dataclass(frozen=True)
class Meant:
    """A concept that the words of a query name, with those that stand under it."""

    shown: str
    code: str
    narrower: tuple[str, ...] = ()


@dataclass(frozen=True)
class Query:
    """Words of one language, and the concepts that they name."""

    text: str
    language: str
    concepts: tuple[Meant, ...] = ()


@dataclass(frozen=True)
class Why:
    """How a found term came to be looked for."""

    shown: str
    kind: str
    weight: float


@dataclass(frozen=True, eq=False)
class Scored:
    """Every row's score, the language that speaks loudest for it (-1 none), and the groups by language."""

    scores: np.ndarray
    loudest: np.ndarray
    groups: Mapping[str, Sequence[Group]] = field(default_factory=dict)
    near: Mapping[str, Sequence[Group]] = field(default_factory=dict)

    @property
    def hits(self) -> np.ndarray:
        """Rows near enough to the best."""
        best = float(self.scores.max(initial=0.0))
        return (self.scores > 0) & (self.scores >= LEAST_SHARE * best)


def scored(index: Index, query: Query, seen: np.ndarray, words: Lexicon) -> Scored:
    """Score the seen rows; nothing of what is not seen has a part in it."""
    by_words, by_letters = np.zeros(len(seen)), np.zeros(len(seen))
    loudest, loud = np.full(len(seen), -1, dtype=np.int8), np.zeros(len(seen))
    groups: dict[str, Sequence[Group]] = {}
    near: dict[str, Sequence[Group]] = {}
    for number, language in enumerate(LANGUAGES):
        shelf = index.shelves[language]
        share = 1.0 if language == query.language else OTHER_LANGUAGE
        visible = seen[shelf.rows]
        spell = _spelling(shelf, visible)
        groups[language] = expanded(query.text, query.language, language, words, spell)[:MOST_TERMS]
        near[language] = [_near(group.asked, group.rarity, shelf) for group in groups[language]]
        in_words = _spread(shelf, shelf.scores(groups[language], visible) * share, by_words)
        in_letters = _spread(shelf, shelf.scores(near[language], visible) * share, by_letters)
        both = in_words + in_letters * BY_GRAMS
        louder = both > loud
        loudest[louder], loud[louder] = number, both[louder]
    by_concepts = np.zeros(len(seen))
    shelf = index.shelves[CONCEPTS]
    _spread(shelf, shelf.scores([_meant(each) for each in query.concepts], seen[shelf.rows]), by_concepts)
    total = fused([(BY_WORDS, by_words), (BY_GRAMS, by_letters), (BY_CONCEPTS, by_concepts)])
    return Scored(total, loudest, groups, near)


def narrowed(columns: Columns, wanted: Mapping[str, str], *, but: str = "") -> np.ndarray:
    """Rows with all the wanted values; `but` is left open."""
    found = np.ones(len(columns), dtype=bool)
    for name in NARROWING:
        if name != but and wanted.get(name):
            found &= columns.having(name, wanted[name])
    return found


def facets(columns: Columns, hits: np.ndarray, wanted: Mapping[str, str]) -> dict[str, tuple[tuple[str, int], ...]]:
    """By way of narrowing, what each choice would leave with every other narrowing kept."""
    has_all = hits & narrowed(columns, wanted)
    return {
        name: columns.counted(name, hits & narrowed(columns, wanted, but=name) if wanted.get(name) else has_all)
        for name in NARROWING
    }


def ordered(columns: Columns, among: np.ndarray, scores: np.ndarray | None, sort: str) -> np.ndarray:
    """The rows in order; equal ones by the number of the practice, the newer first, so that pages never change."""
    rows = np.flatnonzero(among)
    last = -columns.practices[rows]
    keys: dict[str, tuple[np.ndarray, ...]] = {
        NEWEST: (-columns.published[rows],),
        CONFIRMED: (-columns.confirmed[rows],),
        EVIDENCE: (-columns.published[rows], columns.grades[rows]),
    }
    if sort == TITLE:
        return rows[np.argsort(columns.by_title[rows], kind="stable")]
    if scores is not None and sort == RELEVANCE:
        return rows[np.lexsort((last, -np.round(scores[rows], 9)))]
    return rows[np.lexsort((last, *keys.get(sort, keys[NEWEST])))]


def whys(scores: Scored, query: Query, language: str) -> dict[str, Why]:
    """Found terms of a language with the asked word and the kind: what highlights and reasons are made of."""
    found: dict[str, Why] = {}
    for kind_of, groups in ((_kind, scores.groups), (_by_letters, scores.near)):
        for group in groups.get(language, ()):
            for term, weight in group.found:
                why = Why(group.asked.shown, kind_of(group.asked.term, term, query.language == language), weight)
                if term not in found or (found[term].kind != LITERAL and found[term].weight < weight):
                    found[term] = why
    return found


def _kind(asked: str, term: str, is_same_language: bool) -> str:
    if term == asked or (is_same_language and stripped(term) == stripped(asked)):
        return LITERAL
    return RELATED if is_same_language else TRANSLATION


def _by_letters(asked: str, term: str, _is_same_language: bool) -> str:
    return LITERAL if term == asked else LETTERS


def _spelling(shelf: Shelf, visible: np.ndarray) -> Spellings:
    return lambda _language, plain: shelf.looking_like(plain, visible)


def _near(asked: Asked, rarity: float, shelf: Shelf) -> Group:
    alike = () if JOINED in asked.term or not asked.term.isalpha() else shelf.alike(asked.term)
    return Group(asked, tuple(alike), rarity, True)


def _meant(concept: Meant) -> Group:
    below = tuple((code, NARROWER) for code in concept.narrower)
    return Group(Asked(concept.shown, concept.code, 1.0), ((concept.code, 1.0), *below), 1.0, True)


def _spread(shelf: Shelf, scores: np.ndarray, total: np.ndarray) -> np.ndarray:
    """Scores of texts brought to their rows; of several languages of a practice the best counts."""
    mine = np.zeros_like(total)
    hit = np.flatnonzero(scores)
    mine[shelf.rows[hit]] = scores[hit]
    np.maximum(total, mine, out=total)
    return mine
