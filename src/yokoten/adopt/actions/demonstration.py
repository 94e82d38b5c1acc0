"""Projects of the demo's organisations, marked as examples."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from yokoten.adopt.actions.document import add_project_document
from yokoten.adopt.actions.effect import Reckoned, add_effect
from yokoten.adopt.actions.forecast import Foreseen, set_forecast
from yokoten.adopt.actions.measuring import Reading, freeze_baseline, note_measurement, renew_limits
from yokoten.adopt.actions.plan import Planned, complete_plan_item, set_plan_item
from yokoten.adopt.actions.problem import Seen, set_problem
from yokoten.adopt.actions.project import Beginning, Card, Move, Wanted, move_project, open_project
from yokoten.adopt.actions.result import approve_result, submit_result
from yokoten.adopt.actions.stream import Asked, Measured, set_stream, set_stream_step
from yokoten.adopt.actions.support import AdvanceAsked, AskedFor, set_advance, set_support
from yokoten.adopt.actions.talk import Decided, note_decision
from yokoten.adopt.models import Project, Target
from yokoten.adopt.queries.workflow import workflow_by_code, workflow_of
from yokoten.adopt.rules.listed import listed_projects
from yokoten.adopt.rules.workflow import by_code, document_of
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.queries import organisation_by_code
from yokoten.kernel.rules.uploads.examine import NewAttachment

Listed = Mapping[str, Any]
EXAMPLE = {"en": "example", "ru": "пример", "sv": "exempel", "vi": "ví dụ"}


@action
def load_demonstration(actor: Any) -> int:
    """Add the demo's projects that are not here yet; returns how many. What is here stays as it is.

    A project whose organisation is missing is left out.
    """
    if not is_administrator(actor):
        raise NotAllowed("not_allowed", act="adopt.load_demonstration")
    known = set(Project.objects.filter(is_example=True).values_list("title", flat=True))
    added = [one for one in listed_projects() if one["title"] not in known and _load(actor, one)]
    if added:
        record(actor, "adopt.load_demonstration", None, projects=len(added))
    return len(added)


def _load(actor: Any, listed: Listed) -> bool:
    home = organisation_by_code(listed["organisation"])
    workflow = workflow_by_code(listed["workflow"], listed["starts_on"])
    if home is None or workflow is None:
        return False
    names = ("title", "language", "process", "begins_with", "ends_with", "site", "reason", "starts_on", "ends_on")
    card = Card(**{name: listed[name] for name in names}, sponsor_name=listed["sponsor"], leader_name=listed["leader"])
    wanted = _wanted(listed["target"], listed["language"])
    begins, now = Beginning(workflow, is_example=True), datetime.combine(listed["starts_on"], time(6), UTC)
    project = open_project(actor, home, card, wanted, begins=begins, now=now)
    _measure(actor, project.targets.get(), listed["target"], listed["language"])
    for item in listed.get("plan", ()):
        _plan(actor, project, item, listed["language"])
    _causes(actor, project, listed, now)
    for stream in listed.get("streams", ()):
        _stream(actor, project, stream, listed["language"])
    for effect in listed.get("effects", ()):
        reckoned = Reckoned(language=listed["language"], **effect | {"amount": Decimal(effect["amount"])})
        add_effect(actor, project, reckoned, now=now)
    if "result" in listed:
        _result(actor, project, listed["result"], listed["language"])
    if "support" in listed:
        _support(actor, project, listed["support"])
    for step in listed.get("steps", ()):
        _step(actor, project, Move(step["code"], step["on"], listed["language"]))
    return True


def _wanted(listed: Listed, language: str) -> Wanted:
    return Wanted(
        name=listed["name"],
        language=language,
        unit=listed["unit"],
        goal=Decimal(listed["goal"]),
        baseline=Decimal(listed["baseline"]),
        method=listed["method"],
    )


def _measure(actor: Any, target: Target, listed: Listed, language: str) -> None:
    for at, value in enumerate(listed["values"]):
        on = listed["first_on"] + timedelta(days=at * listed["every_days"])
        reading = Reading(uuid4(), on, Decimal(value), language)
        note_measurement(actor, target, reading, today=on, now=datetime.combine(on, time(16), UTC))
    if "baseline_count" in listed:
        freeze_baseline(actor, target, count=listed["baseline_count"])
    if "renewed_on" in listed:
        renew_limits(actor, target, on=listed["renewed_on"], reason=listed["renewed_because"])


def _causes(actor: Any, project: Project, listed: Listed, now: datetime) -> None:
    """Problems with their causes, what is expected, what was decided."""
    language, plan = listed["language"], {one.text: one for one in project.plan.all()}
    for problem in listed.get("problems", ()):
        seen = Seen(language=language, **problem | {"item": plan.get(problem.get("item", ""))})
        set_problem(actor, project, seen, now=now)
    if "forecast" in listed:
        foreseen = Foreseen(language=language, **listed["forecast"] | {"value": Decimal(listed["forecast"]["value"])})
        set_forecast(actor, project.targets.get(), foreseen)
    for decision in listed.get("decisions", ()):
        on = decision["on"]
        note_decision(
            actor, project, Decided(language=language, **decision), today=on, now=datetime.combine(on, time(9), UTC)
        )


def _stream(actor: Any, project: Project, listed: Listed, language: str) -> None:
    """A value-stream map with its steps in their order."""
    asked = Asked(listed["unit"], *(Decimal(listed[name]) for name in ("demand", "available", "day")))
    stream = set_stream(actor, project, listed["kind"], asked, on=project.starts_on)
    for step in listed["steps"]:
        figures = {name: Decimal(value) for name, value in step.items() if name not in ("name", "loss")}
        set_stream_step(actor, stream, Measured(step["name"], language, figures, step.get("loss", "")))


def _result(actor: Any, project: Project, listed: Listed, language: str) -> None:
    """A result that was submitted, and approved some days later."""
    sent, decided = (datetime.combine(listed[name], time(9), UTC) for name in ("submitted_on", "approved_on"))
    result = submit_result(actor, project, summary=listed["summary"], language=language, now=sent)
    approve_result(actor, result, remark=listed["remark"], language=language, now=decided)


def _support(actor: Any, project: Project, listed: Listed) -> None:
    """What a scheme asks for, and its advance."""
    cost, asked, advance = (Decimal(listed[name]) for name in ("cost", "asked", "advance_asked"))
    on = {"today": project.starts_on, "now": datetime.combine(project.starts_on, time(9), UTC)}
    set_support(actor, project, AskedFor(listed["norm"], cost, asked), **on)
    set_advance(actor, project, AdvanceAsked(listed["advance"], advance), **on)


def _step(actor: Any, project: Project, move: Move) -> None:
    """A step with the documents it asks for, each a line that says it is an example."""
    project.refresh_from_db()
    workflow, now = workflow_of(project), datetime.combine(move.on, time(12), UTC)
    for code in by_code(workflow, move.transition).documents:
        title = document_of(workflow, code).names[move.language]
        if not project.documents.filter(kind=code).exists():
            upload = NewAttachment(f"{code}.txt", f"{title} ({EXAMPLE[move.language]})\n".encode())
            add_project_document(actor, project, upload, kind=code, title=title, now=now)
    move_project(actor, project, move, today=move.on, now=now)


def _plan(actor: Any, project: Project, listed: Listed, language: str) -> None:
    planned = Planned(
        listed["text"], language, listed["due_on"], owner_name=listed["owner"], starts_on=listed.get("starts_on")
    )
    item = set_plan_item(actor, project, planned)
    if "done_on" in listed:
        complete_plan_item(actor, item, on=listed["done_on"])
