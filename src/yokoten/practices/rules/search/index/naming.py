"""Concepts that a text names, by any form of their labels, with or without marks."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from yokoten.practices.rules.search.folding import folded, stripped
from yokoten.practices.rules.search.tokens import JOINED, LANGUAGES, Token, is_stop, tokens

LONGEST_LABEL = 7
SHORTEST_STEM = 4


@dataclass(frozen=True)
class Label:
    """A word of a concept; a stem only begins words."""

    concept: str
    language: str
    text: str
    is_stem: bool = False


@dataclass(frozen=True)
class Named:
    """A concept, and the words of the text that name it."""

    concept: str
    shown: str


class LabelBook:
    """All labels, cut as texts are cut."""

    def __init__(self, labels: Iterable[Label], broader: Mapping[str, str]) -> None:
        self._whole: dict[str, dict[str, set[str]]] = {code: defaultdict(set) for code in LANGUAGES}
        self._bare: dict[str, dict[str, set[str]]] = {code: defaultdict(set) for code in LANGUAGES}
        self._stems: dict[str, dict[str, set[str]]] = {code: defaultdict(set) for code in LANGUAGES}
        for label in labels:
            if label.language in LANGUAGES:
                self._take(label)
        self._below: dict[str, list[str]] = defaultdict(list)
        for code, above in sorted(broader.items()):
            self._below[above].append(code)

    def _take(self, label: Label) -> None:
        if label.is_stem:
            if len(label.text) >= SHORTEST_STEM:
                self._stems[label.language][folded(label.text)].add(label.concept)
            return
        joined = JOINED.join(token.term for token in tokens(label.text, label.language))
        self._whole[label.language][joined].add(label.concept)
        self._bare[label.language][stripped(joined)].add(label.concept)

    def narrower(self, code: str) -> list[str]:
        """Everything under a concept, however deep."""
        found, waiting = [], [code]
        while waiting:
            for below in self._below.get(waiting.pop(), ()):
                if below not in found and below != code:
                    found.append(below)
                    waiting.append(below)
        return found

    def named(self, text: str, language: str) -> list[Named]:
        """What the text names, in its order; of labels within each other the longest alone."""
        found: dict[str, Named] = {}
        end = 0
        cut = tokens(text, language)
        for at in range(len(cut)):
            last, concepts = self._longest(cut, at, language)
            if last <= end:
                continue
            end = last if concepts else end
            for concept in concepts:
                found.setdefault(concept, Named(concept, " ".join(token.word for token in cut[at:last])))
        return list(found.values())

    def counted(self, text: str, language: str) -> Counter[str]:
        """How often the text names each concept."""
        found: Counter[str] = Counter()
        end = 0
        cut = tokens(text, language)
        for at in range(len(cut)):
            last, concepts = self._longest(cut, at, language)
            if concepts and last > end:
                end = last
                found.update(concepts)
        return found

    def _longest(self, cut: list[Token], at: int, language: str) -> tuple[int, list[str]]:
        for last in range(min(at + LONGEST_LABEL, len(cut)), at, -1):
            if not all(token.follows for token in cut[at + 1 : last]):
                continue
            if last == at + 1 and is_stop(cut[at].word, language):
                continue
            joined = JOINED.join(token.term for token in cut[at:last])
            concepts = self._whole[language].get(joined) or (
                self._bare[language].get(joined) if stripped(joined) == joined else None
            )
            if concepts:
                return last, sorted(concepts)
        return at + 1, sorted(set(self._by_stem(cut[at], language)))

    def _by_stem(self, token: Token, language: str) -> Iterator[str]:
        word, stems = folded(token.word), self._stems[language]
        for length in range(SHORTEST_STEM, len(word) + 1):
            yield from stems.get(word[:length], ())
