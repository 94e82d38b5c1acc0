"""The evidence grade of an evaluation: four words, each with conditions and points, by a published rule.

The grade says how far the result can be trusted, not whether it is good news: a null or harmful result found well is
graded as high as a good one, but for `held`, which only an effect for the better can earn. docs/reference/evidence.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from yokoten.prove.rules.checking import basis_of, share_holding, wanting, worth_of
from yokoten.prove.rules.conditions import unmet
from yokoten.prove.rules.evidence_facts import TOLD, EvidenceFacts, Quality
from yokoten.prove.rules.grade_rule import Rule, Steps
from yokoten.prove.rules.reasons import Reason
from yokoten.prove.rules.sizes import CONCLUSIVE, UNKNOWN, Size, found


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
    for word, lacking in unmet(facts, basis, points, rule):
        if lacking:
            raising = lacking
            break
        reached = word
    return Graded(reached, points, parts, worth_of(basis, facts.checks, rule), seen, raising, rule.version)


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
    worth = worth_of(basis, facts.checks, rule)
    reasons = () if worth == facts.design else (Reason("counts_as", {"design": facts.design, "counts_as": worth}),)
    return Part("design", rule.design[worth], most, reasons)


def _fit_part(facts: EvidenceFacts, basis: str, rule: Rule) -> Part:
    most = rule.points["fit"]
    if not basis:
        return Part("fit", 0, most, (Reason("no_design"),))
    points = most * share_holding(basis, facts.checks, rule)
    return Part("fit", points, most, wanting(facts.design, facts.checks, rule))


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
