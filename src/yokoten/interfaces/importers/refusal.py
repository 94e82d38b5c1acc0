"""Why a file cannot be read as a table."""

from typing import Any


class TableUnreadable(Exception):
    """A code and facts (sheet, row, column letter where known); the sentence stands in wording.measure."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts
