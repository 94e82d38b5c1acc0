"""A concept with its words in several languages, apart from any table or file format."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from unicodedata import normalize

LEVELS = 20
Words = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Term:
    """One concept: what it is called, what it stands under and beside, and what to beware of.

    `alternatives` are words that people use as well, `stems` beginnings of words that only the search reads, all by
    language.
    """

    code: str
    broader: str = ""
    related: frozenset[str] = frozenset()
    preferred: dict[str, str] = field(default_factory=dict)
    alternatives: Words = field(default_factory=dict)
    stems: Words = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    position: int = 0
    is_withdrawn: bool = False

    def labels(self, language: str) -> tuple[str, ...]:
        """What the concept is called in a language, the preferred label first; stems are no labels."""
        first = self.preferred.get(language)
        return ((first,) if first else ()) + self.alternatives.get(language, ())


def by_code(terms: Iterable[Term]) -> dict[str, Term]:
    return {term.code: term for term in terms}


def above(code: str, terms: Mapping[str, Term]) -> tuple[str, ...]:
    """Everything broader, the nearest first, up to `LEVELS`; a cycle ends before it comes round."""
    chain: list[str] = []
    while len(chain) < LEVELS and code in terms:
        code = terms[code].broader
        if code not in terms or code in chain:
            break
        chain.append(code)
    return tuple(chain)


def theme_of(code: str, terms: Mapping[str, Term]) -> str:
    """The top concept that a concept stands under: itself if nothing is broader."""
    return (code, *above(code, terms))[-1]


def tidied(term: Term) -> Term:
    """Words composed, without stray spaces, blanks and repetitions; a preferred label is no alternative."""
    preferred = {language: word for language, each in term.preferred.items() if (word := tidy_word(each))}
    alternatives = _tidied(term.alternatives, {language: {word} for language, word in preferred.items()})
    taken = {
        language: {preferred.get(language, ""), *alternatives.get(language, ())}
        for language in (*preferred, *term.stems)
    }
    return replace(
        term,
        preferred=preferred,
        alternatives=alternatives,
        stems=_tidied(term.stems, taken),
        notes={language: note for language, each in term.notes.items() if (note := normalize("NFC", each).strip())},
        related=frozenset(code for code in term.related if code),
    )


def tidy_word(word: str) -> str:
    return " ".join(normalize("NFC", word).split())


def _tidied(words: Words, taken: Mapping[str, set[str]]) -> Words:
    found = {
        language: tuple(
            dict.fromkeys(word for each in said if (word := tidy_word(each)) not in taken.get(language, ()))
        )
        for language, said in words.items()
    }
    return {language: kept for language, said in found.items() if (kept := tuple(word for word in said if word))}
