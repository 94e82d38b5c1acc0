"""Held after twelve months: when it is asked, and what the later effect says beside the first."""

import calendar
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, stdev

from yokoten.analysis.effect.quantiles import normal_quantile, t_quantile
from yokoten.prove.rules.grade_rule import Rule
from yokoten.prove.rules.grading import CANNOT_SAY, KEPT, LOST, NOT_DUE, PARTLY
from yokoten.prove.rules.reasons import Reason
from yokoten.prove.rules.sizes import CONCLUSIVE, NULL, Size, found

WAITING, SOON, DUE, OVERDUE = "waiting", "soon", "due", "overdue"
LEVEL = 0.95


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


def due_on(started_on: date, rule: Rule) -> date:
    """The day from which it can be asked; the last of the month where that day is missing."""
    months = started_on.month - 1 + int(rule.holding["months"])
    year, month = started_on.year + months // 12, months % 12 + 1
    return date(year, month, min(started_on.day, calendar.monthrange(year, month)[1]))


def reminders(due: date, rule: Rule) -> tuple[date, ...]:
    """The days on which people are reminded, the earliest first."""
    return tuple(sorted(due - timedelta(days=before) for before in rule.reminders))


def stage(due: date, today: date, rule: Rule) -> str:
    """How near the question is; overdue once `grace` days have passed without an answer."""
    if today < min(reminders(due, rule)):
        return WAITING
    if today < due:
        return SOON
    return DUE if today <= due + timedelta(days=int(rule.holding["grace"])) else OVERDUE


def measured_again(values: Sequence[float], *, without: float, without_se: float = 0.0) -> Size | None:
    """Later figures as an effect: mean less the level expected without, t interval; None for fewer than two.

    se² = s²/n + `without_se`², n - 1 degrees of freedom; neighbours are taken as independent.
    """
    if len(values) < 2:
        return None
    middle = fmean(values) - without
    reach = t_quantile(0.5 + LEVEL / 2, len(values) - 1) * math.hypot(
        stdev(values) / math.sqrt(len(values)), without_se
    )
    return Size(middle, middle - reach, middle + reach)


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


def share_kept(first: Size, later: Size) -> tuple[float, float, float] | None:
    """Later by first effect with the interval of Fieller (1954), both taken as independent and normal.

    r = b/a; ends (ab ± sqrt(a²b² - (a² - z²v_a)(b² - z²v_b))) / (a² - z²v_a); None unless a² > z²v_a.
    Effects that share their baseline vary together, so that the true interval is rather shorter.
    """
    reaches = [_reach(size) for size in (first, later)]
    a, b = first.estimate, later.estimate
    if reaches[0] is None or reaches[1] is None or not abs(a) > reaches[0]:
        return None
    firm, loose = a * a - reaches[0] ** 2, b * b - reaches[1] ** 2
    root = math.sqrt(max(0.0, a * a * b * b - firm * loose))
    return b / a, (a * b - root) / firm, (a * b + root) / firm


def standard_error(size: Size) -> float | None:
    """Half of a 95 % interval by its normal quantile; None without interval."""
    reach = _reach(size)
    return None if reach is None else reach / normal_quantile(0.5 + LEVEL / 2)


def _reach(size: Size) -> float | None:
    return None if size.lower is None or size.upper is None else (size.upper - size.lower) / 2


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
