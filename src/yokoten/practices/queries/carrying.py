"""How many practices of the library that somebody sees carry a concept: counted in the search index."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from yokoten.practices.policies import sight_of
from yokoten.practices.queries.indexing import current_index
from yokoten.practices.rules.search.index.library import CONCEPTS


def practices_carrying(actor: Any, codes: Sequence[str]) -> Counter[str]:
    """By code of the concept."""
    index = current_index()
    seen = index.seen(sight_of(actor)).views[CONCEPTS].seen
    return Counter(dict(zip(codes, index.shelves[CONCEPTS].holding(codes, seen), strict=True)))


def practices_by_theme(actor: Any) -> Counter[str]:
    """By theme; a practice with several concepts of a theme counts once."""
    index = current_index()
    return Counter(dict(index.columns.counted("theme", index.seen(sight_of(actor)).rows)))
