"""The concepts that every installation starts with, as they stand in their tables."""

from yokoten.kernel.rules.tables import items, read_table
from yokoten.practices.rules.thesaurus.concepts import Term

PACKAGE, FOLDER = "yokoten.practices", "thesaurus"
SPOKEN = ("en", "ru", "vi", "sv")


def listed_terms() -> list[Term]:
    """All concepts in the order of the table: a concept stands after the one it is narrower than."""
    notes = {row["code"]: row for row in read_table(PACKAGE, FOLDER, "notes.csv")}
    return [
        _term(row, notes.get(row["code"], {}), position)
        for position, row in enumerate(read_table(PACKAGE, FOLDER, "concepts.csv"), 1)
    ]


def _term(row: dict[str, str], notes: dict[str, str], position: int) -> Term:
    labels = {language: items(row[language]) for language in SPOKEN}
    stems = {language: tuple(items(row[f"stem_{language}"])) for language in SPOKEN}
    return Term(
        code=row["code"],
        broader=row["broader"],
        related=frozenset(items(row["related"])),
        preferred={language: words[0] for language, words in labels.items()},
        alternatives={language: tuple(words[1:]) for language, words in labels.items() if words[1:]},
        stems={language: words for language, words in stems.items() if words},
        notes={language: notes[language] for language in SPOKEN if notes.get(language)},
        position=position,
    )
