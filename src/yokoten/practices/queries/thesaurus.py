"""Looking concepts up: as plain terms, as a tree in the reader's language, by any word of any language."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet

from yokoten.kernel.rules.folding import fold
from yokoten.practices.models import Concept, ConceptLabel
from yokoten.practices.queries.carrying import practices_carrying
from yokoten.practices.rules.thesaurus.concepts import LEVELS, Term, Words
from yokoten.practices.rules.thesaurus.listed import SPOKEN

Kind = ConceptLabel.Kind
HITS = 80
INSIDE = 4


@dataclass(frozen=True)
class Spoken:
    """A word and the language it is in, which need not be the one that was asked for."""

    text: str
    language: str


@dataclass(frozen=True)
class ConceptRow:
    """A concept as a list shows it: its labels, how deep it stands, how many practices carry it."""

    concept: Concept
    label: Spoken
    labels: Mapping[str, str]
    depth: int = 0
    practices: int = 0


@dataclass(frozen=True)
class Hit:
    """A concept that was found, and the word by which."""

    row: ConceptRow
    found: Spoken
    is_exact: bool


def stored_terms() -> dict[str, Term]:
    """Every concept as a plain term, withdrawn ones too: three queries."""
    concepts = list(Concept.objects.all())
    codes = {concept.pk: concept.code for concept in concepts}
    words = _words(ConceptLabel.objects.all())
    related: defaultdict[int, set[str]] = defaultdict(set)
    for one, other in Concept.related.through.objects.values_list("from_concept_id", "to_concept_id"):
        related[one].add(codes[other])
    return {concept.code: _term(concept, codes, words[concept.pk], related[concept.pk]) for concept in concepts}


def concepts_in_force() -> QuerySet[Concept]:
    return Concept.objects.filter(withdrawn_on__isnull=True)


def concept_by_code(code: str) -> Concept | None:
    """A concept, withdrawn or not: links to it stay good."""
    return Concept.objects.filter(code=code).select_related("broader").first()


def term_of(concept: Concept) -> Term:
    """One concept as a plain term: two queries beside its own."""
    words = _words(concept.labels.all())
    related = set(concept.related.values_list("code", flat=True))
    return _term(
        concept, {concept.broader_id: concept.broader.code} if concept.broader else {}, words[concept.pk], related
    )


def broader_of(concept: Concept) -> list[Concept]:
    """What the concept stands under, the theme first."""
    chain: list[Concept] = []
    while concept.broader is not None and len(chain) < LEVELS:
        concept = concept.broader
        chain.insert(0, concept)
    return chain


def narrower_of(concept: Concept) -> list[Concept]:
    """What stands right under the concept, in its order."""
    return list(concepts_in_force().filter(broader=concept))


def related_of(concept: Concept) -> list[Concept]:
    return list(concept.related.filter(withdrawn_on__isnull=True))


def spoken_of(labels: Mapping[str, str], language: str, code: str = "") -> Spoken:
    """The label in that language, else in English or the next language that has one; a code if there is none."""
    for each in (language, *SPOKEN, *labels):
        if labels.get(each):
            return Spoken(labels[each], each)
    return Spoken(code, "")


def names_of(concepts: Iterable[int], language: str) -> dict[int, Spoken]:
    """What concepts are called, by number of the concept: one query."""
    found = _preferred(ConceptLabel.objects.filter(concept__in=list(concepts)))
    return {number: spoken_of(labels, language) for number, labels in found.items()}


def themes(language: str) -> list[ConceptRow]:
    """The top concepts in their order."""
    return rows_of(concepts_in_force().filter(broader__isnull=True), language)


def concepts_by_theme() -> Counter[str]:
    """How many concepts in force each theme has, itself included."""
    return Counter(dict(concepts_in_force().order_by().values_list("group").annotate(count=Count("id"))))


def below_themes(language: str) -> dict[str, list[ConceptRow]]:
    """The concepts right under each theme, by the theme's code."""
    found: defaultdict[str, list[ConceptRow]] = defaultdict(list)
    second = concepts_in_force().filter(broader__isnull=False, broader__broader__isnull=True)
    for row in rows_of(second, language):
        found[row.concept.group].append(row)
    return found


