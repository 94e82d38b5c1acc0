"""Empty tables to fill in: one row per place and year, one column per indicator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from yokoten.kernel.queries import places_of
from yokoten.measure.models import Indicator

VIETNAM = ("vn-grdp", "vn-employed", "vn-investment", "vn-population")
HEADS = {
    "place": {"en": "Region", "ru": "Регион", "vi": "Tỉnh, thành phố", "sv": "Region"},
    "code": {"en": "Code", "ru": "Код", "vi": "Mã", "sv": "Kod"},
    "period": {"en": "Year", "ru": "Год", "vi": "Năm", "sv": "År"},
}


@dataclass(frozen=True)
class EntryTemplate:
    """Heads and rows of an empty table; the importer finds places by code and columns by name and unit."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def entry_template(
    country: str, on: date, periods: Sequence[str], *, codes: Sequence[str] = VIETNAM, language: str = "en"
) -> EntryTemplate:
    """An empty table for all regions a country has on that day: 63 for Viet Nam before July 2025, 34 from then on."""
    found = {one.code: one for one in Indicator.objects.filter(code__in=codes)}
    chosen = [found[code] for code in codes if code in found]
    heads = [HEADS[name][language] for name in ("code", "place", "period")]
    heads += [f"{one.name(language)}, {one.unit_name(language)}" for one in chosen]
    blanks = ("",) * len(chosen)
    rows = [
        (place.code, place.name(language), period, *blanks)
        for place in _ordered(country, on, language)
        for period in periods
    ]
    return EntryTemplate(tuple(heads), tuple(rows))


def _ordered(country: str, on: date, language: str) -> list[Any]:
    return sorted(places_of(country, on=on), key=lambda place: (place.name(language), place.code))
