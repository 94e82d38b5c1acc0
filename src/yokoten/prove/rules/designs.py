"""Which designs the data can carry, the strongest first, and why the others cannot be taken.

What is asked for is more than what can be computed: a design that could give a number but nothing to judge it by is
refused. The least numbers are given whole in docs/reference/evidence.md.
"""

from collections.abc import Callable
from dataclasses import dataclass

from yokoten.prove.rules.reasons import Reason

COURSE, INTERRUPTED, DID, DID_STAGGERED = "course", "interrupted", "did", "did_staggered"
SYNTHETIC, BEFORE_AFTER, TWO_LOGS = "synthetic", "before_after", "two_logs"
STRENGTH = (DID_STAGGERED, DID, SYNTHETIC, INTERRUPTED, COURSE, TWO_LOGS, BEFORE_AFTER)
COMPARING = frozenset({DID_STAGGERED, DID, SYNTHETIC})

LEAST_BEFORE = {
    DID_STAGGERED: 1, DID: 1, SYNTHETIC: 5, INTERRUPTED: 8, COURSE: 8, TWO_LOGS: 0, BEFORE_AFTER: 2,
}  # fmt: skip
LEAST_AFTER = {
    DID_STAGGERED: 1, DID: 1, SYNTHETIC: 1, INTERRUPTED: 8, COURSE: 4, TWO_LOGS: 0, BEFORE_AFTER: 2,
}  # fmt: skip
LEAST_TREATED = {DID_STAGGERED: 2, DID: 2}
LEAST_COMPARED = {DID_STAGGERED: 2, DID: 2, SYNTHETIC: 5}
LEAST_CASES = 30
SEASONS_BEFORE = 2
MANY_POINTS, MANY_UNITS, MANY_DONORS, FIRM_LIMITS = 8, 5, 19, 17


@dataclass(frozen=True)
class DataShape:
    """What there is to evaluate with, counted.

    `units` in all, of which `treated` were ever treated and `never` were not; `not_yet` of the treated began later
    than the first. `starts`: how many different starts are known. `before`: periods before the first start that all
    units have, `after`: periods from it on. `season`: periods of a full season, if there is one. `cases_before` and
    `cases_after`: finished cases in event logs.
    """

    units: int
    treated: int
    starts: int
    before: int
    after: int
    season: int | None = None
    never: int = 0
    not_yet: int = 0
    cases_before: int = 0
    cases_after: int = 0

    def __post_init__(self) -> None:
        if self.treated + self.never > self.units or self.not_yet > self.treated:
            raise ValueError("more units are counted in parts than there are")


@dataclass(frozen=True)
class Fit:
    """Whether the data carry `design`; `reasons` why not, `cautions` what to know where they do."""

    design: str
    can: bool
    reasons: tuple[Reason, ...] = ()
    cautions: tuple[Reason, ...] = ()


def fitting(shape: DataShape) -> list[Fit]:
    """Every design in the order of strength."""
    found = []
    for design in STRENGTH:
        reasons = tuple(reason for ask in ASKED[design] if (reason := ask(design, shape)))
        found.append(Fit(design, not reasons, reasons, () if reasons else _cautions(design, shape)))
    return found


def fit_of(design: str, shape: DataShape) -> Fit:
    """Whether the data carry this design."""
    return next(fit for fit in fitting(shape) if fit.design == design)


def best(shape: DataShape) -> Fit | None:
    """The strongest design that the data carry; none where they carry nothing."""
    return next((fit for fit in fitting(shape) if fit.can), None)


def _treatment(design: str, shape: DataShape) -> Reason | None:
    if shape.treated == 0:
        return Reason("no_unit_treated")
    return Reason("no_start") if shape.starts == 0 else None


def _before(design: str, shape: DataShape) -> Reason | None:
    least = LEAST_BEFORE[design]
    return Reason("few_periods_before", {"count": shape.before, "least": least}) if shape.before < least else None


