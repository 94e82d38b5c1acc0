"""Workflows are begun as drafts, changed part by part, published from a day on; what is published never changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from yokoten.adopt.models import KeptWorkflow
from yokoten.adopt.queries.workflow import next_version, read_kept
from yokoten.adopt.rules.moving import PROJECT_FIELDS
from yokoten.adopt.rules.workflow import Workflow
from yokoten.adopt.rules.workflow_parts import PARTS, Part, part_of, with_part, without_part
from yokoten.adopt.rules.workflow_problems import CODE, LONGEST_CODE, problems
from yokoten.adopt.rules.workflow_writing import write_workflow
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.policies import is_administrator, require


@dataclass(frozen=True)
class Head:
    """What a workflow is called, which kind of project it is for, and where it is written."""

    names: Mapping[str, str]
    kind: str
    source: str = ""
    is_example: bool = False


@action
def begin_workflow(actor: Any, organisation: Any, workflow: Workflow, *, now: datetime) -> KeptWorkflow:
    """Begin a draft from a workflow: a copy, an empty one or one from a file; without an organisation for everybody."""
    _require(actor, "adopt.begin_workflow", organisation)
    if not CODE.fullmatch(workflow.code) or len(workflow.code) > LONGEST_CODE:
        raise RuleBroken("workflow_code_unfit", most=LONGEST_CODE)
    begun = replace(workflow, version=next_version(workflow.code))
    row = KeptWorkflow.objects.create(
        organisation=organisation,
        code=begun.code,
        version=begun.version,
        content=write_workflow(begun),
        begun_by=_person(actor),
        begun_at=now,
    )
    record(actor, "adopt.begin_workflow", row, organisation=organisation)
    return row


@action
def set_workflow_head(actor: Any, row: KeptWorkflow, head: Head) -> KeptWorkflow:
    """Set what a draft is called, for which kind of project it is, and its source."""
    row = _draft(actor, "adopt.set_workflow_head", row)
    facts = {"names": dict(head.names), "kind": head.kind, "source": head.source, "is_example": head.is_example}
    _keep(row, replace(read_kept(row), **facts))
    record(actor, "adopt.set_workflow_head", row, organisation=row.organisation)
    return row


@action
def set_workflow_part(actor: Any, row: KeptWorkflow, kind: str, part: Part, *, instead_of: str = "") -> KeptWorkflow:
    """Add a part to a draft or put it in the place of another; what names the part follows a new code."""
    row = _draft(actor, "adopt.set_workflow_part", row)
    if not CODE.fullmatch(part.code) or len(part.code) > LONGEST_CODE:
        raise RuleBroken("workflow_code_unfit", most=LONGEST_CODE)
    workflow = read_kept(row)
    if instead_of and part_of(workflow, kind, instead_of) is None:
        raise RuleBroken("workflow_part_gone")
    _keep(row, with_part(workflow, kind, part, instead_of))
    record(actor, "adopt.set_workflow_part", row, organisation=row.organisation, workflow_part=part.code)
    return row


@action
def remove_workflow_part(actor: Any, row: KeptWorkflow, kind: str, code: str) -> KeptWorkflow:
    """Take a part out of a draft; what still names it stands among the problems."""
    row = _draft(actor, "adopt.remove_workflow_part", row)
    if kind not in PARTS or part_of(read_kept(row), kind, code) is None:
        raise RuleBroken("workflow_part_gone")
    _keep(row, without_part(read_kept(row), kind, code))
    record(actor, "adopt.remove_workflow_part", row, organisation=row.organisation, workflow_part=code)
    return row


@action
def publish_workflow(actor: Any, row: KeptWorkflow, *, valid_from: date, today: date, now: datetime) -> KeptWorkflow:
    """Put a draft without problems in force from a day on; projects that run keep the version they began with."""
    row = _draft(actor, "adopt.publish_workflow", row)
    if valid_from < today:
        raise RuleBroken("workflow_day_passed", on=valid_from)
    workflow = replace(read_kept(row), valid_from=valid_from)
    found = problems(workflow, PROJECT_FIELDS)
    if found:
        raise RuleBroken("workflow_has_problems", count=len(found))
    row.state, row.valid_from = KeptWorkflow.State.PUBLISHED, valid_from
    row.published_by, row.published_at = _person(actor), now
    _keep(row, workflow)
    record(actor, "adopt.publish_workflow", row, organisation=row.organisation, valid_from=valid_from)
    return row


@action
def drop_workflow(actor: Any, row: KeptWorkflow) -> None:
    """Throw a draft away."""
    row = _draft(actor, "adopt.drop_workflow", row)
    record(actor, "adopt.drop_workflow", row, organisation=row.organisation)
    row.delete()


def _draft(actor: Any, act: str, row: KeptWorkflow) -> KeptWorkflow:
    """The draft, locked; what was published stays as it is."""
    row = KeptWorkflow.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=row.pk)
    _require(actor, act, row.organisation)
    if row.state != KeptWorkflow.State.DRAFT:
        raise RuleBroken("workflow_published", on=row.valid_from)
    return row


def _require(actor: Any, act: str, organisation: Any) -> None:
    if organisation is not None:
        require(actor, act, organisation)
    elif not is_administrator(actor):
        raise NotAllowed("not_allowed", act=act)


def _keep(row: KeptWorkflow, workflow: Workflow) -> None:
    row.content = write_workflow(workflow)
    row.save()


def _person(actor: Any) -> Any:
    return actor if getattr(actor, "pk", None) else None
