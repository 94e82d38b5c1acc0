"""Lines of the trail as a person reads them: one sentence, and beside it what changed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yokoten.interfaces.web.administration.trail_values import Names, said
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.trail import NOTHING, SYSTEM, fact_named, line_said, named_in_line
from yokoten.kernel.actor import SYSTEM as HOUSE
from yokoten.kernel.models import Entry

TITLED = "title"
NAMELESS = re.compile(r"\w+ object \(\d+\)")
FAILED = {"measure.fail_import": {"code": "failure"}}


@dataclass(frozen=True)
class Change:
    """A fact: its name and value, or for what was changed the old and the new one."""

    name: str
    value: str
    old: str | None = None

    def __str__(self) -> str:
        return f"{self.name}: {self.value if self.old is None else f'{self.old} → {self.value}'}"


@dataclass(frozen=True)
class Line:
    """One line of the trail in the reader's language."""

    at: datetime
    who: str
    what: str
    about: str
    act: str
    organisation: str
    changes: tuple[Change, ...]


def lines(entries: Iterable[Entry]) -> list[Line]:
    """The entries in words; names of things are read together, a query a kind."""
    listed, language = list(entries), spoken()
    names = Names(listed, language)
    return [_line(entry, names) for entry in listed]


def who_said(entry: Entry, language: Language) -> str:
    """Who acted; the house itself has a name in every language."""
    if entry.actor_id is None and entry.actor_label == HOUSE.label:
        return language.say(SYSTEM)
    return entry.actor_label


def _line(entry: Entry, names: Names) -> Line:
    language = names.language
    who, about = who_said(entry, language), _about(entry, names)
    words = {name: said(name, value, names) for name, value in entry.facts.items() if not _is_change(value)}
    return Line(
        at=entry.at,
        who=who,
        what=line_said(language, entry.act, {**words, "who": who, "what": about}),
        about=about,
        act=entry.act,
        organisation=entry.organisation.name(language.code) if entry.organisation else "",
        changes=tuple(_changes(entry, names)),
    )


def _about(entry: Entry, names: Names) -> str:
    """What the line is about; a row without a name of its own goes by its title or its person."""
    label = "" if NAMELESS.fullmatch(entry.thing_label) else entry.thing_label
    own = entry.facts.get(TITLED) or entry.facts.get("person")
    return names.thing(entry.thing_kind, entry.thing_id, said(TITLED, own, names) if own else label)


def _changes(entry: Entry, names: Names) -> Iterator[Change]:
    told, renamed = named_in_line(entry.act) | {TITLED}, FAILED.get(entry.act, {})
    for name, value in entry.facts.items():
        fact = renamed.get(name, name)
        title = fact_named(names.language, fact)
        if _is_change(value):
            yield from _changed(title, fact, value, names)
        elif name not in told and not _is_idle(value):
            yield Change(title, said(fact, value, names))


def _changed(title: str, fact: str, value: dict[str, Any], names: Names) -> Iterator[Change]:
    """Old and new; of words in several languages only the languages that changed."""
    old, new = value["from"], value["to"]
    if not (isinstance(old, dict) and isinstance(new, dict) and {*old, *new} <= set(LANGUAGE_NAMES)):
        yield Change(title, said(fact, new, names), said(fact, old, names))
        return
    for code in LANGUAGE_NAMES:
        before, after = old.get(code), new.get(code)
        if before != after:
            yield Change(f"{title} ({LANGUAGE_NAMES[code]})", after or NOTHING, before or NOTHING)


def _is_change(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"from", "to"}


def _is_idle(value: Any) -> bool:
    """Nothing, or a count of nothing."""
    return value in (None, "", [], {}) or (value == 0 and not isinstance(value, bool))
