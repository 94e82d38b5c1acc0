"""The evidence grade of an evaluation: four words, each with conditions and points, by a published rule.

The grade says how far the result can be trusted, not whether it is good news: a null or harmful result found well is
graded as high as a good one, but for `held`, which only an effect for the better can earn. docs/reference/evidence.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from yokoten.prove.rules.designs import COMPARING, STRENGTH
from yokoten.prove.rules.grade_rule import Rule, Steps
from yokoten.prove.rules.reasons import Reason
from yokoten.prove.rules.sizes import CONCLUSIVE, FOR_THE_BETTER, UNKNOWN, Size, found

TOLD, MEASURED, COMPARED, HELD = "told", "measured", "compared", "held"
WORDS = (TOLD, MEASURED, COMPARED, HELD)
PRETREND, PLACEBO, PRE_FIT, AUTOCORRELATION = "pretrend", "placebo", "pre_fit", "autocorrelation"
AT_LEAST = frozenset({PRETREND, PLACEBO})
PASSED, FAILED, NOT_MADE = "passed", "failed", "not_made"
KEPT, PARTLY, LOST, CANNOT_SAY, NOT_DUE = "held", "partly", "lost", "cannot_say", "not_due"
LASTING = (LOST, CANNOT_SAY, NOT_DUE, PARTLY, KEPT)


@dataclass(frozen=True)
class Checks:
    """Figures of the checks, None where one was not made.

    `pretrend`: p of a trend (or of different trends) before the start. `placebo`: the least p of starts or places that
    never were, after allowing for how many were tried. `pre_fit`: root mean squared gap before the start by the
    standard deviation of the outcome before it. `autocorrelation`: of residuals, by its limit 2/sqrt(n), without sign.
    """

    pretrend: float | None = None
    placebo: float | None = None
    pre_fit: float | None = None
    autocorrelation: float | None = None


@dataclass(frozen=True)
class Quality:
    """Of the figures used: `estimated` and `missing` are shares 0 to 1, `breaks` is a count; None is not known."""

    has_source: bool = False
    estimated: float | None = None
    missing: float | None = None
    breaks: int | None = None


@dataclass(frozen=True)
class EvidenceFacts:
    """All that the grade rests on. `weighty` and `lesser` count departures from what was registered before."""

    design: str = ""
    checks: Checks = field(default_factory=Checks)
    quality: Quality = field(default_factory=Quality)
    size: Size | None = None
    persistence: str = NOT_DUE
    is_registered: bool = False
    weighty: int = 0
    lesser: int = 0
    is_second_read: bool = False


@dataclass(frozen=True)
class Part:
    """Points of one part out of the most it can give, and why not more."""

    name: str
    points: float
    most: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Graded:
    """`counts_as`: the design it is worth; `found`: what the interval says; `raising`: what the next word asks."""

    grade: str
    points: float
    parts: tuple[Part, ...]
    counts_as: str
    found: str
    raising: tuple[Reason, ...]
    version: int


def grade(facts: EvidenceFacts, rule: Rule) -> Graded:
    """The highest word whose conditions hold, with those of all words under it."""
    basis = basis_of(facts, rule)
    parts = tuple(_parts(facts, basis, rule))
    points = sum(part.points for part in parts)
    seen = found(facts.size) if facts.size else UNKNOWN
    reached, raising = TOLD, ()
    for word, unmet in _unmet(facts, basis, points, rule):
        if unmet:
            raising = unmet
            break
        reached = word
    return Graded(reached, points, parts, _worth_of(basis, facts.checks, rule), seen, raising, rule.version)


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


def _points_of(design: str, checks: Checks, rule: Rule) -> float:
    return rule.design[_worth_of(design, checks, rule)] + rule.points["fit"] * _holding(design, checks, rule)


def _worth_of(design: str, checks: Checks, rule: Rule) -> str:
    """The design where all its checks hold, the weakest of all where not."""
    return design if not design or _is_sound(design, checks, rule) else STRENGTH[-1]


def _holding(design: str, checks: Checks, rule: Rule) -> float:
    asked = rule.checks[design]
    return sum(check_of(name, checks, rule) == PASSED for name in asked) / len(asked)


def _is_sound(design: str, checks: Checks, rule: Rule) -> bool:
    return _holding(design, checks, rule) == 1


def _parts(facts: EvidenceFacts, basis: str, rule: Rule) -> Iterator[Part]:
    yield _design_part(facts, basis, rule)
    yield _fit_part(facts, basis, rule)
    yield _figures_part(facts.quality, rule)
    yield _size_part(facts.size, rule)
    lasting = rule.persistence.get(facts.persistence, 0)
    yield Part(
        "persistence", lasting, rule.points["persistence"], _less(lasting, rule, "persistence", facts.persistence)
    )
    kept = rule.registered["kept" if not facts.lesser else "changed"] if _is_as_registered(facts) else 0
    why = "not_registered" if not facts.is_registered else "departed" if facts.weighty else "departed_lesser"
    yield Part("registered", kept, rule.points["registered"], _less(kept, rule, "registered", why))
    agreed = rule.reader["agreed"] if facts.is_second_read else 0
    yield Part("reader", agreed, rule.points["reader"], _less(agreed, rule, "reader", "no_second_reader"))


def _less(points: float, rule: Rule, part: str, why: str) -> tuple[Reason, ...]:
    code = f"persistence_{why}" if part == "persistence" else why
    return (Reason(code),) if points < rule.points[part] else ()


def _is_as_registered(facts: EvidenceFacts) -> bool:
    return facts.is_registered and not facts.weighty


def _design_part(facts: EvidenceFacts, basis: str, rule: Rule) -> Part:
    most = rule.points["design"]
    if not basis:
        return Part("design", 0, most, (Reason("no_design"),))
    worth = _worth_of(basis, facts.checks, rule)
    reasons = () if worth == facts.design else (Reason("counts_as", {"design": facts.design, "counts_as": worth}),)
    return Part("design", rule.design[worth], most, reasons)


def _fit_part(facts: EvidenceFacts, basis: str, rule: Rule) -> Part:
    most = rule.points["fit"]
    if not basis:
        return Part("fit", 0, most, (Reason("no_design"),))
    points = most * _holding(basis, facts.checks, rule)
    return Part("fit", points, most, _wanting(facts.design, facts.checks, rule))


def _wanting(design: str, checks: Checks, rule: Rule) -> tuple[Reason, ...]:
    """Checks of the design that do not hold or were not made."""
    states = {name: check_of(name, checks, rule) for name in rule.checks[design]}
    return tuple(
        Reason(f"check_{state}", {"check": name, "figure": getattr(checks, name), "limit": rule.limits[name]})
        for name, state in states.items()
        if state != PASSED
    )


def _figures_part(quality: Quality, rule: Rule) -> Part:
    points, reasons = (rule.source, []) if quality.has_source else (0, [Reason("no_source")])
    for name, steps in rule.steps.items():
        figure = getattr(quality, name)
        gained = _step(figure, steps)
        points += gained
        if gained < steps[0][1]:
            reasons.append(Reason(f"{name}_unknown") if figure is None else Reason(f"{name}_some", {"figure": figure}))
    return Part("figures", points, rule.points["figures"], tuple(reasons))


def _step(figure: float | None, steps: Steps) -> float:
    return 0 if figure is None else next((points for most, points in steps if figure <= most), 0)


def _size_part(size: Size | None, rule: Rule) -> Part:
    seen, most = found(size) if size else UNKNOWN, rule.points["size"]
    if seen in CONCLUSIVE:
        return Part("size", rule.size["conclusive"], most)
    return Part("size", 0 if seen == UNKNOWN else rule.size["open"], most, (Reason(f"size_{seen}"),))


def _unmet(facts: EvidenceFacts, basis: str, points: float, rule: Rule) -> Iterator[tuple[str, tuple[Reason, ...]]]:
    """For each word above told: what it asks and does not find."""
    own = {MEASURED: _measured(facts), COMPARED: _compared(facts, basis, rule), HELD: _held(facts)}
    for word, unmet in own.items():
        short = rule.words[word] - points
        yield word, (*unmet, *((Reason("points_short", {"points": points, "least": rule.words[word]}),) * (short > 0)))


def _measured(facts: EvidenceFacts) -> tuple[Reason, ...]:
    asked = (
        (facts.design in STRENGTH, "no_design"),
        (facts.size, "no_figure"),
        (facts.quality.has_source, "no_source"),
    )
    return tuple(Reason(code) for holds, code in asked if not holds)


def _compared(facts: EvidenceFacts, basis: str, rule: Rule) -> tuple[Reason, ...]:
    seen = found(facts.size) if facts.size else UNKNOWN
    is_comparing = basis in COMPARING and _is_sound(basis, facts.checks, rule)
    wanting = _wanting(facts.design, facts.checks, rule) if facts.design in COMPARING else ()
    asked = (
        (facts.is_registered, Reason("not_registered")),
        (not facts.weighty, Reason("departed")),
        (facts.is_second_read, Reason("no_second_reader")),
        (seen in CONCLUSIVE, Reason(f"size_{seen}")),
    )
    return (
        *(() if is_comparing else wanting or (Reason("no_comparison"),)),
        *(reason for holds, reason in asked if not holds),
        *_beyond(facts.quality, rule),
    )


def _beyond(quality: Quality, rule: Rule) -> Iterator[Reason]:
    for name, most in rule.allowed.items():
        figure = getattr(quality, name)
        if figure is None:
            yield Reason(f"{name}_unknown")
        elif figure > most:
            yield Reason(f"{name}_many", {"figure": figure, "most": most})


def _held(facts: EvidenceFacts) -> tuple[Reason, ...]:
    is_better = facts.size is not None and found(facts.size) in FOR_THE_BETTER
    lasting = () if facts.persistence == KEPT else (Reason(f"persistence_{facts.persistence}"),)
    return (*lasting, *(() if is_better else (Reason("not_for_the_better"),)))
