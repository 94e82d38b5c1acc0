"""Tables of a TOML file of workflows or norms; what does not fit is refused with the table and the key it stands in."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.rules.texts import LANGUAGES

MOST_BYTES = 500_000
REQUIRED = object()


@dataclass(frozen=True)
class Table:
    """One table of the file and where it stands, so that a refusal can say so."""

    where: str
    cells: Mapping[str, Any]

    def take(self, key: str, kind: Any, unfit: str, default: Any = REQUIRED) -> Any:
        """The value of a key, which must be of this kind; True is no number and a moment is no date.

        `unfit` is the code of the refusal when it is not.
        """
        if key not in self.cells:
            if default is REQUIRED:
                raise RuleBroken("workflow_key_missing", table=self.where, key=key)
            return default
        value = self.cells[key]
        is_alike = isinstance(value, bool) and kind is not bool or isinstance(value, datetime)
        if is_alike or not isinstance(value, kind):
            raise RuleBroken(unfit, table=self.where, key=key)
        return value

    def text(self, key: str, default: Any = REQUIRED) -> str:
        value = self.take(key, str, "workflow_needs_text", default).strip()
        if not value and default is REQUIRED:
            raise RuleBroken("workflow_needs_text", table=self.where, key=key)
        return value

    def number(self, key: str, default: Any = REQUIRED, most: int = 10_000, least: int = 0) -> int:
        value = self.take(key, int, "workflow_needs_number", default)
        if not least <= value <= most:
            raise RuleBroken("workflow_needs_number_between", table=self.where, key=key, least=least, most=most)
        return value

    def decimal(self, key: str, default: Any = REQUIRED) -> Decimal | None:
        """A number that is not below zero, exactly as it was written."""
        value = self.take(key, int | Decimal, "workflow_needs_decimal", default)
        if value is not None and not (Decimal(value).is_finite() and value >= 0):
            raise RuleBroken("workflow_needs_decimal", table=self.where, key=key)
        return None if value is None else Decimal(value)

    def day(self, key: str) -> date:
        return self.take(key, date, "workflow_needs_date")

    def flag(self, key: str) -> bool:
        return self.take(key, bool, "workflow_needs_yes_no", False)

    def texts(self, key: str, default: Any = ()) -> tuple[str, ...]:
        found = tuple(self.take(key, list, "workflow_needs_texts", default))
        if not all(isinstance(each, str) and each.strip() for each in found):
            raise RuleBroken("workflow_needs_texts", table=self.where, key=key)
        return found

    def names(self) -> dict[str, str]:
        """Names by language; a language that is missing is a problem of the workflow, not of the file."""
        inner = Table(f"{self.where}: names", self.take("names", dict, "workflow_needs_names"))
        inner.only(*LANGUAGES)
        return {language: inner.text(language, "") for language in LANGUAGES if language in inner.cells}

    def only(self, *known: str) -> None:
        """Refuses a key that nothing reads: it would be lost without a word."""
        for key in self.cells:
            if key not in known:
                raise RuleBroken("workflow_key_unknown", table=self.where, key=key, known=", ".join(known))

    def tables(self, key: str, is_required: bool = False) -> list["Table"]:
        found = self.take(key, list, "workflow_needs_tables", REQUIRED if is_required else [])
        if not all(isinstance(each, dict) for each in found):
            raise RuleBroken("workflow_needs_tables", table=self.where, key=key)
        return [Table(f"[[{key}]] {at}", each) for at, each in enumerate(found, start=1)]


def read_tables(content: bytes) -> Table:
    """The whole file as one table; numbers with a point stay exact."""
    if len(content) > MOST_BYTES:
        raise RuleBroken("workflow_too_large", most=MOST_BYTES // 1000)
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        return Table("TOML", tomllib.loads(text, parse_float=Decimal))
    except UnicodeDecodeError as error:
        raise RuleBroken("workflow_not_text", at=error.start) from error
    except (tomllib.TOMLDecodeError, RecursionError, InvalidOperation) as error:
        raise RuleBroken("workflow_not_toml", detail=str(error)) from error
