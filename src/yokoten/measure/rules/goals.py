"""Whether a goal is met, on its way, or missed: never without a figure, never on a path nobody stated."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

MET, ON_TRACK, OFF, NO_FIGURES = "met", "on_track", "off", "no_figures"
NO_PATH, DEPENDS, CURRENT_PRICES = "no_path", "depends", "current_prices"
STATUSES = (MET, ON_TRACK, OFF, NO_FIGURES, NO_PATH, DEPENDS, CURRENT_PRICES)
OVER, AT_LEAST, AT_MOST, ABOUT, RANGE, RANK, RELATIVE_TO = (
    "over", "at_least", "at_most", "about", "range", "rank", "relative_to",
)  # fmt: skip
LINEAR, COMPOUND, NO_RULE = "linear", "compound", "none"
TOLERANCE = 0.05


@dataclass(frozen=True)
class Aim:
    """What a goal asks for. `value` of a rank is the worst place that will do; of `relative_to` percent of the median.

    `path` from `baseline_value` in `baseline_year` to the value at the horizon: `linear`, `compound` or `none`.
    """

    comparator: str
    horizon: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    path: str = NO_RULE
    baseline_value: float | None = None
    baseline_year: int | None = None


@dataclass(frozen=True)
class Actual:
    """A figure of a year; `low` and `high` where it is an estimate that hangs on an assumption.

    `first` is the year that a rate of growth counts from; `why` is a status that replaces a figure (`current_prices`).
    """

    value: float | None = None
    year: int = 0
    first: int | None = None
    low: float | None = None
    high: float | None = None
    why: str = ""


@dataclass(frozen=True)
class Judged:
    """`status` is one of STATUSES; `expected` is where the path stands in the year of the figure, None without one."""

    status: str
    actual: Actual
    expected: float | None = None


def judged(aim: Aim, actual: Actual) -> Judged:
    """Met, on track or off by the latest figure.

    `met`: the figure fulfils the goal now. Before the horizon a figure that does not is `on_track` when it fulfils what
    the stated path asks of its year, `off` when not, and `no_path` when no path is stated. From the horizon on it is
    `off`. An estimate whose two ends are judged differently is `depends`. Without a figure: `no_figures`.
    """
    if actual.why or actual.value is None:
        return Judged(actual.why or NO_FIGURES, actual)
    expected = on_path(aim, actual.year)
    verdicts = {_verdict(aim, end, actual.year, expected) for end in _ends(actual)}
    return Judged(verdicts.pop() if len(verdicts) == 1 else DEPENDS, actual, expected)


def _ends(actual: Actual) -> Sequence[float]:
    return [end for end in (actual.value, actual.low, actual.high) if end is not None]


def _verdict(aim: Aim, value: float, year: int, expected: float | None) -> str:
    if fulfils(aim, value):
        return MET
    if year >= aim.horizon:
        return OFF
    if expected is None:
        return NO_PATH
    return ON_TRACK if fulfils(_at(aim, expected), value) else OFF


def _at(aim: Aim, expected: float) -> Aim:
    """The same goal with what the path asks of an earlier year; of a range, its near end."""
    if aim.comparator == RANGE:
        is_rising = expected <= (aim.low or 0.0)
        return replace(aim, comparator=AT_LEAST if is_rising else AT_MOST, value=expected)
    return replace(aim, value=expected)


def fulfils(aim: Aim, value: float) -> bool:
    """Whether the figure is what the goal asks for; `about` is within 5 percent of the value or beyond on top of it."""
    if aim.comparator == RANGE:
        return (aim.low or 0.0) <= value <= (aim.high or 0.0)
    wanted = aim.value if aim.value is not None else 0.0
    return {
        OVER: value > wanted,
        AT_LEAST: value >= wanted,
        AT_MOST: value <= wanted,
        ABOUT: value >= wanted - TOLERANCE * abs(wanted),
        RANK: value <= wanted,
        RELATIVE_TO: value >= wanted,
    }[aim.comparator]


def on_path(aim: Aim, year: int) -> float | None:
    """What the path asks of a year, None without a path or before it begins."""
    end = _near_end(aim)
    begin, since = aim.baseline_value, aim.baseline_year
    if aim.path == NO_RULE or end is None or begin is None or since is None:
        return None
    if year < since or aim.horizon <= since:
        return None
    share = min(1.0, (year - since) / (aim.horizon - since))
    if aim.path == COMPOUND:
        return begin * (end / begin) ** share if begin > 0 and end > 0 else None
    return begin + share * (end - begin)


def _near_end(aim: Aim) -> float | None:
    """The value at the horizon; of a range the end nearer to where the path begins."""
    if aim.comparator != RANGE:
        return aim.value
    if aim.low is None or aim.high is None or aim.baseline_value is None:
        return None
    return aim.high if aim.baseline_value > aim.high else aim.low


def growth_between(values: Sequence[tuple[int, float]], first: int | None) -> Actual:
    """Compound growth in percent a year to the latest of (year, value), rising years.

    From the last figure up to `first` where a goal counts from a year, and from the figure before the latest where it
    does not; nothing without a figure after that year.
    """
    known = [(year, value) for year, value in values if value > 0]
    begins = [pair for pair in known if first is None or pair[0] <= first]
    last = known[-1] if known else None
    begin = begins[-2 if first is None else -1] if len(begins) > (1 if first is None else 0) else None
    if last is None or begin is None or last[0] <= begin[0] or (first is not None and last[0] <= first):
        return Actual()
    rate = 100 * ((last[1] / begin[1]) ** (1 / (last[0] - begin[0])) - 1)
    return Actual(rate, last[0], begin[0])
