"""The demo's goals as they stand in their tables: official targets with their documents, and invented examples."""

from dataclasses import dataclass
from datetime import date

from yokoten.kernel.rules.tables import number, read_table
from yokoten.kernel.rules.texts import LANGUAGES

PACKAGE, FOLDER = "yokoten.measure", "demonstration"
AMOUNTS = ("value", "low", "high", "baseline_value")
YEARS = ("first_year", "baseline_year")


@dataclass(frozen=True)
class ListedGoal:
    """One line of the table; `facts` are fields of the goal by name."""

    place: str
    indicator: str
    facts: dict[str, object]


def listed_goals() -> list[ListedGoal]:
    words, documents = _words("goal_words.csv"), _words("goal_documents.csv")
    return [_goal(row, words, documents) for row in read_table(PACKAGE, FOLDER, "goals.csv")]


def _words(name: str) -> dict[str, dict[str, str]]:
    rows = read_table(PACKAGE, FOLDER, name)
    return {row["code"]: {language: row[language] for language in LANGUAGES} for row in rows}


def _goal(row: dict[str, str], words: dict[str, dict[str, str]], documents: dict[str, dict[str, str]]) -> ListedGoal:
    facts: dict[str, object] = {name: row[name] for name in ("subject", "comparator", "path", "article")}
    facts |= {name: float(row[name]) if row[name] else None for name in AMOUNTS}
    facts |= {name: number(row[name]) for name in YEARS}
    facts |= {
        "horizon": int(row["horizon"]),
        "valid_from": date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
        "is_example": row["is_example"] == "yes",
        "names": words[row["name"]],
        "unit_names": words[row["unit"]],
        "documents": documents[row["document"]],
    }
    return ListedGoal(row["place"], row["indicator"], facts)
