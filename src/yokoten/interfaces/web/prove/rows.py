"""What the page of an evaluation says: the result, its checks, its cautions, the grade with its points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from yokoten.interfaces.web.prove.places import named_registration
from yokoten.interfaces.wording.evaluation import (
    caveats_said,
    deviation_said,
    held_said,
    reason_said,
    registered_said,
    verdict_said,
)
from yokoten.interfaces.wording.evaluation_amounts import amount, decimals_of
from yokoten.interfaces.wording.evaluation_reasons import CAUTIONS, CHECKS, PARTS
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.practices import EVIDENCE
from yokoten.interfaces.wording.prove import CHECK_STATES, FOUND, METHOD, OPINIONS, PERSISTENCE, WHAT_CHECKS_ASK
from yokoten.prove.models import Evaluation, HeldCheck, Run
from yokoten.prove.queries.evaluation import is_agreed
from yokoten.prove.queries.figures import registration_of
from yokoten.prove.rules.checking import check_of
from yokoten.prove.rules.grade_rule import shipped_rule
from yokoten.prove.rules.grading import Graded, grade
from yokoten.prove.rules.keeping import read_facts, read_held, read_reason, read_registration
from yokoten.prove.rules.registering import deviations
from yokoten.prove.rules.sizes import found
from yokoten.prove.rules.verdict import Signals, chart_verdict, verdict


@dataclass(frozen=True)
class Check:
    """An assumption of the design: what it asks, the figure, whether it holds."""

    name: str
    asks: str
    figure: str
    limit: str
    kind: str
    word: str


@dataclass(frozen=True)
class Points:
    """A part of the grade with its points and why not more."""

    name: str
    points: str
    most: str
    reasons: list[str]


@dataclass(frozen=True)
class Shown:
    """A run in words."""

    run: Run
    sentence: str
    chart_sentence: str
    found: tuple[str, str]
    grade: tuple[str, str]
    effect: str
    interval: str
    is_agreed: bool


@dataclass(frozen=True)
class Judged:
    """Why a run may be believed, and how far."""

    checks: list[Check]
    cautions: list[str]
    caveats: list[str]
    deviations: list[tuple[str, bool]]
    points: list[Points]
    total: str
    raising: list[str]
    is_registered: bool
    version: int


def shown_run(run: Run, language: Language) -> Shown:
    """The result in a sentence, with the word of the interval and the grade."""
    facts, used = read_facts(run.facts), read_registration(run.used)
    said = verdict_said(language, verdict(used.design, facts.size, used.outcome, used.unit))
    signals = run.result.get("signals")
    chart = verdict_said(language, chart_verdict(Signals(**signals), used.outcome)) if signals else ""
    kind, word = FOUND[found(facts.size)]
    shape, named = EVIDENCE[run.grade]
    decimals = decimals_of(run.estimate if run.lower is None else run.upper - run.lower)
    ends = "" if run.lower is None else [language.signed(run.lower, decimals), language.signed(run.upper, decimals)]
    return Shown(
        run=run,
        sentence=said,
        chart_sentence=chart,
        found=(kind, language.say(word)),
        grade=(shape, language.say(named)),
        effect=amount(language, run.estimate, used.unit, decimals),
        interval=" … ".join(ends),
        is_agreed=is_agreed(run),
    )


def judged(run: Run, language: Language) -> Judged:
    """Checks, cautions, departures, and the points of the grade by the rule it was graded by."""
    facts, rule = read_facts(run.facts), shipped_rule(run.rule_version)
    graded = grade(facts, rule)
    used = read_registration(run.used)
    departed = deviations(registration_of(run.evaluation), used)
    return Judged(
        checks=list(_checks(run, language)),
        cautions=list(_cautions(run, language)),
        caveats=caveats_said(language, verdict(used.design, facts.size, used.outcome, used.unit)),
        deviations=[(deviation_said(language, one), one.is_weighty) for one in departed],
        points=_points(graded, language),
        total=language.number(graded.points, 0),
        raising=[reason_said(language, one) for one in graded.raising],
        is_registered=facts.is_registered,
        version=run.rule_version,
    )


def registered(evaluation: Evaluation, language: Language) -> list[tuple[str, str]]:
    """Every field that was signed, but the question."""
    return registered_said(language, named_registration(evaluation, language))


def opinions(run: Run, language: Language) -> list[tuple[Any, str, str]]:
    """Reviews, the newest last, each with its shape and word."""
    return [(one, OPINIONS[one.verdict][0], language.say(OPINIONS[one.verdict][1])) for one in run.reviews.all()]


def answers(run: Run, language: Language) -> list[tuple[HeldCheck, str, str, str]]:
    """Checks after a year: shape, word and sentence of each."""
    found_ = []
    for one in run.held_checks.all():
        kind, word = PERSISTENCE[one.verdict]
        said = held_said(language, read_held(one.verdict, one.reason, (one.share, one.lower, one.upper)))
        found_.append((one, kind, language.say(word), said))
    return found_


def _checks(run: Run, language: Language) -> Iterator[Check]:
    facts, rule = read_facts(run.facts), shipped_rule(run.rule_version)
    for name in rule.checks[facts.design]:
        figure = getattr(facts.checks, name)
        kind, word = CHECK_STATES[check_of(name, facts.checks, rule)]
        yield Check(
            name=language.say(CHECKS[name]),
            asks=language.say(WHAT_CHECKS_ASK[name]),
            figure=language.number(figure, 2),
            limit=language.number(rule.limits[name], 2),
            kind=kind,
            word=language.say(word),
        )


def _cautions(run: Run, language: Language) -> Iterator[str]:
    """Cautions of the data and of the method; what the design says anyway is left out."""
    for kept in run.caveats:
        if kept["code"] in CAUTIONS:
            yield reason_said(language, read_reason(kept))
        elif kept["code"] in METHOD:
            yield language.say(METHOD[kept["code"]])


def _points(graded: Graded, language: Language) -> list[Points]:
    return [
        Points(
            name=language.say(PARTS[part.name]),
            points=language.number(part.points, 0),
            most=language.number(part.most, 0),
            reasons=[reason_said(language, one) for one in part.reasons],
        )
        for part in graded.parts
    ]


def others(runs: Sequence[Run], counting: Run | None, language: Language) -> list[Shown]:
    """Runs beside the one that counts, the newest first."""
    return [shown_run(run, language) for run in runs if counting is None or run.pk != counting.pk]
