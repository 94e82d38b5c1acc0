"""What people are told, as sentences: in the product, in a letter at once, in a collected letter.

A room words its kinds with `word_kinds`: the name of the kind, as people choose it, and the sentence with its facts. A
reminder's sentence is only the thing that is due; when, is said here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from yokoten.interfaces.wording.adopt_schemes import ADOPT_KINDS
from yokoten.interfaces.wording.exchange_told import EXCHANGE_KINDS
from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.prove import PROVE_KINDS
from yokoten.interfaces.wording.spread import SPREAD_KINDS
from yokoten.interfaces.wording.zones import moment_said

NAMES: dict[str, str] = {}
SENTENCES: dict[str, str] = {}
NOTHING = "–"

IN_DAYS = mark("%(what)s: due on %(day)s")
TODAY = mark("%(what)s: due today")
OVERDUE = mark("%(what)s: was due on %(day)s")

GREETING = mark("Hello,")
AFTER = mark("You get this letter because you chose letters about “%(kind)s”.")
AFTER_DIGEST = mark("You get this letter because you chose to have some things collected.")
CHANGE = mark("Choose what you are told and how:")
STOP = mark("Stop these letters at once, without signing in:")
MORE = mark("Everything you were told:")
AND_MORE = mark("and %(count)s more")
LISTED = 40


@dataclass(frozen=True)
class Addresses:
    """Where a letter leads: to everything told, to the choices, and to the end of such letters."""

    every: str
    choices: str
    stop: str


class _Spoken(dict):
    """Facts in words; one that an old notification lacks is a dash."""

    def __missing__(self, name: str) -> str:
        return NOTHING


def word_kinds(kinds: Mapping[str, tuple[str, str]]) -> None:
    """Add a room's kinds: code, name, sentence."""
    NAMES.update({code: name for code, (name, _) in kinds.items()})
    SENTENCES.update({code: said for code, (_, said) in kinds.items()})


def kind_named(language: Language, kind: str) -> str:
    return language.say(NAMES[kind]) if kind in NAMES else kind


def told_said(language: Language, kind: str, facts: Mapping[str, Any], here: datetime) -> str:
    """One notification in one sentence. `here` is now by the reader's clock, by which moments and days are said."""
    said = _Spoken({name: fact_said(language, value, here.tzinfo) for name, value in facts.items()})
    today = here.date()
    sentence = language.say(SENTENCES.get(kind, kind)) % said
    due_on = facts.get("due_on")
    if not isinstance(due_on, Mapping) or "day" not in due_on:
        return sentence
    day = date.fromisoformat(due_on["day"])
    when = TODAY if day == today else IN_DAYS if day > today else OVERDUE
    return language.say(when) % {"what": sentence, "day": language.day(day)}


def fact_said(language: Language, value: Any, zone: tzinfo | None = UTC) -> str:
    """A fact as `kernel.actions.telling` keeps it: a day, a moment, names by language, a number or words."""
    if isinstance(value, Mapping):
        if "day" in value:
            return language.day(date.fromisoformat(value["day"]))
        if "moment" in value:
            return moment_said(language, datetime.fromisoformat(value["moment"]).astimezone(zone))
        names = value.get("names") or {}
        return names.get(language.code) or names.get("en") or next(iter(names.values()), NOTHING)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return language.number(value, 0 if float(value).is_integer() else 1)
    return str(value) if value not in (None, "") else NOTHING


def letter_at_once(language: Language, sentence: str, kind: str, address: str, addresses: Addresses) -> tuple[str, str]:
    """Subject and text of a letter about one thing."""
    body = f"{language.say(GREETING)}\n\n{sentence}\n{address or addresses.every}"
    after = language.say(AFTER, kind=kind_named(language, kind))
    return sentence, _ended(language, body, after, addresses)


def letter_collected(language: Language, told: Sequence[tuple[str, str, str]], addresses: Addresses) -> tuple[str, str]:
    """Subject and text of a letter about several things, each with its kind, sentence and address, kind by kind."""
    subject = language.say_count("%(count)s thing you were told", "%(count)s things you were told", len(told))
    parts = [language.say(GREETING)]
    before = ""
    for kind, sentence, address in told[:LISTED]:
        if kind != before:
            parts.append(f"\n{kind_named(language, kind)}")
        parts.append(f"- {sentence}" + (f"\n  {address}" if address else ""))
        before = kind
    if len(told) > LISTED:
        parts.append("\n" + language.say(AND_MORE, count=language.number(len(told) - LISTED)))
    parts.append(f"\n{language.say(MORE)}\n{addresses.every}")
    return subject, _ended(language, "\n".join(parts), language.say(AFTER_DIGEST), addresses)


def _ended(language: Language, body: str, after: str, addresses: Addresses) -> str:
    change, stop = language.say(CHANGE), language.say(STOP)
    return f"{body}\n\n-- \n{after}\n{change}\n{addresses.choices}\n{stop}\n{addresses.stop}"


word_kinds(
    {
        "kernel.membership_ends": (
            mark("A role of yours ends"),
            mark("Your role “%(role)s” in %(organisation)s ends"),
        ),
    }
)
word_kinds(EXCHANGE_KINDS)
word_kinds(ADOPT_KINDS)
word_kinds(PROVE_KINDS)
word_kinds(SPREAD_KINDS)
