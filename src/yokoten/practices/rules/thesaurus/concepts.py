"""A concept with its words in several languages, apart from any table or file format."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

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


def theme_of(code: str, terms: Mapping[str, Term]) -> str:
    """The top concept that a concept stands under: itself if nothing is broader. A cycle ends where it began."""
    seen: set[str] = set()
    while code not in seen and code in terms and terms[code].broader in terms:
        seen.add(code)
        code = terms[code].broader
    return code