def concept_rows(language: str, *, actor: Any = None, theme: str = "") -> list[ConceptRow]:
    """The tree from top to bottom, each concept after the one it is narrower than; a theme alone if one is named.

    With an actor each row counts the practices that the actor sees.
    """
    concepts = list(concepts_in_force().filter(group=theme) if theme else concepts_in_force())
    known = {concept.pk for concept in concepts}
    below: defaultdict[int | None, list[Concept]] = defaultdict(list)
    for concept in concepts:
        below[concept.broader_id if concept.broader_id in known else None].append(concept)
    names = _preferred(ConceptLabel.objects.filter(concept__in=known) if theme else ConceptLabel.objects.all())
    codes = [concept.code for concept in concepts]
    counts = practices_carrying(actor, codes) if actor is not None else Counter()
    return _walked(_Tree(below, names, counts, language), None, 0)


def rows_of(concepts: Iterable[Concept], language: str) -> list[ConceptRow]:
    """Rows of these concepts in their order, without counts: one query."""
    kept = list(concepts)
    names = _preferred(ConceptLabel.objects.filter(concept__in=kept))
    return [
        ConceptRow(one, spoken_of(names.get(one.pk, {}), language, one.code), names.get(one.pk, {})) for one in kept
    ]


def find_concepts(words: str, language: str, *, limit: int = HITS) -> list[Hit]:
    """Concepts by a word of any language, typed with or without its marks.

    Whole labels come first, then beginnings of labels and of words in them, then, for compounds, what is inside a word.
    """
    asked = fold(words)
    if not asked:
        return []
    best: dict[int, tuple[tuple, Spoken, bool]] = {}
    labels = ConceptLabel.objects.filter(concept__withdrawn_on__isnull=True).exclude(kind=Kind.STEM)
    labels = labels.filter(folded__contains=asked)
    for number, spoken, kind, text, bare in labels.values_list("concept_id", "language", "kind", "text", "folded"):
        begins = f" {bare}".find(f" {asked}")
        if begins < 0 and len(asked) < INSIDE:
            continue
        is_exact = bare == asked
        key = (not is_exact, begins != 0, begins < 0, spoken != language, kind != Kind.PREFERRED, len(bare), number)
        if number not in best or key < best[number][0]:
            best[number] = (key, Spoken(text, spoken), is_exact)
    order = sorted(best, key=lambda number: best[number][0])[:limit]
    concepts = Concept.objects.in_bulk(order)
    rows = {row.concept.pk: row for row in rows_of(concepts.values(), language)}
    return [Hit(rows[number], *best[number][1:]) for number in order]


@dataclass(frozen=True)
class _Tree:
    """What a walk through the tree needs."""

    below: Mapping[int | None, list[Concept]]
    names: Mapping[int, Mapping[str, str]]
    counts: Counter[str] = field(default_factory=Counter)
    language: str = "en"


def _walked(tree: _Tree, top: int | None, depth: int) -> list[ConceptRow]:
    rows: list[ConceptRow] = []
    for concept in tree.below.get(top, ()):
        inner = _walked(tree, concept.pk, depth + 1)
        labels = tree.names.get(concept.pk, {})
        rows.append(
            ConceptRow(
                concept=concept,
                label=spoken_of(labels, tree.language, concept.code),
                labels=labels,
                depth=depth,
                practices=tree.counts[concept.code],
            )
        )
        rows += inner
    return rows


def _preferred(labels: QuerySet[ConceptLabel]) -> dict[int, dict[str, str]]:
    found: defaultdict[int, dict[str, str]] = defaultdict(dict)
    wanted = labels.filter(kind=Kind.PREFERRED).order_by()
    for number, language, text in wanted.values_list("concept_id", "language", "text"):
        found[number][language] = text
    return found


def _words(labels: QuerySet[ConceptLabel]) -> Mapping[int, dict[str, dict[str, list[str]]]]:
    """Words by concept, kind and language, in their order."""
    found: defaultdict[int, dict] = defaultdict(lambda: {kind: defaultdict(list) for kind in Kind.values})
    for number, language, kind, text in labels.values_list("concept_id", "language", "kind", "text"):
        found[number][kind][language].append(text)
    return found


def _term(concept: Concept, codes: Mapping[int, str], words: dict, related: set[str]) -> Term:
    return Term(
        code=concept.code,
        broader=codes.get(concept.broader_id, ""),
        related=frozenset(related),
        preferred={language: each[0] for language, each in words[Kind.PREFERRED].items()},
        alternatives=_settled(words[Kind.ALTERNATIVE]),
        stems=_settled(words[Kind.STEM]),
        notes=dict(concept.notes),
        position=concept.position,
        is_withdrawn=concept.withdrawn_on is not None,
    )


def _settled(words: Mapping[str, list[str]]) -> Words:
    return {language: tuple(each) for language, each in words.items()}
