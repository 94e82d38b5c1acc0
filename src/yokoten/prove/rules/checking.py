"""Whether the assumptions of a design hold, and what it is worth where they do not."""

from yokoten.prove.rules.designs import STRENGTH
from yokoten.prove.rules.evidence_facts import Checks, EvidenceFacts
from yokoten.prove.rules.grade_rule import Rule
from yokoten.prove.rules.reasons import Reason

PRETREND, PLACEBO, PRE_FIT, AUTOCORRELATION = "pretrend", "placebo", "pre_fit", "autocorrelation"
AT_LEAST = frozenset({PRETREND, PLACEBO})
PASSED, FAILED, NOT_MADE = "passed", "failed", "not_made"


def check_of(name: str, checks: Checks, rule: Rule) -> str:
    """Whether a check holds: `passed`, `failed` or `not_made`."""
    figure = getattr(checks, name)
    if figure is None:
        return NOT_MADE
    limit = rule.limits[name]
    return PASSED if (figure >= limit if name in AT_LEAST else figure <= limit) else FAILED


def basis_of(facts: EvidenceFacts, rule: Rule) -> str:
    """Of the design and those not stronger the one with most points for design and checks.

    So a stronger design never counts for less, and one whose assumptions fail counts for no more than a weaker one.
    """
    if facts.design not in STRENGTH:
        return ""
    weaker = STRENGTH[STRENGTH.index(facts.design) :]
    return max(weaker, key=lambda design: _points_of(design, facts.checks, rule))


def worth_of(design: str, checks: Checks, rule: Rule) -> str:
    """The design where all its checks hold, the weakest of all where not."""
    return design if not design or is_sound(design, checks, rule) else STRENGTH[-1]


def is_sound(design: str, checks: Checks, rule: Rule) -> bool:
    """Whether every check of the design was made and holds."""
    return share_holding(design, checks, rule) == 1


def share_holding(design: str, checks: Checks, rule: Rule) -> float:
    """How many of the design's checks hold, 0 to 1."""
    asked = rule.checks[design]
    return sum(check_of(name, checks, rule) == PASSED for name in asked) / len(asked)


def wanting(design: str, checks: Checks, rule: Rule) -> tuple[Reason, ...]:
    """Checks of the design that do not hold or were not made."""
    states = {name: check_of(name, checks, rule) for name in rule.checks[design]}
    return tuple(
        Reason(f"check_{state}", {"check": name, "figure": getattr(checks, name), "limit": rule.limits[name]})
        for name, state in states.items()
        if state != PASSED
    )


def _points_of(design: str, checks: Checks, rule: Rule) -> float:
    return rule.design[worth_of(design, checks, rule)] + rule.points["fit"] * share_holding(design, checks, rule)
