"""A language to speak in: sentences, numbers, dates and sorting, with or without Django."""

import gettext
import math
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date

from yokoten.interfaces.wording.sorting import sort_key

LOCALE = Path(__file__).resolve().parent.parent.parent / "locale"
CODES = ("ru", "vi", "sv", "en")
DATE_PATTERNS = {"ru": "dd.MM.yyyy", "vi": "dd/MM/yyyy", "sv": "yyyy-MM-dd", "en": "d MMM yyyy"}
SPACE_BEFORE_PERCENT = ("ru", "sv")
MINUS, NO_BREAK = "\N{MINUS SIGN}", "\N{NO-BREAK SPACE}"


def mark(message: str) -> str:
    """Mark a literal as a sentence to translate; it is said later, by a language."""
    return message


class Language:
    """Speaks one of the four languages; a missing translation falls back to the English source."""

    def __init__(self, code: str) -> None:
        self.code = code if code in CODES else "en"
        self.locale = Locale.parse(self.code if self.code != "en" else "en_GB")
        signs = self.locale.number_symbols["latn"]
        group = NO_BREAK if signs["group"].isspace() else signs["group"]
        self._signs = str.maketrans({",": group, ".": signs["decimal"], "-": MINUS})
        self._catalogue = gettext.translation("django", LOCALE, [self.code], fallback=True)

    def say(self, message: str, **facts: Any) -> str:
        """The message in this language with its `%(name)s` places filled."""
        said = self._catalogue.gettext(message) if message else ""
        return said % facts if facts else said

    def say_count(self, one: str, many: str, count: int, **facts: Any) -> str:
        """The right plural form; `%(count)s` is the number as this language writes it."""
        said = self._catalogue.ngettext(one, many, count)
        return said % {"count": self.number(count), **facts}

    def number(self, value: float | int | None, decimals: int = 0) -> str:
        """A number with this language's separators and a true minus sign; an em dash for none."""
        if value is None or (isinstance(value, float) and not math.isfinite(value)):
            return "–"
        text = f"{round(value, decimals):,.{decimals}f}"
        if text.strip("-0.,") == "":
            text = text.lstrip("-")
        return text.translate(self._signs)

    def signed(self, value: float | None, decimals: int = 0) -> str:
        """A change: always with its sign."""
        text = self.number(value, decimals)
        return f"+{text}" if value is not None and math.isfinite(value) and round(value, decimals) > 0 else text

    def percent(self, value: float | None, decimals: int = 0, *, sign: bool = False) -> str:
        """Percent as this language writes it (`value` 12.3 means 12.3 %)."""
        text = self.signed(value, decimals) if sign else self.number(value, decimals)
        return f"{text}{NO_BREAK if self.code in SPACE_BEFORE_PERCENT else ''}%"

    def day(self, value: date | datetime | None) -> str:
        """A calendar day in the form the language's offices use."""
        return "" if value is None else format_date(value, DATE_PATTERNS[self.code], locale=self.locale)

    def sorted(self, names: Iterable[str]) -> list[str]:
        """Names in this language's alphabetical order."""
        return sorted(names, key=self.sort_key)

    def sort_key(self, name: str) -> tuple:
        """Key for sorting by this language's alphabet."""
        return sort_key(name, self.code)

    def listed(self, items: list[str]) -> str:
        """`a, b and c` in this language."""
        if len(items) < 2:
            return "".join(items)
        return self.say(LIST_END, start=", ".join(items[:-1]), end=items[-1])


LIST_END = mark("%(start)s and %(end)s")


@cache
def speak(code: str) -> Language:
    """The language of that code (English for an unknown one)."""
    return Language(code)
