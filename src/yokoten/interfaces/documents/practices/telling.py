"""A practice as its page and its documents tell it, in the reader's language with every fallback marked."""

from dataclasses import dataclass
from typing import Any

from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.practices import IN_LANGUAGE, choice_said, named_metric, plain_number
from yokoten.practices.models import Practice, PracticeMetric
from yokoten.practices.queries.practice import original, reading
from yokoten.practices.rules.evidence import change_percent


@dataclass(frozen=True)
class Figure:
    """A result in figures, said."""

    name: str
    before: str
    after: str
    unit: str
    change: str
    periods: str
    method: str
    is_worse: bool
    language: str = ""


@dataclass(frozen=True)
class Block:
    """A part of the text in the language it is there in."""

    name: str
    words: str
    language: str
    tag: str


def fallback_tag(language: Language, spoken_in: str) -> str:
    """In which other language something stands, for the tag beside it; nothing in the reader's own."""
    return "" if spoken_in == language.code else language.say(IN_LANGUAGE[spoken_in])


def block_of(practice: Practice, language: Language, name: str) -> Block | None:
    """One part of the text: as translated, else as the original has it; none where nothing is written."""
    said = reading(practice, language.code).text
    for text in (said, original(practice)):
        words = getattr(text, name) if text else ""
        if text and words:
            return Block(name, words, text.language, fallback_tag(language, text.language))
    return None


def figure_of(language: Language, metric: PracticeMetric, read_in: str = "") -> Figure:
    """A result as it is read: numbers by the language's rules, the change, the periods.

    Its name stands in the reader's language, else in that of the text around it.
    """
    named_in = next((code for code in (language.code, read_in) if metric.names.get(code)), "")
    change = change_percent(metric.before, metric.after)
    is_worse = change is not None and change != 0 and (change > 0) == metric.is_lower_better
    return Figure(
        name=metric.names[named_in] if named_in else named_metric(metric.names, language.code),
        before="" if metric.before is None else plain_number(language, metric.before),
        after=plain_number(language, metric.after),
        unit=metric.unit,
        change="" if change is None else language.percent(change, 0, sign=True),
        periods=" → ".join(period for period in (metric.before_period, metric.after_period) if period),
        method=metric.method,
        is_worse=is_worse,
        language=named_in,
    )


def facts_of(practice: Practice, language: Language) -> list[tuple[str, str]]:
    """What kind of organisation it comes from, as pairs of field and words."""
    named = ("sector", "size", "level")
    return [(name, choice_said(language, name, getattr(practice, name))) for name in named if getattr(practice, name)]


def takes_of(practice: Practice, language: Language) -> list[tuple[str, str]]:
    """What it takes, in figures."""
    found: list[tuple[str, str]] = []
    if practice.cost is not None:
        found.append(("cost", f"{plain_number(language, float(practice.cost))} {practice.currency}"))
    for name in ("people", "weeks"):
        value: Any = getattr(practice, name)
        if value:
            found.append((name, language.number(value)))
    return found
