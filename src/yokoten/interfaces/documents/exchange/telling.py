"""How documents say what trips hold: names, days, figures, texts that are written in another language."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from babel.dates import format_date

from yokoten.exchange.models import Trip, Visit
from yokoten.interfaces.documents.paper.blocks import Words
from yokoten.interfaces.wording import papers as say
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.practices import IN_LANGUAGE


def written(language: Language, text: str, code: str, *, weight: str = "plain") -> Words:
    """A text in the language it was written in, told as such where that is not the document's."""
    if not code or code == language.code or not text.strip():
        return Words(text, weight=weight)  # type: ignore[arg-type]
    tag = language.say(IN_LANGUAGE[code]) if code in IN_LANGUAGE else code
    return Words(text, code, tag, weight)  # type: ignore[arg-type]


def one_tag(texts: Sequence[Words]) -> str:
    """The remark that all of several texts share, so that it is told once; "" where they differ or one has none."""
    tags = {words.tag for words in texts}
    return tags.pop() if len(tags) == 1 and len(texts) > 1 else ""


def untagged(words: Words) -> Words:
    return replace(words, tag="")


def host_named(language: Language, visit: Visit) -> str:
    """The host's name: of its organisation, else as the guests wrote it."""
    return visit.host.name(language.code) if visit.host else visit.host_name


def theme_named(language: Language, trip: Trip) -> str:
    """The preferred label of the trip's theme; nothing without one."""
    if trip.theme is None:
        return ""
    labels = {label.language: label.text for label in trip.theme.labels.filter(kind="preferred")}
    return labels.get(language.code) or labels.get("en") or trip.theme.code


def days_said(language: Language, first: date | None, last: date | None) -> str:
    """One day, or from the first to the last; that they are open where none are agreed."""
    if first is None:
        return language.say(say.DAYS_OPEN)
    if last is None or last == first:
        return language.day(first)
    return language.say(say.FROM_TO, first=language.day(first), last=language.day(last))


def weekday_said(language: Language, on: date) -> str:
    """A day with the name of its weekday, as a heading."""
    name = format_date(on, "EEEE", locale=language.locale)
    return f"{name[:1].upper()}{name[1:]}, {language.day(on)}"


def span_of(visits: list[Visit]) -> tuple[date | None, date | None]:
    """The first and the last day of several visits."""
    first = [visit.first_on for visit in visits if visit.first_on]
    last = [visit.last_on or visit.first_on for visit in visits if visit.first_on]
    return (min(first), max(day for day in last if day)) if first else (None, None)


def figure_said(language: Language, figure: Mapping[str, Any]) -> str:
    """A figure behind a trip or a question: what, where, how much, when, from whom. What is not there is left out."""
    value = figure.get("value")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        decimals = figure.get("decimals")
        places = decimals if isinstance(decimals, int) else 0 if float(value).is_integer() else 1
        value = language.number(value, places)
    amount = " ".join(part for part in (_said(language, value), _said(language, figure.get("unit"))) if part)
    named = (figure.get("name") or figure.get("indicator"), figure.get("place"))
    head = ", ".join(part for part in (_said(language, one) for one in named) if part)
    tail = ", ".join(part for part in (_said(language, figure.get(one)) for one in ("period", "source")) if part)
    said = f"{head}: {amount}" if head and amount else head or amount
    return f"{said} ({tail})" if said and tail else said or tail


def _said(language: Language, value: Any) -> str:
    if isinstance(value, Mapping):
        value = value.get(language.code) or value.get("en") or next(iter(value.values()), "")
    return "" if value is None else str(value)
