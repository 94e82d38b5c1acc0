"""Why an outcome that somebody asked for is not compared."""

from typing import Any

from yokoten.measure.queries import finer_ids, finer_only, indicators_by_codes, kinds_told
from yokoten.measure.rules.spans import YEAR

UNKNOWN, FINER_ONLY, UNFIT = "outcome_unknown", "outcome_finer_only", "outcome_unfit"


def why_not(actor: Any, place: Any, code: str) -> str:
    """Nothing of that code is seen, it is told by quarter or month only, or it cannot be compared for the place."""
    found = indicators_by_codes(actor, [code])
    if not found:
        return UNKNOWN
    kinds = kinds_told(found, [place])[found[0].pk]
    return FINER_ONLY if kinds and YEAR not in kinds else UNFIT


def has_finer_outcome(actor: Any, place: Any) -> bool:
    """Whether a place without yearly outcomes has one by quarter or month."""
    return any(one.part == "outcome" for one in finer_only(actor, place, finer_ids(place), ()))
