"""A mark of what the stemmers do, so that what one of them cut is not asked by another."""

import hashlib
from functools import cache

from yokoten.practices.rules.search.tokens import LANGUAGES, term_of

PROBES = (
    "improvements", "productivity", "organised", "colours", "centres", "generously", "skies", "dying", "running",
    "улучшения", "производительность", "бережливого", "отключениями", "сделавшись", "лучшего", "областные",
    "förbättringar", "produktiviteten", "kommunernas", "företagets", "möjligheterna", "störningarna",
    "hoà", "năng",
)  # fmt: skip


@cache
def stemmer_state() -> str:
    """A mark of what the stemmers do: another version may do the same, and then a table stays fit."""
    stems = [term_of(word, language) for language in LANGUAGES for word in PROBES]
    return hashlib.sha256(" ".join(stems).encode("utf-8")).hexdigest()[:16]
