"""Time zones of places, as far as a country or a region has one. Clock rules are those of the time zone database."""

from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import get_timezone_location

from yokoten.interfaces.wording.language import Language

OF_COUNTRIES = {"VN": "Asia/Ho_Chi_Minh", "SE": "Europe/Stockholm", "RU": "Europe/Moscow"}
OF_REGIONS = {
    "Europe/Kaliningrad": ("RU-KGD",),
    "Europe/Samara": ("RU-SAM", "RU-UD"),
    "Europe/Ulyanovsk": ("RU-ULY",),
    "Europe/Saratov": ("RU-SAR",),
    "Europe/Astrakhan": ("RU-AST",),
    "Europe/Volgograd": ("RU-VGG",),
    "Europe/Kirov": ("RU-KIR",),
    "Asia/Yekaterinburg": (
        "RU-BA", "RU-CHE", "RU-KGN", "RU-KHM", "RU-ORE", "RU-PER", "RU-SVE", "RU-TYU", "RU-YAN", "RU-TYU-excl",
    ),
    "Asia/Omsk": ("RU-OMS",),
    "Asia/Novosibirsk": ("RU-NVS",),
    "Asia/Barnaul": ("RU-ALT", "RU-AL"),
    "Asia/Tomsk": ("RU-TOM",),
    "Asia/Novokuznetsk": ("RU-KEM",),
    "Asia/Krasnoyarsk": ("RU-KYA", "RU-KK", "RU-TY"),
    "Asia/Irkutsk": ("RU-IRK", "RU-BU"),
    "Asia/Chita": ("RU-ZAB",),
    "Asia/Yakutsk": ("RU-AMU",),
    "Asia/Vladivostok": ("RU-KHA", "RU-PRI", "RU-YEV"),
    "Asia/Magadan": ("RU-MAG",),
    "Asia/Sakhalin": ("RU-SAK",),
    "Asia/Kamchatka": ("RU-KAM",),
    "Asia/Anadyr": ("RU-CHU",),
}  # fmt: skip
BY_REGION = {code: zone for zone, codes in OF_REGIONS.items() for code in codes}
SEVERAL = ("RU", "RU-SA")


def zone_of(place: Any) -> ZoneInfo | None:
    """The zone of a place; none where it is unknown or the place has several."""
    if place is None or place.code in SEVERAL or place.level == "group":
        return None
    name = BY_REGION.get(place.code) or OF_COUNTRIES.get(place.country)
    return _zone(name) if name else None


def zone_for(chosen: str, organisation: Any, house: str) -> ZoneInfo:
    """The clock by which somebody is told a time: their choice, else that of the organisation, else of the house."""
    place = organisation.place if organisation else None
    return (_zone(chosen) if chosen else zone_of(place)) or ZoneInfo(house)


def moment_said(language: Language, at: datetime) -> str:
    """A day and an hour by the clock that the moment carries, and which clock that is."""
    zone = str(at.tzinfo)
    named = "UTC" if zone in ("UTC", "None") else get_timezone_location(zone, locale=language.locale, return_city=True)
    return f"{language.day(at)}, {at:%H:%M} ({named})"


@cache
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return None
