"""From statements to concepts: what a file says of each, and the doubts that only a file can raise."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, SH, SKOS
from rdflib.term import Node

from yokoten.interfaces.importers.skos_file.refusal import SkosUnreadable
from yokoten.practices.rules.thesaurus.concepts import Term
from yokoten.practices.rules.thesaurus.listed import SPOKEN
from yokoten.practices.rules.thesaurus.questions import Question

MAX_CONCEPTS = 20_000
CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,47}")
UNFIT = re.compile(r"[^a-z0-9]+")
READ = frozenset(
    {SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.scopeNote, SKOS.notation, SKOS.broader, SKOS.narrower,
     SKOS.related, SKOS.inScheme, SKOS.topConceptOf, SKOS.hasTopConcept, RDF.type, SH.order, OWL.deprecated}
)  # fmt: skip


@dataclass(frozen=True)
class SkosContent:
    """The concepts of a file, doubts about it, and how often it says something that is not taken over."""

    terms: tuple[Term, ...]
    questions: tuple[Question, ...]
    left_out: tuple[tuple[str, int], ...]
    languages_left_out: tuple[tuple[str, int], ...]


class _Reader:
    """One file being read; doubts gather in `questions`."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.questions: list[Question] = []
        self.foreign: defaultdict[str, int] = defaultdict(int)
        self.concepts = sorted(
            {*graph.subjects(RDF.type, SKOS.Concept), *graph.subjects(SKOS.prefLabel, None)}, key=str
        )
        self.codes = self._named()

    def _named(self) -> dict[Node, str]:
        codes: dict[Node, str] = {}
        taken: set[str] = set()
        for one in self.concepts:
            code = self._code(one)
            if code in taken:
                self.questions.append(Question("code_twice", code, word=_short(one)))
            codes[one] = code
            taken.add(code)
        return codes

    def _code(self, one: Node) -> str:
        notations = sorted(str(each) for each in self.graph.objects(one, SKOS.notation))
        if len(notations) > 1:
            self.questions.append(Question("two_notations", notations[0], word=notations[1]))
        tail = _short(one) if isinstance(one, URIRef) else ""
        for wanted in (*notations[:1], tail, *sorted(str(each) for each in self.graph.objects(one, SKOS.prefLabel))):
            fit = UNFIT.sub("-", wanted.lower()).strip("-")[:48].strip("-")
            if CODE.fullmatch(fit):
                return fit
        self.questions.append(Question("code_unfit", _short(one)))
        return _short(one)

    def terms(self) -> Iterator[Term]:
        broader, related = self._links()
        for one in self.concepts:
            code = self.codes[one]
            yield Term(
                code=code,
                broader=self._above(code, sorted(broader[one])),
                related=frozenset(related[one]),
                position=self._position(one),
                is_withdrawn=any(each.toPython() is True for each in self.graph.objects(one, OWL.deprecated)),
                **self._words(one, code),
            )

    def _links(self) -> tuple[dict[Node, set[str]], dict[Node, set[str]]]:
        broader: defaultdict[Node, set[str]] = defaultdict(set)
        related: defaultdict[Node, set[str]] = defaultdict(set)
        for lower, upper in self.graph.subject_objects(SKOS.broader):
            broader[lower].add(self._linked(upper))
        for upper, lower in self.graph.subject_objects(SKOS.narrower):
            broader[lower].add(self._linked(upper))
        for one, other in self.graph.subject_objects(SKOS.related):
            related[one].add(self._linked(other))
            related[other].add(self._linked(one))
        return broader, related

    def _linked(self, one: Node) -> str:
        """A concept of the file by its code; any other by the end of its address, which may be known here."""
        return self.codes.get(one) or _short(one)

    def _above(self, code: str, above: list[str]) -> str:
        if len(above) > 1:
            self.questions.append(Question("two_broader", code, word=", ".join(above)[:160]))
        return above[0] if above else ""

    def _words(self, one: Node, code: str) -> dict[str, dict]:
        preferred, others = self._spoken(one, SKOS.prefLabel), self._spoken(one, SKOS.altLabel)
        for language, words in preferred.items():
            if len(words) > 1:
                self.questions.append(Question("two_preferred", code, language, " / ".join(words)[:160]))
        alternatives = {
            language: kept
            for language, words in others.items()
            if (kept := tuple(word for word in words if word not in preferred.get(language, ())))
        }
        notes = self._spoken(one, SKOS.scopeNote, is_long=True)
        return {
            "preferred": {language: words[0] for language, words in preferred.items()},
            "alternatives": alternatives,
            "stems": {language: tuple(words) for language, words in self._spoken(one, SKOS.hiddenLabel).items()},
            "notes": {language: "\n".join(words) for language, words in notes.items()},
        }

    def _spoken(self, one: Node, name: URIRef, *, is_long: bool = False) -> dict[str, list[str]]:
        """Words by language; en-GB counts as en, words in languages that nobody speaks here are counted."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for each in self.graph.objects(one, name):
            language = (getattr(each, "language", None) or "").lower().partition("-")[0]
            word = normalize("NFC", str(each)).strip() if is_long else " ".join(normalize("NFC", str(each)).split())
            if language in SPOKEN and word:
                found[language].add(word)
            elif word:
                self.foreign[language] += 1
        return {language: sorted(words) for language, words in found.items()}

    def _position(self, one: Node) -> int:
        order = self.graph.value(one, SH.order)
        value = order.toPython() if isinstance(order, Literal) else 0
        return value if isinstance(value, int) and 0 <= value < 2**31 else 0

    def left_out(self) -> list[tuple[str, int]]:
        counts: defaultdict[str, int] = defaultdict(int)
        known = set(self.concepts)
        for subject, name, _ in self.graph:
            if subject in known and name not in READ:
                counts[self._named_shortly(name)] += 1
        return sorted(counts.items())

    def _named_shortly(self, name: Node) -> str:
        try:
            return self.graph.namespace_manager.curie(str(name), generate=False)
        except (KeyError, ValueError):
            return str(name)[:120]


def read_skos(graph: Graph) -> SkosContent:
    """Every concept of the file. A file without one is refused; labels are counted before they are said."""
    reader = _Reader(graph)
    if len(reader.concepts) > MAX_CONCEPTS:
        raise SkosUnreadable("skos_too_many", most=MAX_CONCEPTS)
    if not reader.concepts:
        raise SkosUnreadable("skos_no_concept")
    terms = tuple(reader.terms())
    return SkosContent(
        terms=terms,
        questions=tuple(sorted(set(reader.questions))),
        left_out=tuple(reader.left_out()),
        languages_left_out=tuple(sorted(reader.foreign.items())),
    )


def _short(one: Node) -> str:
    return re.split(r"[/#:]", str(one).rstrip("/#"))[-1][:48]
