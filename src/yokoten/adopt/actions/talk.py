"""What was decided and said about a project."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from yokoten.adopt.actions.project import locked
from yokoten.adopt.models import Comment, Decision, Project
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require


@dataclass(frozen=True)
class Decided:
    """A decision: what, on which day, by whom."""

    text: str
    language: str
    on: date
    by: str


@action
def note_decision(actor: Any, project: Project, decided: Decided, *, today: date, now: datetime) -> Decision:
    """Note what was decided; it stays."""
    project = locked(project)
    require(actor, "adopt.note_decision", project.organisation)
    if not decided.text.strip():
        raise RuleBroken("decision_empty")
    if not decided.by.strip():
        raise RuleBroken("decision_needs_name")
    if decided.on > today:
        raise RuleBroken("decision_ahead", on=decided.on)
    decision = Decision.objects.create(
        project=project, text=decided.text.strip(), language=decided.language, decided_on=decided.on,
        decided_by=decided.by.strip(), noted_by=_person(actor), noted_at=now,
    )  # fmt: skip
    record(actor, "adopt.note_decision", project, organisation=project.organisation, on=decided.on)
    return decision


@action
def add_comment(actor: Any, project: Project, *, text: str, language: str, now: datetime) -> Comment:
    """Say something about a project; it stays."""
    project = locked(project)
    require(actor, "adopt.add_comment", project.organisation)
    if not text.strip():
        raise RuleBroken("comment_empty")
    comment = Comment.objects.create(
        project=project, text=text.strip(), language=language, written_by=_person(actor), written_at=now
    )
    record(actor, "adopt.add_comment", project, organisation=project.organisation)
    return comment


def _person(actor: Any) -> Any:
    return actor if getattr(actor, "pk", None) else None
