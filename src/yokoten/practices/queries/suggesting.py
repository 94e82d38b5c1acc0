"""Concepts that a practice's own words speak of: suggested to the author, who confirms or leaves them."""

from yokoten.kernel.rules.folding import fold
from yokoten.practices.models import Concept, ConceptLabel, Practice
from yokoten.practices.queries.naming import suggested_codes
from yokoten.practices.rules.choices import PROSE

MOST = 12


def suggested_concepts(practice: Practice, *, most: int = MOST) -> list[Concept]:
    """Concepts that the texts name in any form of their labels, those named most often first; titles count twice."""
    prose = [
        (text.language, "\n".join((text.title, *(getattr(text, name) for name in PROSE))))
        for text in practice.texts.all()
    ]
    best = suggested_codes(prose, most)
    found = {concept.code: concept for concept in Concept.objects.filter(code__in=best).prefetch_related("labels")}
    return [found[code] for code in best if code in found]


def labels_in(language: str) -> list[str]:
    """What concepts are called in a language, for a list to choose from."""
    found = ConceptLabel.objects.filter(language=language, kind=ConceptLabel.Kind.PREFERRED)
    return list(found.filter(concept__withdrawn_on__isnull=True).order_by("text").values_list("text", flat=True))


def concept_named(words: str) -> Concept | None:
    """The concept that one of its labels names exactly, in any language."""
    folded = fold(words)
    labels = ConceptLabel.objects.filter(folded=folded, concept__withdrawn_on__isnull=True).exclude(kind="stem")
    label = labels.select_related("concept").order_by("concept__position", "pk").first() if folded else None
    return label.concept if label else None
