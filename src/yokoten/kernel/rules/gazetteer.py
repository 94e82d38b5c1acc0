"""The gazetteer as it stands in its tables: places, parents before their parts, and the lineage."""

from dataclasses import dataclass
from datetime import date

from yokoten.kernel.rules.tables import items, number, pairs, read_table
from yokoten.kernel.rules.texts import LANGUAGES

PACKAGE, FOLDER = "yokoten.kernel", "gazetteer"
TABLES = (
    "countries", "russia_districts", "russia_regions", "russia_parts", "disputed", "sweden_counties",
    "vietnam_provinces", "vietnam_provinces_2025",
)  # fmt: skip


@dataclass(frozen=True)
class Listed:
    """One line of the gazetteer; `valid_to` is the first day after the last."""

    code: str
    level: str
    parent: str
    country: str
    names: dict[str, str]
    aliases: list[str]
    codes: list[tuple[str, str]]
    traits: list[str]
    source_label: str
    is_disputed: bool
    valid_from: date | None
    valid_to: date | None
    tile_column: int | None
    tile_row: int | None
    tile_label: str


@dataclass(frozen=True)
class ListedChange:
    """One line of the lineage."""

    kind: str
    on: date
    predecessor: str
    successor: str
    source: str


def listed_places() -> list[Listed]:
    """Every place of the tables."""
    return [_place(row) for table in TABLES for row in read_table(PACKAGE, FOLDER, f"{table}.csv")]


def listed_changes() -> list[ListedChange]:
    """Every merge of the tables."""
    rows = read_table(PACKAGE, FOLDER, "lineage.csv")
    return [ListedChange(**{**row, "on": date.fromisoformat(row["on"])}) for row in rows]


def _place(row: dict[str, str]) -> Listed:
    return Listed(
        code=row["code"],
        level=row["level"],
        parent=row["parent"],
        country=row["country"],
        names={language: row[language] for language in LANGUAGES},
        aliases=items(row["aliases"]),
        codes=pairs(row["codes"]),
        traits=items(row["traits"]),
        source_label=row["source_label"],
        is_disputed=row["is_disputed"] == "yes",
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        tile_column=number(row["tile_column"]),
        tile_row=number(row["tile_row"]),
        tile_label=row["tile_label"],
    )


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
