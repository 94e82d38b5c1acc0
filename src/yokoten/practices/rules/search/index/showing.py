"""Where in a text the found terms stand: pieces to be marked, and the stretch worth showing."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from yokoten.practices.rules.search.index.finding import LITERAL, Why
from yokoten.practices.rules.search.lexicon import Lexicon
from yokoten.practices.rules.search.tokens import JOINED, LONGEST_PHRASE, Token, is_stop, swedish_parts, tokens

STRETCH = 240
BEFORE = 60
LEAST_SHOWN = 0.1
LONGEST_READ = 4_000


@dataclass(frozen=True)
class Piece:
    """A stretch of text, marked or not."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True)
class Mark:
    """Where a found term stands, and why it was looked for."""

    start: int
    end: int
    word: str
    why: Why


@dataclass(frozen=True)
class Sought:
    """Found terms of a language, and the greatest number of words of a joined one by its first."""

    language: str
    found: Mapping[str, Why]
    longest: Mapping[str, int]
    words: Lexicon


def sought(language: str, found: Mapping[str, Why], words: Lexicon) -> Sought:
    """The same found terms for many texts."""
    longest: dict[str, int] = {}
    for term in found:
        first, joint, _ = term.partition(JOINED)
        if joint:
            longest[first] = max(longest.get(first, 0), min(term.count(JOINED) + 1, LONGEST_PHRASE))
    return Sought(language, found, longest, words)


def marks(text: str, looked: Sought) -> list[Mark]:
    """The found terms of a text in NFC form, longer ones before the words within them."""
    cut = tokens(text[:LONGEST_READ], looked.language)
    longer = _phrases(cut, text, looked)
    taken = {at for mark in longer for at in range(mark.start, mark.end)}
    lone = [] if longer and looked.language == "vi" else _single(cut, looked)
    return sorted([*longer, *(mark for mark in lone if mark.start not in taken)], key=lambda mark: mark.start)


def _phrases(cut: Sequence[Token], text: str, looked: Sought) -> list[Mark]:
    met, end = [], 0
    for first, token in enumerate(cut):
        longest = looked.longest.get(token.term, 0)
        for last in range(min(first + longest, len(cut)), first + 1, -1):
            why = looked.found.get(JOINED.join(each.term for each in cut[first:last]))
            if why and cut[first].start >= end and all(each.follows for each in cut[first + 1 : last]):
                start, end = cut[first].start, cut[last - 1].end
                met.append(Mark(start, end, text[start:end], why))
                break
    return met


def _single(cut: Sequence[Token], looked: Sought) -> list[Mark]:
    met, found, language = [], looked.found, looked.language
    for token in cut:
        why = found.get(token.term)
        if why is None and language == "sv":
            why = next((found[part] for part in swedish_parts(token, looked.words) if part in found), None)
        if why is not None and why.weight >= LEAST_SHOWN and not is_stop(token.word, language):
            met.append(Mark(token.start, token.end, token.word, why))
    return met


def composed(text: str) -> str:
    """The form in which positions count."""
    return unicodedata.normalize("NFC", text)


def pieces(text: str, marked: Sequence[Mark]) -> tuple[Piece, ...]:
    """The whole text, cut at its marks."""
    found, at = [], 0
    for mark in marked:
        if mark.start < at:
            continue
        found += [Piece(text[at : mark.start]), Piece(text[mark.start : mark.end], True)]
        at = mark.end
    return tuple(piece for piece in (*found, Piece(text[at:])) if piece.text)


def stretch(text: str, marked: Sequence[Mark]) -> tuple[Piece, ...]:
    """About 240 letters around the most and heaviest marks."""
    if not marked:
        return ()
    best = max(marked, key=lambda mark: (_weight(within(marked, mark.start - BEFORE)), -mark.start))
    first = _word_edge(text, max(0, best.start - BEFORE))
    last = min(len(text), first + STRETCH)
    while last < len(text) and not text[last].isspace():
        last += 1
    shown = " ".join(text[first:last].split("\n"))
    kept = [
        Mark(mark.start - first, mark.end - first, mark.word, mark.why)
        for mark in marked
        if first <= mark.start and mark.end <= last
    ]
    edge = (Piece("… "),) if first else ()
    return (*edge, *pieces(shown, kept), *((Piece(" …"),) if last < len(text) else ()))


def within(marked: Iterable[Mark], first: int) -> list[Mark]:
    """The marks of a stretch."""
    return [mark for mark in marked if first <= mark.start < first + STRETCH]


def reasons(marked: Iterable[Mark], most: int = 4) -> tuple[tuple[str, str, str], ...]:
    """Asked word, found word, kind; each asked word once, the surest first."""
    best: dict[str, Mark] = {}
    for mark in marked:
        held = best.get(mark.why.shown)
        if held is None or _weight([mark]) > _weight([held]):
            best[mark.why.shown] = mark
    order = sorted(best.values(), key=lambda mark: (-_weight([mark]), mark.start))
    return tuple((mark.why.shown, mark.word, mark.why.kind) for mark in order[:most])


def _weight(marked: Iterable[Mark]) -> float:
    return sum(mark.why.weight + (mark.why.kind == LITERAL) + (" " in mark.word) * 0.5 for mark in marked)


def _word_edge(text: str, at: int) -> int:
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at
