"""The practices of the demo as they are listed: invented, and marked as examples wherever they are shown."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

TABLES = ("practices_sv.toml", "practices_ru.toml", "practices_vi.toml")


@dataclass(frozen=True)
class ListedPractice:
    """One practice of the demo: what is written, when it was confirmed, what changed after it was translated."""

    key: str
    organisation: str
    language: str
    visibility: str
    confirmed_days_ago: int
    concepts: list[str]
    facts: Mapping[str, Any]
    text: Mapping[str, Mapping[str, str]]
    metrics: list[Mapping[str, Any]] = field(default_factory=list)
    state: str = "published"
    change: Mapping[str, str] = field(default_factory=dict)
    use: list[Mapping[str, Any]] = field(default_factory=list)


def listed_practices() -> list[ListedPractice]:
    """Every practice of the demo, table by table."""
    folder = files("yokoten.practices").joinpath("demonstration")
    tables = (tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8")) for name in TABLES)
    return [ListedPractice(**row) for table in tables for row in table["practice"]]
