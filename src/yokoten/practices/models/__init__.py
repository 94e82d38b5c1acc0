"""Tables of practices."""

from yokoten.practices.models.concept import Concept, ConceptLabel, ConceptProposal, ThesaurusImport
from yokoten.practices.models.index import IndexBlock, IndexEntry, IndexState
from yokoten.practices.models.practice import (
    Practice,
    PracticeConcept,
    PracticeCorrection,
    PracticeDocument,
    PracticeImport,
    PracticeMetric,
    PracticeText,
    PracticeUse,
    PracticeVersion,
)

__all__ = [
    "Concept",
    "ConceptLabel",
    "ConceptProposal",
    "IndexBlock",
    "IndexEntry",
    "IndexState",
    "Practice",
    "PracticeConcept",
    "PracticeCorrection",
    "PracticeDocument",
    "PracticeImport",
    "PracticeMetric",
    "PracticeText",
    "PracticeUse",
    "PracticeVersion",
    "ThesaurusImport",
]
