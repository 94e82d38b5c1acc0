"""What was understood of somebody's words, what they find among what is seen, and why."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from yokoten.practices.models import Practice, PracticeText
from yokoten.practices.queries.indexing import Kept
from yokoten.practices.queries.naming import label_book
from yokoten.practices.queries.sentences import sentence_model
from yokoten.practices.rules.choices import PROSE
from yokoten.practices.rules.search.folding import folded, stripped
from yokoten.practices.rules.search.index.finding import CONCEPT, MEANING, Meant, Query, Scored, scored, whys
from yokoten.practices.rules.search.index.library import Index, Seen
from yokoten.practices.rules.search.index.segment import ABOUT, SENTENCE
from yokoten.practices.rules.search.index.showing import (
    Piece,
    Sought,
    composed,
    marks,
    pieces,
    reasons,
    sought,
    stretch,
)
from yokoten.practices.rules.search.index.tongue import language_of
from yokoten.practices.rules.search.lexicon import lexicon
from yokoten.practices.rules.search.meaning import meaning
from yokoten.practices.rules.search.tokens import JOINED, LANGUAGES, query_terms, tokens

MOST_LETTERS = 200
MOST_SUGGESTED = 3
TELLING = ("essence", "problem", "results", "steps", "context", "difficulties", "resources", "conditions")


@dataclass(frozen=True)
class Reason:
    """An asked word and the word (or the concept's code) by which a practice was found."""

    shown: str
    found: str
    kind: str


@dataclass(frozen=True)
class Match:
    """How a practice matched: the language that was found, its title and a stretch with marks, and the reasons."""

    language: str
    title: tuple[Piece, ...]
    stretch: tuple[Piece, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, eq=False)
class Answer:
    """An answered query. Everything in it is of rows that the asker sees."""

    index: Index
    query: Query
    scored: Scored
    seen: Seen

    @property
    def language(self) -> str:
        return self.query.language

    @cached_property
    def hits(self) -> np.ndarray:
        return self.scored.hits

    @property
    def concepts(self) -> tuple[Meant, ...]:
        """Concepts of the thesaurus that the words name; none says so on the page."""
        return self.query.concepts

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """Words that neither the dictionary nor any seen text of their language knows."""
        groups = [group for group in self.scored.groups.get(self.language, ()) if JOINED not in group.asked.term]
        shelf = self.index.shelves[self.language]
        visible = self.seen.views[self.language].seen
        met = [sum(shelf.holding([term for term, _ in group.found], visible)) for group in groups]
        lost = [group.asked.shown for group, n in zip(groups, met, strict=True) if not n and not group.is_known]
        return tuple(dict.fromkeys(lost))

    @cached_property
    def suggestions(self) -> tuple[tuple[str, str], ...]:
        """For unknown words one that the asker may have meant, as it is written in a text that they see."""
        found = ((word, self._meant(word)) for word in self.unknown[:MOST_SUGGESTED])
        return tuple((word, meant) for word, meant in found if meant and folded(meant) != folded(word))

    def match(self, practice: Practice) -> Match | None:
        """How this practice (with its texts) matched."""
        row = self._rows.get(practice.pk)
        number = self.scored.tally.loudest(row) if row is not None else -1
        texts = {text.language: text for text in practice.texts.all()}
        language = LANGUAGES[number] if number >= 0 else practice.language
        text = texts.get(language)
        if text is None:
            return None
        match = _match(text, self._sought(language), self._carried(practice))
        return match if match.reasons else replace(match, reasons=(Reason(self.query.text, "", MEANING),))

    @cached_property
    def _rows(self) -> dict[int, int]:
        hit = np.flatnonzero(self.hits)
        return dict(zip(self.index.columns.practices[hit].tolist(), hit.tolist(), strict=True))

    def _sought(self, language: str) -> Sought:
        kept = self.__dict__.setdefault("_kept_sought", {})
        if language not in kept:
            kept[language] = sought(language, whys(self.scored, self.query, language), lexicon())
        return kept[language]

    def _carried(self, practice: Practice) -> tuple[Reason, ...]:
        codes = {one.concept.code for one in practice.practice_concepts.all()}
        return tuple(
            Reason(meant.shown, code, CONCEPT)
            for meant in self.query.concepts
            for code in next(([code] for code in (meant.code, *meant.narrower) if code in codes), [])
        )

    def _meant(self, word: str) -> str:
        shelf = self.index.shelves[self.language]
        visible = self.seen.views[self.language].seen
        for term, _ in shelf.alike(tokens(word, self.language)[0].term):
            row = shelf.first_holding(term, visible)
            if row is not None:
                return self._written(int(self.index.columns.practices[row]), term)
        return ""

    def _written(self, practice: int, term: str) -> str:
        text = PracticeText.objects.filter(practice=practice, language=self.language).first()
        prose = "\n".join(getattr(text, name) for name in PROSE) if text else ""
        return next((token.word.lower() for token in tokens(prose, self.language) if token.term == term), "")


def answered(kept: Kept, seen: Seen, words: str, spoken: str, reader: str) -> Answer:
    """Understand the words and look for them among the seen rows."""
    index = kept.index
    text = " ".join(words.split())[:MOST_LETTERS]
    language = spoken if spoken in LANGUAGES else language_of(text, reader, lexicon())
    if not spoken and language == "en" and _looks_vietnamese(index, seen, text):
        language = "vi"
    book = label_book(kept.thesaurus)
    concepts = tuple(
        Meant(named.shown, named.concept, tuple(book.narrower(named.concept))) for named in book.named(text, language)
    )
    query = Query(text, language, concepts, _vectors(text, language))
    return Answer(index, query, scored(index, query, seen, lexicon()), seen)


def _vectors(text: str, language: str) -> dict[str, np.ndarray]:
    found, vectors, embed = {}, meaning(), sentence_model()
    if vectors:
        found[ABOUT] = vectors.of_query(query_terms(text, language, lexicon()), language)
    if embed:
        found[SENTENCE] = embed([text])[0]
    return found


def _match(text: PracticeText, looked: Sought, carried: tuple[Reason, ...]) -> Match:
    title = composed(text.title)
    in_title = marks(title, looked)
    met, shown = list(in_title), ()
    for name in TELLING:
        prose = composed(getattr(text, name))
        marked = marks(prose, looked) if prose else []
        if marked:
            shown = stretch(prose, marked)
            met += marked
            break
    said = tuple(Reason(*each) for each in reasons(met))
    return Match(text.language, pieces(title, in_title), shown, (*said, *carried))


def _looks_vietnamese(index: Index, seen: Seen, text: str) -> bool:
    """Whether a pair of syllables without marks looks like one of the seen texts."""
    shelf = index.shelves["vi"]
    visible = seen.views["vi"].seen
    cut = [stripped(token.term) for token in tokens(text, "vi")]
    pairs = [one + JOINED + other for one, other in zip(cut, cut[1:], strict=False)]
    return any(shelf.looking_like(pair, visible) for pair in pairs)
