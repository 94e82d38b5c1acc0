"""Sentences about tables of practices: columns, doubts, verdicts."""

from typing import Any

from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.practices import FACT_NAMES, PROSE
from yokoten.interfaces.wording.refusals import teach

IMPORT_STATES = {
    "uploaded": mark("waits for its columns"),
    "mapped": mark("waits to be confirmed"),
    "stored": mark("stored"),
    "undone": mark("import undone"),
}
VERDICTS = {
    "new": ("you", mark("new")),
    "same": ("off", mark("here already")),
    "changed": ("warn", mark("changed")),
}
COLUMN_TARGETS = (
    "import_key", "title", "problem", "context", "essence", "steps", "resources", "results", "difficulties",
    "conditions", "place", "sector", "size", "level", "outcome", "started_on", "cost", "currency", "people", "weeks",
    "contact_name", "contact_email", "contact_phone", "source_address",
)  # fmt: skip
KEY_COLUMN = mark("Number or key of the row")
DOUBTS = {
    "row_without_title": mark("There is no title. The row is left out."),
    "row_without_essence": mark("“%(cell)s” says neither what is done nor the problem. The row is left out."),
    "title_cut": mark("The title “%(cell)s…” is longer than 160 letters. It is cut."),
    "place_unknown": mark("“%(cell)s” is no place we know, or names several. The place stays empty."),
    "cell_unknown": mark("“%(cell)s” does not fit this column. The field stays empty."),
    "cost_without_currency": mark("%(cell)s has no currency. The cost stays empty."),
    "key_twice": mark("The key “%(cell)s” stands in an earlier row, too. This row gets a number after it."),
}
SENTENCES_OF_IMPORTS = {
    "practices_import_moved_on": mark("This file has moved on meanwhile. Reload the page to see where it stands."),
    "practices_none_to_store": mark("No row can become a practice. Look at the columns again."),
    "practices_too_many_rows": mark("At most %(most)s rows at a time. Divide the table."),
}
teach(SENTENCES_OF_IMPORTS)


def target_named(language: Language, target: str) -> str:
    """What a column can be taken for."""
    return language.say(KEY_COLUMN if target == "import_key" else PROSE.get(target) or FACT_NAMES[target])


def doubt_said(language: Language, doubt: Any) -> str:
    """What is asked about a row or a cell, and what becomes of it."""
    return language.say(DOUBTS[doubt.code], cell=doubt.cell)
