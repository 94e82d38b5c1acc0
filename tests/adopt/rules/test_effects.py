"""Totals of effects: by currency, kind and form, never mixed."""

from dataclasses import dataclass
from decimal import Decimal

from yokoten.adopt.rules.effects import Total, totals


@dataclass(frozen=True)
class Priced:
    kind: str
    form: str
    amount: Decimal
    currency: str


def effect(amount, currency="RUB", kind="yearly", form="cash"):
    return Priced(kind, form, Decimal(amount), currency)


def test_amounts_of_one_currency_kind_and_form_are_added_to_the_last_digit():
    assert totals([effect("0.10"), effect("0.20")]) == [Total("RUB", "yearly", "cash", Decimal("0.30"))]


def test_currencies_kinds_and_forms_are_never_mixed():
    mixed = [effect(1, "SEK"), effect(2), effect(3, kind="one-off"), effect(4, form="paper"), effect(-5, "SEK")]
    assert [(one.currency, one.kind, one.form, one.amount) for one in totals(mixed)] == [
        ("RUB", "one-off", "cash", 3), ("RUB", "yearly", "cash", 2), ("RUB", "yearly", "paper", 4),
        ("SEK", "yearly", "cash", -4),
    ]  # fmt: skip


def test_without_effects_there_is_no_total():
    assert totals([]) == []
