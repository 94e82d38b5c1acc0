"""What a project brought in money: one-off or yearly, on paper or in cash, never mixed across currencies."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

CURRENCIES = ("RUB", "VND", "SEK", "EUR", "USD")
ONE_OFF, YEARLY = "one-off", "yearly"
PAPER, CASH = "paper", "cash"
KINDS, FORMS = (ONE_OFF, YEARLY), (CASH, PAPER)


class Priced(Protocol):
    """An effect as it is counted."""

    kind: str
    form: str
    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Total:
    """The sum of the effects of one currency, kind and form."""

    currency: str
    kind: str
    form: str
    amount: Decimal


def totals(effects: Iterable[Priced]) -> list[Total]:
    """One line for each currency, kind and form that there is, in the order of their lists."""
    sums: dict[tuple[str, str, str], Decimal] = {}
    for one in effects:
        key = (one.currency, one.kind, one.form)
        sums[key] = sums.get(key, Decimal(0)) + one.amount
    order = {code: at for codes in (CURRENCIES, KINDS, FORMS) for at, code in enumerate(codes)}
    return [Total(*key, sums[key]) for key in sorted(sums, key=lambda key: tuple(order[code] for code in key))]