def _after(design: str, shape: DataShape) -> Reason | None:
    least = LEAST_AFTER[design]
    return Reason("few_periods_after", {"count": shape.after, "least": least}) if shape.after < least else None


def _season(design: str, shape: DataShape) -> Reason | None:
    """A season seen once cannot be told from a trend."""
    least = SEASONS_BEFORE * (shape.season or 0)
    facts = {"season": shape.season, "count": shape.before, "least": least}
    return Reason("season_not_seen", facts) if shape.before < least else None


def _one_start(design: str, shape: DataShape) -> Reason | None:
    return Reason("starts_differ", {"starts": shape.starts}) if shape.starts > 1 else None


def _several_starts(design: str, shape: DataShape) -> Reason | None:
    return Reason("one_start_only") if shape.starts == 1 else None


def _several_treated(design: str, shape: DataShape) -> Reason | None:
    least = LEAST_TREATED[design]
    return Reason("one_unit_treated", {"least": least}) if 0 < shape.treated < least else None


def _one_treated(design: str, shape: DataShape) -> Reason | None:
    return Reason("several_units_treated", {"treated": shape.treated}) if shape.treated > 1 else None


def _compared(design: str, shape: DataShape) -> Reason | None:
    count, least = _comparison(design, shape), LEAST_COMPARED[design]
    if count >= least:
        return None
    if count:
        return Reason("few_units_compared", {"count": count, "least": least})
    is_everywhere = shape.units > 1 and shape.treated == shape.units
    return Reason("treated_everywhere", {"units": shape.units}) if is_everywhere else Reason("no_comparison_group")


def _comparison(design: str, shape: DataShape) -> int:
    """Never treated units, and where starts differ also those that begin later."""
    return shape.never + (shape.not_yet if design == DID_STAGGERED else 0)


def _cases(design: str, shape: DataShape) -> Reason | None:
    if not shape.cases_before and not shape.cases_after:
        return Reason("no_log")
    count = min(shape.cases_before, shape.cases_after)
    return Reason("few_cases", {"count": count, "least": LEAST_CASES}) if count < LEAST_CASES else None


def _cautions(design: str, shape: DataShape) -> tuple[Reason, ...]:
    """What weakens a design that the data do carry."""
    compared, shortest = _comparison(design, shape), min(shape.before, shape.after)
    per_start = shape.treated / max(shape.starts, 1)
    is_did = design in (DID, DID_STAGGERED)
    said = (
        ("pretrend_not_testable", design == DID and shape.before < 2, {}),
        ("few_units", is_did and min(per_start, compared) < MANY_UNITS, {"least": MANY_UNITS}),
        ("compared_with_later_ones", design == DID_STAGGERED and shape.never < 2, {"count": shape.not_yet}),
        ("few_donors", design == SYNTHETIC and compared < MANY_DONORS, {"count": compared, "least": MANY_DONORS}),
        ("short_fit", design == SYNTHETIC and shape.before < 2 * LEAST_BEFORE[SYNTHETIC], {"count": shape.before}),
        ("limits_not_firm", design == COURSE and shape.before < FIRM_LIMITS, {"least": FIRM_LIMITS}),
        ("few_points_each_side", design == BEFORE_AFTER and shortest < MANY_POINTS, {"least": MANY_POINTS}),
    )
    return tuple(Reason(code, facts) for code, holds, facts in said if holds)


ASKED: dict[str, tuple[Callable[[str, DataShape], Reason | None], ...]] = {
    DID_STAGGERED: (_treatment, _several_starts, _several_treated, _compared, _before, _after),
    DID: (_treatment, _one_start, _several_treated, _compared, _before, _after),
    SYNTHETIC: (_treatment, _one_start, _one_treated, _compared, _before, _after),
    INTERRUPTED: (_treatment, _one_start, _before, _after, _season),
    COURSE: (_treatment, _one_start, _before, _after),
    TWO_LOGS: (_treatment, _one_start, _cases),
    BEFORE_AFTER: (_treatment, _before, _after),
}
