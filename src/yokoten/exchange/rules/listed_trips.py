"""The trips of the demo as they are listed: invented, and marked as examples wherever they are shown."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class ListedVisit:
    """The visit to one host; with `days_ahead` its days are counted from the day of loading."""

    host: str
    message: str
    state: str
    practice: str = ""
    first_on: date | None = None
    last_on: date | None = None
    days_ahead: int = 0
    days: int = 1
    contact: str = ""
    phone: str = ""
    answers: list[tuple[str, str]] = field(default_factory=list)
    findings: list[tuple[str, str, str]] = field(default_factory=list)
    points: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    guest_says: Mapping[str, Any] = field(default_factory=dict)
    host_says: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ListedTrip:
    """One trip of the demo; without `planned_at` it is planned on the day of loading."""

    key: str
    organisation: str
    visit_type: str
    language: str
    theme: str
    title: str
    aim: str
    intended_use: str
    questions: list[str]
    travellers: list[Mapping[str, Any]]
    visit: list[ListedVisit]
    lesson: list[Mapping[str, Any]] = field(default_factory=list)
    commitment: list[Mapping[str, Any]] = field(default_factory=list)
    planned_at: datetime | None = None
    lessons_at: datetime | None = None
    closed_at: datetime | None = None


def listed_trips() -> list[ListedTrip]:
    """Every trip of the demo."""
    table = files("yokoten.exchange").joinpath("demonstration", "trips.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(table)["trip"]
    return [ListedTrip(**{**row, "visit": [ListedVisit(**one) for one in row["visit"]]}) for row in rows]
