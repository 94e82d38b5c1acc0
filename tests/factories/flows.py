"""Workflows that are written here: drafts and published versions."""

from dataclasses import replace

from factories.adopt import NOW, START, TODAY
from yokoten.adopt.actions.workflow import Head
from yokoten.adopt.models import KeptWorkflow
from yokoten.adopt.queries.workflow import next_version
from yokoten.adopt.rules.workflow import State, in_force
from yokoten.adopt.rules.workflow_reading import shipped
from yokoten.adopt.rules.workflow_writing import write_workflow

NAMES = {"en": "Trial run", "ru": "Пробный запуск", "vi": "Chạy thử", "sv": "Provkörning"}


def shipped_flow(code="pilot-flow"):
    return in_force(shipped(), code, START)


def state(**details):
    return State(**{"code": "trial-run", "names": NAMES, **details})


def head(**details):
    return Head(**{"names": NAMES, "kind": "enterprise", **details})


def make_draft(organisation=None, workflow=None, **details):
    flow = workflow or shipped_flow()
    flow = replace(flow, version=next_version(flow.code))
    start = {"code": flow.code, "version": flow.version, "content": write_workflow(flow), "begun_at": NOW}
    return KeptWorkflow.objects.create(organisation=organisation, **{**start, **details})


def make_kept(organisation=None, workflow=None, *, valid_from=TODAY):
    """A published version."""
    flow = replace(workflow or shipped_flow(), valid_from=valid_from)
    return make_draft(organisation, flow, state="published", valid_from=valid_from)
