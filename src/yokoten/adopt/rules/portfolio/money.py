"""The effect in money that a row may hold: whole or not at all."""

from datetime import date
from typing import Any

from yokoten.adopt.rules.effects import CURRENCIES
from yokoten.adopt.rules.portfolio.row import Row

COLUMNS = ("effect", "amount", "currency", "kind", "form", "begins_on", "reckoned")


def effect_in(row: Row, starts_on: date | None) -> dict[str, Any] | None:
    """The fields of an effect; None where the row has none. One that has only a part of them is refused."""
    if not any(row.said(column) for column in COLUMNS):
        return None
    amount = row.number_in("amount")
    if amount == 0:
        row.refuse("amount", "amount_nothing")
    currency = row.said("currency").upper()
    if currency not in CURRENCIES:
        row.refuse("currency", "currency_unknown", cell=currency[:20], known=", ".join(CURRENCIES))
    return {
        "what": row.text("effect"),
        "kind": row.choice("kind"),
        "form": row.choice("form"),
        "amount": amount,
        "currency": currency,
        "begins_on": row.day("begins_on", needed=False) or starts_on,
        "reckoned": row.text("reckoned"),
    }
