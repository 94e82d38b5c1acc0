"""How well a search finds: recall and reciprocal rank for each ordered pair of languages."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations

from yokoten.practices.rules.search.tokens import LANGUAGES

AT_MOST = 10
Find = Callable[["Question", str], list[str]]


@dataclass(frozen=True)
class Document:
    """A text to be found; its id is unique within its language."""

    id: str
    language: str
    text: str


@dataclass(frozen=True)
class Question:
    """A query and the ids of what it should find, in any language."""

    id: str
    language: str
    text: str
    relevant: frozenset[str]


@dataclass(frozen=True)
class Row:
    """One line of a run: the rank, from 1, of a document of another language."""

    query_language: str
    question: str
    language: str
    document: str
    rank: int


@dataclass(frozen=True)
class Measured:
    """Figures of one ordered pair of languages over the questions that have something to find there."""

    source: str
    target: str
    questions: int
    recall_1: float
    recall_10: float
    reciprocal_10: float


def run(questions: Iterable[Question], languages: Sequence[str], find: Find) -> list[Row]:
    """What every question finds in every other language."""
    return [
        Row(question.language, question.id, language, document, rank)
        for question in questions
        for language in languages
        if language != question.language
        for rank, document in enumerate(find(question, language), 1)
    ]


def measured(documents: Iterable[Document], questions: Sequence[Question], rows: Iterable[Row]) -> list[Measured]:
    """The figures of each pair that has questions; recall is the share of the relevant documents that were found."""
    there: dict[str, set[str]] = {code: set() for code in LANGUAGES}
    for document in documents:
        there[document.language].add(document.id)
    ranks: dict[tuple[str, str, str], dict[str, int]] = {}
    for row in rows:
        ranks.setdefault((row.query_language, row.question, row.language), {})[row.document] = row.rank
    found = []
    for source, target in permutations(LANGUAGES, 2):
        figures = [
            _figures(question.relevant & there[target], ranks.get((source, question.id, target), {}))
            for question in questions
            if question.language == source and question.relevant & there[target]
        ]
        if figures:
            means = [sum(column) / len(figures) for column in zip(*figures, strict=True)]
            found.append(Measured(source, target, len(figures), *means))
    return found


def _figures(relevant: frozenset[str], ranks: dict[str, int]) -> tuple[float, float, float]:
    places = sorted(ranks[each] for each in relevant if each in ranks)
    first = places[0] if places and places[0] <= AT_MOST else 0
    within = [sum(place <= most for place in places) / len(relevant) for most in (1, AT_MOST)]
    return within[0], within[1], 1 / first if first else 0.0
