"""Writing concepts: the one place where terms become rows. Not an act by itself: acts permit, record and tell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from yokoten.kernel.rules.folding import fold
from yokoten.practices.actions.indexing import note_thesaurus
from yokoten.practices.models import Concept, ConceptLabel
from yokoten.practices.rules.thesaurus.concepts import Term, by_code

FIELDS = ("broader", "position", "notes", "is_shipped", "withdrawn_on", "changed_at")
Kind = ConceptLabel.Kind


@dataclass(frozen=True)
class Stamp:
    """When people changed the concepts; without a moment they are those that come with the product."""

    at: datetime | None = None
    on: date | None = None


def keep_terms(terms: Iterable[Term], stamp: Stamp) -> int:
    """Bring these concepts into the tables as they are; all others stay. Returns how many there were."""
    wanted = by_code(terms)
    known = {concept.code: concept for concept in Concept.objects.select_for_update()}
    known |= _added(term for code, term in wanted.items() if code not in known)
    kept = [known[code] for code in wanted]
    for concept in kept:
        _set(concept, wanted[concept.code], known, stamp)
    Concept.objects.bulk_update(kept, FIELDS, batch_size=200)
    _keep_labels(kept, wanted)
    _keep_related(kept, wanted, known)
    note_thesaurus(_keep_groups(known))
    return len(kept)


def _added(terms: Iterable[Term]) -> dict[str, Concept]:
    made = Concept.objects.bulk_create(Concept(code=term.code, position=term.position) for term in terms)
    return {concept.code: concept for concept in made}


def _set(concept: Concept, term: Term, known: Mapping[str, Concept], stamp: Stamp) -> None:
    concept.broader = known.get(term.broader)
    concept.position = term.position
    concept.notes = term.notes
    concept.changed_at = stamp.at
    concept.is_shipped = concept.is_shipped or stamp.at is None
    concept.withdrawn_on = (concept.withdrawn_on or stamp.on) if term.is_withdrawn else None


def _keep_labels(kept: Sequence[Concept], wanted: Mapping[str, Term]) -> None:
    ConceptLabel.objects.filter(concept__in=kept).delete()
    labels = [label for concept in kept for label in _labels(concept, wanted[concept.code])]
    ConceptLabel.objects.bulk_create(labels, batch_size=500)


def _labels(concept: Concept, term: Term) -> list[ConceptLabel]:
    said = [(language, Kind.PREFERRED, word) for language, word in term.preferred.items()]
    for kind, words in ((Kind.ALTERNATIVE, term.alternatives), (Kind.STEM, term.stems)):
        said += [(language, kind, word) for language, each in words.items() for word in each]
    once = {(language, word): kind for language, kind, word in reversed(said)}
    return [
        ConceptLabel(concept=concept, language=language, kind=kind, text=word, folded=fold(word)[:160], position=at)
        for at, (language, kind, word) in enumerate(said)
        if once.pop((language, word), None)
    ]


def _keep_related(kept: Sequence[Concept], wanted: Mapping[str, Term], known: Mapping[str, Concept]) -> None:
    """Related goes both ways, so the links of these concepts are written anew from either side."""
    link = Concept.related.through
    ids = [concept.pk for concept in kept]
    link.objects.filter(from_concept__in=ids).delete()
    link.objects.filter(to_concept__in=ids).delete()
    pairs = {
        (known[code].pk, known[other].pk) for code, term in wanted.items() for other in term.related if other in known
    }
    both = sorted(pairs | {(other, one) for one, other in pairs})
    link.objects.bulk_create((link(from_concept_id=one, to_concept_id=other) for one, other in both), batch_size=500)


def _keep_groups(known: Mapping[str, Concept]) -> list[int]:
    """A concept's group is the theme it stands under; returns those that moved to another."""
    by_id = {concept.pk: concept for concept in known.values()}
    moved = [concept for concept in known.values() if _regrouped(concept, by_id)]
    Concept.objects.bulk_update(moved, ["group"], batch_size=200)
    return [concept.pk for concept in moved]


def _regrouped(concept: Concept, by_id: Mapping[int, Concept]) -> bool:
    theme = concept
    while theme.broader_id is not None:
        theme = by_id[theme.broader_id]
    is_moved = concept.group != theme.code
    concept.group = theme.code
    return is_moved
