"""Which known indicator a column's head means: by code, by name in any language, by initials with the same unit."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from yokoten.kernel.rules.folding import fold
from yokoten.measure.rules.intake.heads import Head, head_of

CODE, NAME, INITIALS, BEGINNING = "code", "name", "initials", "beginning"
_UNIT_WORDS = {
    "million": ("mln", "million", "miljon", "млн", "мильон", "trieu"),
    "billion": ("bn", "billion", "miljard", "mdr", "млрд", "ty"),
    "thousand": ("thousand", "thous", "tusen", "тыс", "nghin"),
    "rouble": ("rub", "roub", "руб"),
    "krona": ("kr", "sek"),
    "dong": ("vnd", "dong"),
    "person": ("person", "people", "чел", "nguoi"),
    "percent": ("percent", "pct", "проц", "procent", "%"),
}
_LEAST_INITIALS, _LEAST_BEGINNING = 3, 5


@dataclass(frozen=True, slots=True)
class KnownIndicator:
    """An indicator as far as matching needs it: its names and units in every language."""

    code: str
    names: tuple[str, ...]
    units: tuple[str, ...]
    is_ratio: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorMatch:
    """The code that was found, and how; empty where none or several fit."""

    code: str = ""
    how: str = ""


def match_indicator(
    text: str, known: Sequence[KnownIndicator], *, unit: str = "", countries: Sequence[str] = ()
) -> IndicatorMatch:
    """The one known indicator that a head means; those of the file's own country come first."""
    head = head_of(text, unit)
    for how, fits in ((CODE, _by_code), (NAME, _by_name), (INITIALS, _by_initials), (BEGINNING, _by_beginning)):
        found = [one for one in known if fits(text, head, one)]
        chosen = _preferred(found, countries)
        if chosen:
            return IndicatorMatch(chosen, how)
    return IndicatorMatch()


def of_these_countries(
    known: Sequence[KnownIndicator], countries: Sequence[str], every: Collection[str]
) -> list[KnownIndicator]:
    """Without the indicators of another country (`ru-employed` in a Swedish file), which measure other places."""
    others = tuple(f"{country.lower()}-" for country in every if country and country not in countries)
    return [one for one in known if not (countries and one.code.startswith(others))]


def same_unit(own: str, known: str) -> bool:
    """`тыс. чел.` is `thousand persons`: word by word, in any of the languages; a file may leave the last word out."""
    first, second = ([_plain(word) for word in re.findall(r"[\w%]+", fold(text))] for text in (own, known))
    pairs = list(zip(first, second, strict=False))
    return 0 < len(first) <= len(second) and all(a.startswith(b) or b.startswith(a) for a, b in pairs)


def _plain(word: str) -> str:
    return next((plain for plain, starts in _UNIT_WORDS.items() if word.startswith(starts)), word)


def _preferred(found: Sequence[KnownIndicator], countries: Sequence[str]) -> str:
    starts = tuple(f"{country.lower()}-" for country in countries)
    ways = (
        [one for one in found if starts and one.code.startswith(starts) and not one.is_ratio],
        [one for one in found if starts and one.code.startswith(starts)],
        [one for one in found if not one.is_ratio],
        found,
    )
    return next((way[0].code for way in ways if len(way) == 1), "")


def _by_code(text: str, head: Head, one: KnownIndicator) -> bool:
    return text.strip().lower() == one.code


def _units_agree(head: Head, one: KnownIndicator) -> bool:
    return not head.unit or any(same_unit(head.unit, unit) for unit in one.units)


def _by_name(text: str, head: Head, one: KnownIndicator) -> bool:
    names = {fold(name) for name in one.names}
    return fold(text) in names or (fold(head.name) in names and _units_agree(head, one))


def _by_initials(text: str, head: Head, one: KnownIndicator) -> bool:
    short = fold(head.name)
    if not head.unit or len(short) < _LEAST_INITIALS or " " in short or not _units_agree(head, one):
        return False
    return short in {"".join(word[0] for word in fold(name).split()) for name in one.names}


def _by_beginning(text: str, head: Head, one: KnownIndicator) -> bool:
    own = fold(head.name)
    if not head.unit or len(own) < _LEAST_BEGINNING or not _units_agree(head, one):
        return False
    names = [fold(name) for name in one.names if len(name) >= _LEAST_BEGINNING]
    return any(name.startswith(own + " ") or own.startswith(name + " ") for name in names)
