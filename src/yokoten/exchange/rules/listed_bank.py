"""The kinds of visit and the questions that every installation starts with, kept as tables inside the package."""

from dataclasses import dataclass
from typing import Any

from yokoten.kernel.rules.tables import number, read_table
from yokoten.kernel.rules.texts import LANGUAGES

PACKAGE, FOLDER = "yokoten.exchange", "bank"
COUNTS = (
    "least_delegates", "most_delegates", "least_days", "most_days", "most_hosts", "least_questions",
    "lessons_due_days", "follow_up_days",
)  # fmt: skip


@dataclass(frozen=True)
class ListedType:
    """A kind of visit as the table lists it."""

    code: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class ListedQuestion:
    """A question of the bank and the code of the concept it belongs to."""

    code: str
    theme: str
    texts: dict[str, str]
    position: int


def listed_types() -> list[ListedType]:
    """Kinds of visit with their caps; all are examples that a centre edits."""
    return [ListedType(row["code"], _facts(row, at)) for at, row in enumerate(_rows("visit_types.csv"))]


def listed_questions() -> list[ListedQuestion]:
    return [ListedQuestion(row["code"], row["theme"], _texts(row), at) for at, row in enumerate(_rows("questions.csv"))]


def listed_themes() -> dict[str, str]:
    """Which theme of the thesaurus figures belong to, by the theme of their indicator."""
    return {row["figures"]: row["theme"] for row in _rows("themes.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    return read_table(PACKAGE, FOLDER, name)


def _facts(row: dict[str, str], at: int) -> dict[str, Any]:
    counts = {name: number(row[name]) for name in COUNTS}
    return {**counts, "purpose": row["purpose"], "source": row["source"], "names": _texts(row), "position": at}


def _texts(row: dict[str, str]) -> dict[str, str]:
    return {language: row[language] for language in LANGUAGES}
