"""Fields that the forms of projects share."""

from decimal import Decimal
from typing import Any

from django import forms


def line_field(label: Any, *, required: bool = True, longest: int = 200, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=longest, help_text=help_text)


def number_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DecimalField:
    """A number as the reader's language writes it."""
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.DecimalField(
        label=label, required=required, max_digits=18, decimal_places=6, localize=True, widget=widget,
        help_text=help_text,
    )  # fmt: skip


def as_number(value: Any) -> Decimal | None:
    """A figure of a comparison or a practice as a form shows it."""
    return None if value is None else Decimal(str(value))
