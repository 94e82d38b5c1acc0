"""Values of facts in the reader's words: things by their names, codes by their meaning, days as offices write them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext

from yokoten.interfaces.web.administration.indicator_forms import MERGES
from yokoten.interfaces.web.administration.indicator_forms import VISIBILITIES as SEEN_BY
from yokoten.interfaces.web.templatetags.words import DIRECTIONS, PARTS, PRICES, THEMES, VISIBILITIES
from yokoten.interfaces.wording.evaluation_sentences import DESIGNS
from yokoten.interfaces.wording.imports import DECISIONS
from yokoten.interfaces.wording.kernel import ACTS, CHANGES, CHANNELS, KINDS, LANGUAGE_NAMES, LEVELS, ROOMS
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.measure import value_said
from yokoten.interfaces.wording.practices import EVIDENCE
from yokoten.interfaces.wording.prove import OPINIONS, PERSISTENCE
from yokoten.interfaces.wording.refusals import SENTENCES, UNKNOWN
from yokoten.interfaces.wording.spread import STAGES
from yokoten.interfaces.wording.thesaurus import CHANGES as HEADINGS
from yokoten.interfaces.wording.thesaurus import PROPOSAL_KINDS, PROPOSAL_STATES
from yokoten.interfaces.wording.trail import NO, NOTHING, OWN_DETAILS, YES
from yokoten.kernel.models import Entry, Organisation, Place, Role
from yokoten.measure.models import Indicator, Source

NAMED = {model._meta.label_lower: model for model in (Place, Organisation, Role, Indicator, Source)}
BY_CODE = {"role": Role, "new_places": Place, "new_indicators": Indicator}
DAYS = {"valid_from", "valid_to", "last_day", "on", "expires_on", "withdrawn_on", "started_on"}
MARKED = {
    "kind": {**KINDS, **CHANGES, **PROPOSAL_KINDS},
    "level": LEVELS,
    "language": LANGUAGE_NAMES,
    "decision": {code: title for code, (title, _) in DECISIONS.items()}
    | {code: title for code, (_, title) in PROPOSAL_STATES.items()},
    "headings": HEADINGS,
    "changed": OWN_DETAILS,
    "channel": CHANNELS,
    "stage": {code: word for code, (_, word) in STAGES.items()},
    "design": DESIGNS,
    "verdict": {code: word for code, (_, word) in {**OPINIONS, **PERSISTENCE}.items()},
    **dict.fromkeys(["grade", "evidence"], {code: word for code, (_, word) in EVIDENCE.items()}),
}
LAZY = {
    "theme": THEMES,
    "part": PARTS,
    "prices": PRICES,
    "direction": DIRECTIONS,
    "merge": dict(MERGES),
    "visibility": {**dict(SEEN_BY), **VISIBILITIES},
}
Code = tuple[type, str]


class Names:
    """Names of the things that a page of the trail is about, read once for all its lines."""

    def __init__(self, entries: Iterable[Entry], language: Language) -> None:
        self.language = language
        wanted: dict[str, set[str]] = {}
        coded: dict[type, set[str]] = {}
        for entry in entries:
            for kind, number in _things(entry):
                wanted.setdefault(kind, set()).add(number)
            for model, code in _coded(entry.facts):
                coded.setdefault(model, set()).add(code)
        self._by_id = {kind: _names(kind, numbers, language.code) for kind, numbers in wanted.items() if kind in NAMED}
        self._by_code = {
            model: {thing.code: thing.name(language.code) for thing in model.objects.filter(code__in=codes)}
            for model, codes in coded.items()
        }

    def thing(self, kind: str, number: str, label: str) -> str:
        """The thing's name today, else what it was called when the line was written."""
        return self._by_id.get(kind, {}).get(number) or label

    def coded(self, fact: str, code: str) -> str:
        return self._by_code.get(BY_CODE[fact], {}).get(code, code)


def said(fact: str, value: Any, names: Names) -> str:
    """One value in words."""
    if value is None or value in ("", [], {}):
        return NOTHING
    if isinstance(value, dict):
        return _mapping(fact, value, names)
    if isinstance(value, list):
        return ", ".join(said(fact, item, names) for item in value)
    if isinstance(value, bool):
        return names.language.say(YES if value else NO)
    if isinstance(value, (int, float)):
        return value_said(names.language, value)
    return _text(fact, str(value), names)


def _text(fact: str, value: str, names: Names) -> str:
    language = names.language
    if fact in BY_CODE:
        return names.coded(fact, value)
    if fact in MARKED and value in MARKED[fact]:
        return language.say(MARKED[fact][value])
    if fact in LAZY and value in LAZY[fact]:
        return str(LAZY[fact][value])
    speaks = SPOKEN.get(fact)
    return speaks(value, language) if speaks else value


def _mapping(fact: str, value: Mapping[str, Any], names: Names) -> str:
    if _is_thing(value):
        return names.thing(value["kind"], value["id"], value["label"])
    items = [(LANGUAGE_NAMES.get(name, name), said(fact, item, names)) for name, item in value.items()]
    return "; ".join(f"{name}: {item}" for name, item in items)


def _day(value: str, language: Language) -> str:
    try:
        return language.day(date.fromisoformat(value))
    except ValueError:
        return value


def _act(value: str, language: Language) -> str:
    room, _, verb = value.partition(".")
    if verb == "*" and room in ROOMS:
        return gettext("everything in “%(room)s”") % {"room": language.say(ROOMS[room])}
    return language.say(ACTS[value]) if value in ACTS else value


def _refusal(value: str, language: Language) -> str:
    """The sentence of a refusal, as far as it can be said without its facts."""
    message = SENTENCES.get(value, UNKNOWN)
    return language.say(UNKNOWN, code=value) if "%(" in message else language.say(message)


SPOKEN: dict[str, Callable[[str, Language], str]] = {
    **dict.fromkeys(DAYS, _day),
    "permits": _act,
    "failure": _refusal,
}


def _is_thing(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"kind", "id", "label"}


def _things(entry: Entry) -> list[tuple[str, str]]:
    """Everything a line names by kind and id."""
    flat = [item for value in entry.facts.values() for item in _parts(value)]
    return [(entry.thing_kind, entry.thing_id), *((one["kind"], one["id"]) for one in flat if _is_thing(one))]


def _parts(value: Any) -> list[Any]:
    """A value itself, the items of a list, and both sides of a change."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and set(value) == {"from", "to"}:
        return [*_parts(value["from"]), *_parts(value["to"])]
    return [value]


def _coded(facts: Mapping[str, Any]) -> list[Code]:
    return [
        (model, item) for fact, model in BY_CODE.items() for item in _parts(facts.get(fact)) if isinstance(item, str)
    ]


def _names(kind: str, numbers: set[str], language: str) -> dict[str, str]:
    found = NAMED[kind].objects.in_bulk([int(number) for number in numbers if number.isdigit()])
    return {str(number): thing.name(language) for number, thing in found.items()}
