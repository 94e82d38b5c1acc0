"""Effects, totals and results in the reader's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from yokoten.adopt.models import Effect, Result
from yokoten.adopt.rules.effects import Total
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.project_papers import totals_said
from yokoten.interfaces.wording.projects import EFFECT_FORMS, EFFECT_KINDS, RESULT_STATES
from yokoten.interfaces.wording.workflows import money


@dataclass(frozen=True)
class EffectRow:
    """An effect with its amount and its time as they are written."""

    effect: Effect
    amount: str
    kind: str
    form: str
    period: str


@dataclass(frozen=True)
class Counted:
    """A target as a result counted it."""

    name: str
    language: str
    unit: str
    before: str
    goal: str
    last: str
    on: str


@dataclass(frozen=True)
class ResultRow:
    """A result with the numbers and effects of its day, and where it stands."""

    result: Result
    kind: str
    words: str
    targets: list[Counted]
    totals: list[tuple[str, str]]


def effect_rows(effects: Iterable[Effect], language: Language) -> list[EffectRow]:
    return [
        EffectRow(
            one,
            money(language, one.amount, one.currency),
            language.say(EFFECT_KINDS[one.kind]),
            language.say(EFFECT_FORMS[one.form]),
            _time(one, language),
        )
        for one in effects
    ]


def _time(effect: Effect, language: Language) -> str:
    """From when to when; without an end only from when."""
    begins = language.day(effect.begins_on)
    if effect.ends_on is None:
        return gettext("from %(day)s on") % {"day": begins}
    return f"{begins} – {language.day(effect.ends_on)}"


def result_rows(results: Iterable[Result], language: Language) -> list[ResultRow]:
    return [
        ResultRow(
            one,
            RESULT_STATES[one.state][0],
            language.say(RESULT_STATES[one.state][1]),
            [_counted(each, language) for each in one.targets],
            totals_said([Total(**{**each, "amount": Decimal(each["amount"])}) for each in one.totals], language),
        )
        for one in results
    ]


def _counted(each: dict[str, str | None], language: Language) -> Counted:
    numbers = {name: None if each[name] is None else Decimal(each[name]) for name in ("baseline", "goal", "last")}
    places = [-int(one.normalize().as_tuple().exponent) for one in numbers.values() if one]
    decimals = min(max([0, *places]), 4)
    before, goal, last = (language.number(one, decimals) for one in numbers.values())
    on = language.day(date.fromisoformat(each["last_on"])) if each["last_on"] else ""
    return Counted(each["name"], each["language"], each["unit"], before, goal, last, on)
