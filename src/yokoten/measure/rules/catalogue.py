"""The catalogue and the demo's figures as they stand in their tables."""

from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files

from yokoten.kernel.rules.tables import read_table
from yokoten.kernel.rules.texts import LANGUAGES

PACKAGE, CATALOGUE, DEMONSTRATION = "yokoten.measure", "catalogue", "demonstration"
PANELS = {
    "russia_yearbook.csv": "Demo: Russia, yearbook",
    "russia_grp_2000_2017.csv": "Demo: Russia, regional product 2000–2017",
    "sweden_ardeco.csv": "Demo: Sweden, ARDECO 1995–2021",
    "sweden_regionfakta.csv": "Demo: Sweden, Regionfakta",
    "countries_pwt.csv": "Demo: three countries, Penn World Table 9.1",
}
PRACTICE_FILE = "try-import-ru.csv"


@dataclass(frozen=True)
class ListedSource:
    """One line of the table of sources."""

    code: str
    names: dict[str, str]
    publishers: dict[str, str]
    address: str
    licences: dict[str, str]


@dataclass(frozen=True)
class ListedIndicator:
    """One line of the table of indicators with its words in four languages."""

    code: str
    facts: dict[str, object]
    numerator: str
    denominator: str
    source: str


@dataclass(frozen=True)
class ListedFigure:
    """One line of a demo table; the note is the remark itself."""

    indicator: str
    place: str
    period: str
    value: float | None
    status: str
    source: str
    vintage: str
    derivation: str
    note: str


def listed_sources() -> list[ListedSource]:
    rows = read_table(PACKAGE, CATALOGUE, "sources.csv")
    publishers, licences = _table_of_words("publishers.csv"), _table_of_words("licences.csv")
    return [
        ListedSource(row["code"], _spoken(row), publishers[row["publisher"]], row["address"], licences[row["licence"]])
        for row in rows
    ]


def listed_indicators() -> list[ListedIndicator]:
    """Indicators in an order in which parts come before their ratios."""
    units = _table_of_words("units.csv")
    names: dict[str, dict[str, str]] = {}
    definitions: dict[str, dict[str, str]] = {}
    for row in read_table(PACKAGE, CATALOGUE, "words.csv"):
        names.setdefault(row["code"], {})[row["language"]] = row["name"]
        definitions.setdefault(row["code"], {})[row["language"]] = row["definition"]
    listed = [
        _indicator(row, names[row["code"]], definitions[row["code"]], units[row["unit"]])
        for row in read_table(PACKAGE, CATALOGUE, "indicators.csv")
    ]
    return sorted(listed, key=lambda one: bool(one.numerator))


def listed_figures(table: str) -> list[ListedFigure]:
    notes = {row["key"]: row["note"] for row in read_table(PACKAGE, DEMONSTRATION, "notes.csv")} | {"": ""}
    return [
        ListedFigure(**{**row, "value": float(row["value"]) if row["value"] else None, "note": notes[row["note"]]})
        for row in read_table(PACKAGE, DEMONSTRATION, table)
    ]


def fingerprint(table: str) -> str:
    """Changes when any byte of the table does."""
    return sha256(files(PACKAGE).joinpath(DEMONSTRATION, table).read_bytes()).hexdigest()


def practice_file() -> bytes:
    """The file for trying the import: deliberate mistakes, windows-1251, semicolons."""
    return files(PACKAGE).joinpath(DEMONSTRATION, PRACTICE_FILE).read_bytes()


def _table_of_words(name: str) -> dict[str, dict[str, str]]:
    """Words in four languages by code."""
    return {row["code"]: _spoken(row) for row in read_table(PACKAGE, CATALOGUE, name)}


def _spoken(row: dict[str, str]) -> dict[str, str]:
    return {language: row[language] for language in LANGUAGES}


def _indicator(
    row: dict[str, str], names: dict[str, str], definitions: dict[str, str], unit: dict[str, str]
) -> ListedIndicator:
    facts = {name: row[name] for name in ("code", "theme", "part", "direction", "prices", "merge")}
    facts |= {
        "is_skewed": row["is_skewed"] == "yes",
        "decimals": int(row["decimals"]),
        "factor": float(row["factor"] or 1),
        "unit": unit["en"],
        "unit_names": unit,
        "names": names,
        "definitions": definitions,
    }
    return ListedIndicator(row["code"], facts, row["numerator"], row["denominator"], row["source"])
