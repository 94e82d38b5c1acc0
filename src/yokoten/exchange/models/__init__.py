"""Tables of exchange."""

from yokoten.exchange.models.bank import BankQuestion, HostClosure, HostTerms, VisitType
from yokoten.exchange.models.brought import Arrival, FindingPhoto
from yokoten.exchange.models.taken_home import Answer, Commitment, Conflict, Feedback, Finding, Lesson
from yokoten.exchange.models.trip import (
    AgendaItem,
    Delegate,
    DroppedPoint,
    ProposedDates,
    Site,
    Trip,
    TripQuestion,
    Visit,
)

__all__ = [
    "AgendaItem",
    "Answer",
    "Arrival",
    "BankQuestion",
    "Commitment",
    "Conflict",
    "Delegate",
    "DroppedPoint",
    "Feedback",
    "Finding",
    "FindingPhoto",
    "HostClosure",
    "HostTerms",
    "Lesson",
    "ProposedDates",
    "Site",
    "Trip",
    "TripQuestion",
    "Visit",
    "VisitType",
]
