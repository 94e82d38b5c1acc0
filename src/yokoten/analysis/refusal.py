"""What analysis says when a question has no honest answer."""

from typing import Any


class NotComputable(ValueError):
    """A stable code and facts; `row` and `column` are 0-based positions in the arrays given. Doors own sentences."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts
