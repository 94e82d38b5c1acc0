"""What is said about figures before anything is computed from them: codes and facts, the doors own the sentences."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Finding:
    """A warning. `row` and `column` among the facts are 0-based; columns count inputs first, then outputs."""

    code: str
    facts: dict[str, Any] = field(default_factory=dict)
