"""What would change if one set of concepts took the place of another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from yokoten.practices.rules.thesaurus.concepts import Term, Words, by_code
from yokoten.practices.rules.thesaurus.listed import SPOKEN

MAY_BE_SILENT = ("stems", "notes", "related")


@dataclass(frozen=True)
class Change:
    """What one concept loses and gains under one heading, in one language where it is about words."""

    what: str
    language: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class Changed:
    """A concept that stays, as it would become, with every change."""

    term: Term
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Differences:
    """Concepts that would come, change or stay; `absent` are here but not in the new set."""

    added: tuple[Term, ...]
    changed: tuple[Changed, ...]
    absent: tuple[Term, ...]
    same: int

    @property
    def mark(self) -> str:
        """Changes whenever anything of the differences does; what a person saw is what is stored."""
        return sha256(repr((self.added, self.changed, self.absent)).encode()).hexdigest()

    @property
    def is_nothing(self) -> bool:
        return not (self.added or self.changed or self.absent)


def differences(known: Mapping[str, Term], wanted: Iterable[Term]) -> Differences:
    """`wanted` against `known`; concepts that are withdrawn already are not absent."""
    new = by_code(wanted)
    changed = [
        Changed(term, changes)
        for code, term in new.items()
        if code in known
        for changes in [_changes(known[code], term)]
    ]
    return Differences(
        added=tuple(term for code, term in new.items() if code not in known),
        changed=tuple(each for each in changed if each.changes),
        absent=tuple(term for code, term in known.items() if code not in new and not term.is_withdrawn),
        same=sum(not each.changes for each in changed),
    )


def completed(known: Mapping[str, Term], wanted: Iterable[Term], *, is_partial: bool = True) -> list[Term]:
    """Wanted concepts with what their file never speaks of left as it is.

    A file without one Vietnamese word says nothing about Vietnamese; one without stems, notes or related concepts says
    nothing about those. What is not partial says everything. An order is kept where none is given, and so is the order
    of the same alternatives.
    """
    terms = list(wanted)
    spoken = {language for term in terms for language in term.preferred} if is_partial else set(SPOKEN)
    speaks = {what for what in MAY_BE_SILENT if not is_partial or any(getattr(term, what) for term in terms)}
    last = max((term.position for term in known.values()), default=0)
    found: list[Term] = []
    for at, term in enumerate(terms, 1):
        old = known.get(term.code)
        if old is None:
            found.append(term if term.position else replace(term, position=last + at))
        else:
            found.append(_completed(old, term, spoken, speaks))
    return found


def _completed(old: Term, term: Term, spoken: set[str], speaks: set[str]) -> Term:
    silent = {language for language in (*old.preferred, *old.alternatives) if language not in spoken}
    kept = {what: getattr(old, what) for what in ("stems", "notes", "related") if what not in speaks}
    return replace(
        term,
        preferred=term.preferred | {language: old.preferred[language] for language in silent & set(old.preferred)},
        alternatives=_in_old_order(old.alternatives, term.alternatives, silent),
        position=term.position or old.position,
        **kept,
    )


def _in_old_order(old: Words, new: Words, silent: set[str]) -> Words:
    found = {language: old[language] for language in silent & set(old)}
    for language, words in new.items():
        before = old.get(language, ())
        found[language] = before if set(before) == set(words) else words
    return found


def _changes(old: Term, new: Term) -> tuple[Change, ...]:
    pairs = [
        ("broader", "", _one(old.broader), _one(new.broader)),
        ("related", "", tuple(old.related), tuple(new.related)),
        ("position", "", (str(old.position),), (str(new.position),)),
        ("withdrawn", "", _one("yes" * old.is_withdrawn), _one("yes" * new.is_withdrawn)),
    ]
    for language in sorted({*old.preferred, *new.preferred}):
        pairs.append(("preferred", language, _of(old.preferred, language), _of(new.preferred, language)))
    for language in sorted({*old.notes, *new.notes}):
        pairs.append(("note", language, _of(old.notes, language), _of(new.notes, language)))
    for what, before, after in (("alternative", old.alternatives, new.alternatives), ("stem", old.stems, new.stems)):
        pairs += [
            (what, language, before.get(language, ()), after.get(language, ()))
            for language in sorted({*before, *after})
        ]
    return tuple(
        Change(what, language, tuple(sorted(set(gone) - set(new_))), tuple(sorted(set(new_) - set(gone))))
        for what, language, gone, new_ in pairs
        if set(gone) != set(new_)
    )


def _one(word: str) -> tuple[str, ...]:
    return (word,) if word else ()


def _of(words: Mapping[str, str], language: str) -> tuple[str, ...]:
    return _one(words.get(language, ""))
