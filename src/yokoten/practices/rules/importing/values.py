"""What the cells of a table of practices say: choices by the words people use, dates, numbers, addresses."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from yokoten.kernel.rules.folding import fold
from yokoten.practices.rules.importing.words import CODES

YEAR = re.compile(r"^(19|20)\d\d$")
DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y")
EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
ADDRESS = re.compile(r"^https?://[^\s]+$")
LIMITS = {"contact_name": 120, "contact_phone": 40, "source_address": 500, "currency": 3, "import_key": 120}


class Unreadable(ValueError):
    """A cell that says nothing its column could mean."""


def choice(field: str, cell: str) -> str:
    """The code of a choice, by its own name or the words people use."""
    code = CODES[field].get(fold(cell).rstrip("."))
    if code is None:
        raise Unreadable(cell)
    return code


def day(cell: Any) -> date:
    """A date in one of the usual forms; a year is its first day."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = written(cell)
    if YEAR.match(text):
        return date(int(text), 1, 1)
    for form in DAYS:
        try:
            return datetime.strptime(text[:10], form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise Unreadable(text)


def whole(cell: Any) -> int:
    """A whole number, not below nothing."""
    number = amount(cell)
    if number != int(number) or number > 1_000_000:
        raise Unreadable(written(cell))
    return int(number)


def amount(cell: Any) -> float:
    """A number with a comma or a point, spaces between thousands, not below nothing."""
    text = re.sub(r"\s", "", written(cell)).replace(",", ".")
    try:
        number = float(text)
    except ValueError:
        raise Unreadable(text) from None
    if not 0 <= number < 1e14:
        raise Unreadable(text)
    return number


def email(cell: Any) -> str:
    text = written(cell)
    if not EMAIL.match(text) or len(text) > 254:
        raise Unreadable(text)
    return text


def address(cell: Any) -> str:
    text = written(cell)
    if not ADDRESS.match(text) or len(text) > LIMITS["source_address"]:
        raise Unreadable(text)
    return text


def currency(cell: Any) -> str:
    text = written(cell).upper()
    if text not in ("RUB", "VND", "SEK", "EUR", "USD"):
        raise Unreadable(text)
    return text


def written(cell: Any) -> str:
    """A cell as text; a whole number without its decimal point."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


READERS: dict[str, Callable[[Any], Any]] = {
    **{field: (lambda cell, named=field: choice(named, written(cell))) for field in CODES},
    "started_on": day,
    "cost": amount,
    "people": whole,
    "weeks": whole,
    "contact_email": email,
    "source_address": address,
    "currency": currency,
}
