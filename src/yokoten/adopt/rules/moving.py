"""Whether a project has what a transition of its workflow asks for."""

from collections.abc import Set
from dataclasses import dataclass

from yokoten.adopt.rules.support import SUPPORT_FIELDS
from yokoten.adopt.rules.workflow import Transition

FIELD, DOCUMENT = "field", "document"
PROJECT_FIELDS = (
    "site", "process", "begins_with", "ends_with", "reason", "ends_on", "sponsor", "leader", "targets", "baselines",
    "measurements", "plan", *SUPPORT_FIELDS,
)  # fmt: skip
"""What a step may ask for, in the order of the card."""


@dataclass(frozen=True)
class Standing:
    """What is filled in and which documents are kept, by the codes of the workflow."""

    fields: Set[str]
    documents: Set[str]


@dataclass(frozen=True)
class Lacking:
    """A field or a document that the transition asks for and the project does not have yet."""

    kind: str
    code: str


def all_lacking(transition: Transition, standing: Standing) -> list[Lacking]:
    """Everything that is missing, fields first, in the order of the workflow."""
    fields = [Lacking(FIELD, code) for code in transition.fields if code not in standing.fields]
    return fields + [Lacking(DOCUMENT, code) for code in transition.documents if code not in standing.documents]


def lacking(transition: Transition, standing: Standing) -> Lacking | None:
    """The first thing that is missing."""
    return next(iter(all_lacking(transition, standing)), None)
