"""What a practice still needs before it can be published: every block filled, preliminary evidence will do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Held:
    """What is written so far: the original text, the facts, and how many figures can be read."""

    text: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    metrics: int = 0

    def has_text(self, name: str) -> bool:
        return bool(self.text.get(name, "").strip())

    def has(self, name: str) -> bool:
        return self.facts.get(name) not in (None, "", [], False)


NEEDS = (
    ("title", lambda held: held.has_text("title")),
    ("problem", lambda held: held.has_text("problem")),
    ("essence", lambda held: held.has_text("essence")),
    ("place", lambda held: held.has("place")),
    ("sector", lambda held: held.has("sector")),
    ("size", lambda held: held.has("size")),
    ("level", lambda held: held.has("level")),
    ("steps", lambda held: held.has_text("steps")),
    ("resources", lambda held: held.has_text("resources") or any(map(held.has, ("cost", "people", "weeks")))),
    ("results", lambda held: held.metrics > 0 or held.has_text("results")),
    ("difficulties", lambda held: held.has_text("difficulties")),
    ("contact", lambda held: held.has("contact_name") and (held.has("contact_email") or held.has("contact_phone"))),
    ("licence", lambda held: held.has("licence")),
)
FIRST = ("title", "problem", "essence")


def missing(practice: Held) -> tuple[str, ...]:
    """What publishing still needs, in the order of the form."""
    return tuple(name for name, is_there in NEEDS if not is_there(practice))


def missing_for_draft(practice: Held) -> tuple[str, ...]:
    """What saving a first draft needs: title, problem, essence, and one result or somebody to ask."""
    lacking = [name for name in FIRST if not practice.has_text(name)]
    has_contact = any(map(practice.has, ("contact_name", "contact_email", "contact_phone")))
    if not (practice.metrics or practice.has_text("results") or has_contact):
        lacking.append("result_or_contact")
    return tuple(lacking)
