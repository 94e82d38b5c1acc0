"""A result in one sentence as a code with facts, and what its design cannot say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yokoten.prove.rules.designs import (
    BEFORE_AFTER,
    COURSE,
    DID,
    DID_STAGGERED,
    INTERRUPTED,
    SYNTHETIC,
    TWO_LOGS,
)
from yokoten.prove.rules.sizes import Size, found

CHART_BETTER, CHART_WORSE, CHART_MIXED, CHART_QUIET = "chart_better", "chart_worse", "chart_mixed", "chart_quiet"
CHARTED = (CHART_BETTER, CHART_WORSE, CHART_MIXED, CHART_QUIET)
CAVEATS: Mapping[str, tuple[str, ...]] = {
    DID_STAGGERED: ("trends_alike", "spill_over", "mean_of_many"),
    DID: ("trends_alike", "spill_over"),
    SYNTHETIC: ("mix_fits_past", "spill_over", "one_place"),
    INTERRUPTED: ("trend_would_go_on", "same_time"),
    COURSE: ("signal_not_cause", "same_time"),
    TWO_LOGS: ("cases_differ", "same_time", "chosen_flow"),
    BEFORE_AFTER: ("same_time", "began_when_bad", "chosen_flow"),
}


@dataclass(frozen=True)
class Signals:
    """Signals of a process behaviour chart since the start, by the side they lie on."""

    better: int
    worse: int


@dataclass(frozen=True)
class Verdict:
    """`code` chooses the sentence, `design` its half-sentence of how; `caveats` are codes in the order of weight."""

    code: str
    design: str
    facts: Mapping[str, Any]
    caveats: tuple[str, ...]


def verdict(design: str, size: Size, outcome: str, unit: str) -> Verdict:
    """What an effect says; figures stay in the unit of the outcome, with their sign."""
    facts = {
        "outcome": outcome,
        "unit": unit,
        "estimate": size.estimate,
        "lower": size.lower,
        "upper": size.upper,
        "matters": size.matters,
    }
    return Verdict(found(size), design, facts, CAVEATS[design])


def chart_verdict(signals: Signals, outcome: str) -> Verdict:
    """What a process behaviour chart says: it shows that something changed, not by how much."""
    sides = (signals.better > 0, signals.worse > 0)
    code = {(True, True): CHART_MIXED, (True, False): CHART_BETTER, (False, True): CHART_WORSE}.get(sides, CHART_QUIET)
    facts = {"outcome": outcome, "better": signals.better, "worse": signals.worse}
    return Verdict(code, COURSE, facts, CAVEATS[COURSE])
