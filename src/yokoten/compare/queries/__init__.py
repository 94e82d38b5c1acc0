"""What people look up in compare."""

from yokoten.compare.queries.answering import TRAITS, Answered, answered
from yokoten.compare.queries.comparison import comparison_by_token, comparisons_seen
from yokoten.compare.queries.opening import Choices, Opening, choices, opening, periods_of

__all__ = [
    "TRAITS",
    "Answered",
    "Choices",
    "Opening",
    "answered",
    "choices",
    "comparison_by_token",
    "comparisons_seen",
    "opening",
    "periods_of",
]
