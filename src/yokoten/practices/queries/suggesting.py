"""Concepts that a practice's own words speak of: suggested to the author, who confirms or leaves them."""

import re
from collections import Counter

from yokoten.kernel.rules.folding import fold
from yokoten.practices.models import Concept, ConceptLabel, Practice

MOST = 12
SHORTEST = 4
_WORD = re.compile(r"[^\W_]+")


def suggested_concepts(practice: Practice, *, most: int = MOST) -> list[Concept]:
    """Concepts whose labels stand in the texts, those named most often first.

    Labels are matched whole, folded, in the language of each text; stems begin a word.
    """
    counts: Counter[int] = Counter()
    for text in practice.texts.all():
        prose = (text.title, text.title, text.problem, text.essence, text.steps, text.results)
        words = " ".join(_WORD.findall(fold("\n".join(prose).replace("\n", " "))))
        padded = f" {words} "
        for concept, folded, kind in _labels(text.language):
            end = "" if kind == ConceptLabel.Kind.STEM else " "
            counts[concept] += padded.count(f" {folded}{end}")
    best = [concept for concept, count in counts.most_common(most) if count]
    found = Concept.objects.filter(pk__in=best).prefetch_related("labels").in_bulk(best)
    return [found[key] for key in best if key in found]


def _labels(language: str) -> list[tuple[int, str, str]]:
    found = ConceptLabel.objects.filter(language=language, concept__withdrawn_on__isnull=True)
    rows = found.values_list("concept_id", "folded", "kind")
    return [row for row in rows if len(row[1]) >= SHORTEST]


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
