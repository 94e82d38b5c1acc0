"""What people look up in compare."""

from yokoten.compare.queries.answering import TRAITS, Answered, answered
from yokoten.compare.queries.comparison import comparison_by_token, comparisons_seen
from yokoten.compare.queries.opening import Choices, Opening, choices, opening, periods_of
from yokoten.compare.queries.outcome import FINER_ONLY, has_finer_outcome, why_not

__all__ = [
    "FINER_ONLY",
    "TRAITS",
    "Answered",
    "Choices",
    "Opening",
    "answered",
    "choices",
    "comparison_by_token",
    "comparisons_seen",
    "has_finer_outcome",
    "opening",
    "periods_of",
    "why_not",
]
