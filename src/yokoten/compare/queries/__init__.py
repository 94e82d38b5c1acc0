"""What people look up in compare."""

from yokoten.compare.queries.answering import TRAITS, Answered, answered
from yokoten.compare.queries.comparison import comparison_by_token, comparisons_seen
from yokoten.compare.queries.frontier import FrontierAnswered, FrontierOpening, frontier_answered, frontier_opening
from yokoten.compare.queries.intervals import run_about, run_by_number, runs_open
from yokoten.compare.queries.opening import Choices, Opening, choices, opening, periods_of
from yokoten.compare.queries.outcome import FINER_ONLY, has_finer_outcome, why_not
from yokoten.compare.queries.productivity import Productive, productivity_of, shares_for

__all__ = [
    "FINER_ONLY",
    "TRAITS",
    "Answered",
    "Choices",
    "FrontierAnswered",
    "FrontierOpening",
    "Opening",
    "Productive",
    "answered",
    "choices",
    "comparison_by_token",
    "comparisons_seen",
    "frontier_answered",
    "frontier_opening",
    "has_finer_outcome",
    "opening",
    "periods_of",
    "productivity_of",
    "shares_for",
    "run_about",
    "run_by_number",
    "runs_open",
    "why_not",
]
