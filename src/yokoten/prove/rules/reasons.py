"""Why something is so, as a stable code with facts; the sentences stand in `interfaces.wording.evaluation`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Reason:
    """A code and what its sentence needs to name."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
