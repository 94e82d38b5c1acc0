"""Held after twelve months: what the later effect says beside the first."""

from dataclasses import dataclass
from datetime import date

from yokoten.prove.rules.due_dates import due_on
from yokoten.prove.rules.evidence_facts import CANNOT_SAY, KEPT, LOST, NOT_DUE, PARTLY
from yokoten.prove.rules.grade_rule import Rule
from yokoten.prove.rules.reasons import Reason
from yokoten.prove.rules.shares import share_kept
from yokoten.prove.rules.sizes import CONCLUSIVE, NULL, Size, found


@dataclass(frozen=True)
class Later:
    """The effect once more, by the same design on `count` later periods, the last of which ended on `until`."""

    size: Size
    count: int
    until: date


@dataclass(frozen=True)
class Held:
    """`verdict`: `held`, `partly`, `lost` or `cannot_say`, the last always with its `reason`.

    `share` of the first effect that is left (1.0 is all of it) with its interval; None where it cannot be computed.
    """

    verdict: str
    reason: Reason | None = None
    share: float | None = None
    lower: float | None = None
    upper: float | None = None

    @property
    def persistence(self) -> str:
        """The fact for grading: before its time nothing was asked yet."""
        return NOT_DUE if self.reason and self.reason.code == "too_early" else self.verdict


def held(first: Size, later: Later | None, *, started_on: date, today: date, rule: Rule) -> Held:
    """What became of the first effect.

    `held`: still there, and at least `keep` of it. `partly`: still there, but less. `lost`: not shown to be there any
    more, and less than `gone` for certain. Otherwise `cannot_say`, as an effect that is not seen need not be gone.
    """
    unanswerable = _unanswerable(first, later, due_on(started_on, rule), today, rule)
    if unanswerable or later is None:
        return Held(CANNOT_SAY, unanswerable)
    kept = share_kept(first, later.size)
    if kept is None:
        return Held(CANNOT_SAY, Reason("first_not_clear"))
    share, lower, upper = kept
    if lower > 0:
        return Held(KEPT if share >= rule.holding["keep"] else PARTLY, None, share, lower, upper)
    if upper < rule.holding["gone"]:
        return Held(LOST, Reason("turned_round") if upper < 0 else None, share, lower, upper)
    return Held(CANNOT_SAY, Reason("too_wide"), share, lower, upper)


def _unanswerable(first: Size, later: Later | None, due: date, today: date, rule: Rule) -> Reason | None:
    least = int(rule.holding["periods"])
    if found(first) not in CONCLUSIVE - {NULL}:
        return Reason("first_not_clear")
    if today < due:
        return Reason("too_early", {"due": due})
    if later is None:
        return Reason("not_measured")
    if later.until < due:
        return Reason("measured_too_early", {"until": later.until, "due": due})
    if later.count < least:
        return Reason("few_later", {"count": later.count, "least": least})
    return None if later.size.lower is not None else Reason("later_without_interval")
