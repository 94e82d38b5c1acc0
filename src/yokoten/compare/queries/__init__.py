"""What people look up in compare."""

from yokoten.compare.queries.comparison import comparison_by_token, comparisons_seen

__all__ = ["comparison_by_token", "comparisons_seen"]
