"""What stands against a set of concepts: mistakes that stop it, doubts that a person looks at."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from unicodedata import is_normalized

from yokoten.practices.rules.search.folding import folded
from yokoten.practices.rules.thesaurus.concepts import LEVELS, Term, above, by_code, theme_of

LONGEST_LABEL = 160
STOPPING = frozenset(
    {"no_label", "cycle", "broader_unknown", "related_unknown", "label_long", "two_preferred", "code_twice",
     "code_unfit", "two_notations", "too_deep"}
)  # fmt: skip


@dataclass(frozen=True, order=True)
class Question:
    """One doubt: about which concept, in which language, and the word or code it is about."""

    code: str
    concept: str
    language: str = ""
    word: str = ""

    @property
    def stops(self) -> bool:
        """Whether nothing may be stored until it is answered in the file."""
        return self.code in STOPPING


def questions(terms: Iterable[Term]) -> list[Question]:
    """Everything that stands against the concepts together, in a stable order."""
    known = by_code(terms)
    found = set(_shared_labels(known))
    for term in known.values():
        found |= {*_of_words(term), *_of_links(term, known)}
    return sorted(found)


def _of_words(term: Term) -> Iterator[Question]:
    if not term.preferred:
        yield Question("no_label", term.code)
    for language in {*term.preferred, *term.alternatives, *term.stems}:
        words = [*term.labels(language), *term.stems.get(language, ())]
        if term.alternatives.get(language) and language not in term.preferred:
            yield Question("no_preferred", term.code, language)
        for word in words:
            if len(word) > LONGEST_LABEL:
                yield Question("label_long", term.code, language, word[:40])
            if not is_normalized("NFC", word):
                yield Question("not_composed", term.code, language, word)
            if words.count(word) > 1:
                yield Question("label_twice", term.code, language, word)


def _of_links(term: Term, known: Mapping[str, Term]) -> Iterator[Question]:
    if term.broader and term.broader not in known:
        yield Question("broader_unknown", term.code, word=term.broader)
    chain = above(term.code, known)
    if term.code in chain:
        yield Question("cycle", term.code, word=term.broader)
    elif len(chain) == LEVELS:
        yield Question("too_deep", term.code)
    for other in term.related:
        if other not in known:
            yield Question("related_unknown", term.code, word=other)
        elif term.code not in known[other].related:
            yield Question("related_one_way", term.code, word=other)
        if other == term.code or other in chain:
            yield Question("related_above", term.code, word=other)


def _shared_labels(known: Mapping[str, Term]) -> Iterator[Question]:
    """Two concepts of one theme with one preferred label: readers could not tell them apart."""
    carriers: defaultdict[tuple[str, str, str], list[Term]] = defaultdict(list)
    for term in known.values():
        for language, label in term.preferred.items():
            if not term.is_withdrawn:
                carriers[theme_of(term.code, known), language, folded(label)].append(term)
    for (_, language, _), sharing in carriers.items():
        for term in sharing[1:]:
            yield Question("label_shared", term.code, language, sharing[0].code)
