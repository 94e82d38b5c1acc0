"""Which concepts a text names, by the thesaurus as it is now."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yokoten.practices.models import Concept, ConceptLabel
from yokoten.practices.queries.indexing import index_state
from yokoten.practices.rules.search.index.naming import Label, LabelBook

MOST = 12
Kind = ConceptLabel.Kind


@dataclass(frozen=True)
class Held:
    """The labels as this process last read them."""

    mark: str
    book: LabelBook


class Desk:
    """Where the labels lie."""

    held: Held | None = None


_desk = Desk()


def label_book(mark: str) -> LabelBook:
    """All labels of concepts in use, read anew only after the thesaurus changed (`mark` is that of the index)."""
    held = _desk.held
    if held is None or not mark or held.mark != mark:
        held = Held(mark, _book())
        _desk.held = held
    return held.book


def concepts_named(texts: Iterable[tuple[str, str]]) -> Counter[str]:
    """How often texts (language and words) name each concept, by code."""
    state = index_state()
    book, counts = label_book(state.thesaurus if state else ""), Counter[str]()
    for language, text in texts:
        counts.update(book.counted(text, language))
    return counts


def suggested_codes(texts: Iterable[tuple[str, str]], most: int = MOST) -> list[str]:
    """Codes of the concepts that texts name, the most often named first."""
    counts = concepts_named(texts)
    return sorted(counts, key=lambda code: (-counts[code], code))[:most]


def _book() -> LabelBook:
    rows = ConceptLabel.objects.filter(concept__withdrawn_on__isnull=True).order_by("concept__position", "pk")
    labels = [
        Label(code, language, text, kind == Kind.STEM)
        for code, language, text, kind in rows.values_list("concept__code", "language", "text", "kind")
    ]
    broader: Mapping[str, str] = dict(
        Concept.objects.filter(broader__isnull=False, withdrawn_on__isnull=True).values_list("code", "broader__code")
    )
    return LabelBook(labels, broader)
