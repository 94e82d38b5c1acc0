"""Evaluations in words: a result with its interval, reasons with their facts, and what held."""

from datetime import date
from typing import Any

from yokoten.interfaces.wording import evaluation_sentences as say
from yokoten.interfaces.wording.evaluation_amounts import amount, decimals_of
from yokoten.interfaces.wording.evaluation_reasons import CHECKS, FIELDS, REASONS
from yokoten.interfaces.wording.language import Language
from yokoten.prove.rules.designs import Fit
from yokoten.prove.rules.holding import Held
from yokoten.prove.rules.reasons import Reason
from yokoten.prove.rules.registering import Deviation, Registration
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
    decimals = decimals_of(facts["estimate"] if is_bare else facts["upper"] - facts["lower"])
    return language.say(
        message,
        outcome=facts["outcome"],
        how=language.say(say.HOW[verdict.design]),
        estimate=amount(language, facts["estimate"], unit, decimals),
        lower=language.signed(facts["lower"], decimals),
        upper="" if is_bare else amount(language, facts["upper"], unit, decimals),
        matters="" if matters is None else amount(language, matters, unit, decimals_of(matters), sign=False),
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


def registered_said(language: Language, registration: Registration) -> list[tuple[str, str]]:
    """Every field that was signed with its value, but the question itself."""
    named = [(name, getattr(registration, name)) for name in FIELDS if name != "question"]
    return [(language.say(FIELDS[name]), _value(language, name, value)) for name, value in named]


def held_said(language: Language, held: Held) -> str:
    """Whether the effect held, with the share that is left and why nothing can be said."""
    if held.share is None or held.lower is None or held.upper is None or held.verdict == "cannot_say":
        said = language.say(say.HELD_VERDICTS["cannot_say"])
    else:
        share, lower, upper = (language.percent(100 * each) for each in (held.share, held.lower, held.upper))
        said = language.say(say.HELD_VERDICTS[held.verdict], share=share, lower=lower, upper=upper)
    return f"{said} {reason_said(language, held.reason)}" if held.reason else said


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
        percent = round(100 * value, 6)
        return language.percent(percent, 0 if float(percent).is_integer() else 1)
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
    if isinstance(value, str):
        return value
    return language.number(float(value), max(0, -value.normalize().as_tuple().exponent))
