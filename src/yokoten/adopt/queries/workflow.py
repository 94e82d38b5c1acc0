"""The workflow that a project follows, and those that a new one may begin with: shipped ones, and those kept here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Max, Q

from yokoten.adopt.models import KeptWorkflow, Project
from yokoten.adopt.rules import deadlines
from yokoten.adopt.rules.workflow import Workflow, in_force
from yokoten.adopt.rules.workflow_reading import read_workflow, shipped
from yokoten.kernel.policies import is_administrator, organisations_of

SATURDAY = 5
FIRST_KEPT = 101
"""Versions below it are shipped; a version that was written here never meets one of them."""


@dataclass(frozen=True)
class Seen:
    """One version of a workflow, and its row where it was written here."""

    workflow: Workflow
    kept: KeptWorkflow | None = None

    @property
    def is_draft(self) -> bool:
        return self.kept is not None and self.kept.state == KeptWorkflow.State.DRAFT


def workflows(on: date, organisation: Any = None) -> list[Workflow]:
    """One of each code, in the version that an organisation's projects follow on the day."""
    everybody, own = _published([] if organisation is None else [organisation.pk])
    codes = dict.fromkeys(each.code for each in (*everybody, *own))
    return [found for code in codes if (found := in_force(own, code, on) or in_force(everybody, code, on))]


def workflow_by_code(code: str, on: date, organisation: Any = None) -> Workflow | None:
    """The version in force; an organisation's own goes before that of everybody."""
    return next((each for each in workflows(on, organisation) if each.code == code), None)


def workflow_of(project: Project) -> Workflow:
    """The version that the project began with."""
    return workflows_of([project])[project.workflow, project.workflow_version]


def workflows_of(projects: Iterable[Project]) -> dict[tuple[str, int], Workflow]:
    """By code and version the workflows of these projects: at most one query, and none where all are shipped."""
    wanted = {(each.workflow, each.workflow_version) for each in projects}
    found = {key: each for each in shipped() if (key := (each.code, each.version)) in wanted}
    if len(found) < len(wanted):
        rows = KeptWorkflow.objects.filter(code__in={code for code, _ in wanted})
        for row in rows.filter(version__in={version for _, version in wanted}):
            found[row.code, row.version] = read_kept(row)
    return found


def workflows_seen(actor: Any) -> list[Seen]:
    """Every version there is, shipped ones first: drafts only of the own organisations."""
    rows = kept_workflows_seen(actor).select_related("organisation")
    return [*(Seen(each) for each in shipped()), *(Seen(read_kept(row), row) for row in rows)]


def workflow_seen(actor: Any, code: str, version: int) -> Seen | None:
    """One version, as far as the actor may see it."""
    for each in shipped():
        if (each.code, each.version) == (code, version):
            return Seen(each)
    rows = kept_workflows_seen(actor).select_related("organisation", "published_by", "begun_by")
    row = rows.filter(code=code, version=version).first()
    return None if row is None else Seen(read_kept(row), row)


def kept_workflows_seen(actor: Any) -> Any:
    if is_administrator(actor):
        return KeptWorkflow.objects.all()
    of_all = Q(organisation__isnull=True, state=KeptWorkflow.State.PUBLISHED)
    return KeptWorkflow.objects.filter(of_all | Q(organisation__in=sorted(organisations_of(actor))))


def next_version(code: str) -> int:
    """The number of the next version that is written here."""
    last = KeptWorkflow.objects.filter(code=code).aggregate(last=Max("version"))["last"]
    return FIRST_KEPT if last is None else last + 1


def read_kept(row: KeptWorkflow) -> Workflow:
    return _read(row.content)


@lru_cache(maxsize=128)
def _read(content: str) -> Workflow:
    return read_workflow(content.encode())


def _published(organisations: Sequence[int]) -> tuple[list[Workflow], list[Workflow]]:
    """What holds for everybody, and what these organisations wrote for themselves."""
    rows = KeptWorkflow.objects.filter(
        Q(organisation__isnull=True) | Q(organisation__in=organisations), state=KeptWorkflow.State.PUBLISHED
    )
    everybody, own = list(shipped()), []
    for row in rows:
        (everybody if row.organisation_id is None else own).append(read_kept(row))
    return everybody, own


def open_deadlines(
    project: Project, events: Mapping[str, date], workflow: Workflow | None = None
) -> tuple[deadlines.Due, ...]:
    """Deadlines of the workflow that are open, the earliest first; working days are Monday to Friday."""
    followed = workflow or workflow_of(project)
    return deadlines.open_deadlines(followed, project.state, events, lambda day: day.weekday() < SATURDAY)
