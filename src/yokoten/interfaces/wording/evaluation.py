"""Evaluations in words: a result with its interval, reasons with their facts, what held and what to expect."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

from yokoten.interfaces.wording import evaluation_sentences as say
from yokoten.interfaces.wording.evaluation_reasons import CHECKS, FIELDS, REASONS
from yokoten.interfaces.wording.language import NO_BREAK, Language
from yokoten.prove.rules.designs import Fit
from yokoten.prove.rules.holding import Held
from yokoten.prove.rules.pooling import Pooled, Split
from yokoten.prove.rules.reasons import Reason
from yokoten.prove.rules.registering import Deviation
from yokoten.prove.rules.verdict import CHARTED, Verdict

SHARES = ("estimated", "missing")


def verdict_said(language: Language, verdict: Verdict) -> str:
    """The result in a sentence; figures have as many decimals as their interval can bear."""
    facts = verdict.facts
    message = say.VERDICTS[verdict.code]
    if verdict.code in CHARTED:
        counts = {side: language.number(facts[side]) for side in ("better", "worse")}
        return language.say(message, outcome=facts["outcome"], **counts)
    unit, matters, is_bare = facts["unit"], facts["matters"], facts["lower"] is None
    decimals = _decimals(facts["estimate"] if is_bare else facts["upper"] - facts["lower"])
    return language.say(
        message,
        outcome=facts["outcome"],
        how=language.say(say.HOW[verdict.design]),
        estimate=_amount(language, facts["estimate"], unit, decimals),
        lower=language.signed(facts["lower"], decimals),
        upper="" if is_bare else _amount(language, facts["upper"], unit, decimals),
        matters="" if matters is None else _amount(language, matters, unit, _decimals(matters), sign=False),
    )


def caveats_said(language: Language, verdict: Verdict) -> list[str]:
    """What the design cannot say, the weightiest first."""
    return [language.say(say.CAVEATS[code]) for code in verdict.caveats]


def reason_said(language: Language, reason: Reason) -> str:
    """A reason with its facts as the language writes them."""
    facts = {name: _fact(language, reason.code, name, value) for name, value in reason.facts.items()}
    return language.say(REASONS.get(reason.code) or say.HELD_REASONS[reason.code], **facts)


def best_said(language: Language, best: Fit | None) -> str:
    """The strongest design that the data carry, or that there is none."""
    if best is None:
        return language.say(say.NOTHING_FITS)
    return language.say(say.BEST, design=language.say(say.DESIGNS[best.design]))


def deviation_said(language: Language, deviation: Deviation) -> str:
    """One departure: what was registered and what was used."""
    return language.say(
        say.DEVIATION,
        field=language.say(FIELDS[deviation.field]),
        registered=_value(language, deviation.field, deviation.registered),
        used=_value(language, deviation.field, deviation.used),
    )


def held_said(language: Language, held: Held) -> str:
    """Whether the effect held, with the share that is left and why nothing can be said."""
    if held.share is None or held.lower is None or held.upper is None or held.verdict == "cannot_say":
        said = language.say(say.HELD_VERDICTS["cannot_say"])
    else:
        share, lower, upper = (language.percent(100 * each) for each in (held.share, held.lower, held.upper))
        said = language.say(say.HELD_VERDICTS[held.verdict], share=share, lower=lower, upper=upper)
    return f"{said} {reason_said(language, held.reason)}" if held.reason else said


def pooled_said(language: Language, pooled: Pooled) -> str:
    """The mean of the adoptions with its interval."""
    decimals = _decimals(pooled.upper - pooled.lower)
    return language.say(
        say.POOLED,
        count=language.number(len(pooled.places)),
        estimate=_amount(language, pooled.estimate, pooled.unit, decimals),
        lower=language.signed(pooled.lower, decimals),
        upper=_amount(language, pooled.upper, pooled.unit, decimals),
    )


def expectation_said(language: Language, pooled: Pooled) -> str:
    """What a new place may expect: the prediction interval in words."""
    decimals = _decimals(pooled.high - pooled.low)
    low, high = language.signed(pooled.low, decimals), _amount(language, pooled.high, pooled.unit, decimals)
    return language.say(say.EXPECTATIONS[pooled.expectation], low=low, high=high)


def left_out_said(language: Language, names: Sequence[str]) -> str:
    """Which adoptions were not counted; `names` as the reader calls the places."""
    return language.say(say.LEFT_OUT, places=language.listed(list(names))) if names else ""


def split_said(language: Language, split: Split, unit: str, names: tuple[str, str]) -> str:
    """Where it works better; `names` are the two sides as the reader calls them."""
    decimals = _decimals(split.upper - split.lower)
    return language.say(
        say.SPLITS[split.verdict],
        first=names[0],
        second=names[1],
        difference=_amount(language, split.difference, unit, decimals),
        lower=language.signed(split.lower, decimals),
        upper=_amount(language, split.upper, unit, decimals),
    )


def _decimals(width: float | Any) -> int:
    """Two digits of the width of the interval count; of a figure by itself, two of the figure."""
    width = abs(float(width))
    return min(6, max(0, 1 - math.floor(math.log10(width)))) if 0 < width < math.inf else 0


def _amount(language: Language, value: float | Any, unit: str, decimals: int, *, sign: bool = True) -> str:
    if unit == "%":
        return language.percent(float(value), decimals, sign=sign)
    text = language.signed(float(value), decimals) if sign else language.number(float(value), decimals)
    return f"{text}{NO_BREAK}{unit}" if unit else text


def _fact(language: Language, code: str, name: str, value: Any) -> str:
    if name in ("design", "counts_as"):
        return language.say(say.DESIGNS[value])
    if name == "check":
        return language.say(CHECKS[value])
    if isinstance(value, date):
        return language.day(value)
    if isinstance(value, (list, tuple)):
        return language.listed(list(value))
    if code.startswith(SHARES):
        return language.percent(100 * value, 0 if float(100 * value).is_integer() else 1)
    return language.number(value, 0 if value is None or float(value).is_integer() else 3)


def _value(language: Language, field: str, value: Any) -> str:
    """A registered value as people read it."""
    if value is None or value == ():
        return "–"
    if field == "design":
        return language.say(say.DESIGNS[value]) if value in say.DESIGNS else value
    if isinstance(value, bool):
        return language.say(say.LOWER_BETTER if value else say.HIGHER_BETTER)
    if isinstance(value, date):
        return language.day(value)
    return language.listed(sorted(value)) if isinstance(value, tuple) else _plain(language, value)


def _plain(language: Language, value: Any) -> str:
    return (
        value
        if isinstance(value, str)
        else language.number(float(value), max(0, -value.normalize().as_tuple().exponent))
    )
