"""A practice made of a finished project, and the adoption that shows where the project came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yokoten.adopt.queries.project import plan_of, targets_of
from yokoten.adopt.queries.standing import last_readings
from yokoten.adopt.queries.workflow import workflow_of
from yokoten.adopt.rules.light import Reached
from yokoten.adopt.rules.workflow import state_of
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require
from yokoten.practices.actions.practice import MetricDetails, PracticeDetails, draft_practice
from yokoten.practices.policies import sees
from yokoten.prove.actions.following import name_practice
from yokoten.spread.models import Adoption, ProjectPractice
from yokoten.spread.policies import PUBLISH
from yokoten.spread.rules.stages import NOT_ADOPTED, REUSE

DONE = "done"


@dataclass(frozen=True)
class Telling:
    """What a project does not say by itself: the problem where it gave no reason, and what is done."""

    problem: str
    essence: str


@action
def publish_project(actor: Any, project: Any, telling: Telling, *, now: datetime) -> ProjectPractice:
    """Draft a practice of a finished project with its title, plan and numbers; it goes its way to the library there.

    What failed is drafted as failed. The project stays tied to the practice it came from, and what was found in it
    becomes evidence of the new one.
    """
    require(actor, PUBLISH, project.organisation)
    if ProjectPractice.objects.filter(project=project).exists():
        raise RuleBroken("project_published_already")
    if state_of(workflow_of(project), project.state).ends != DONE:
        raise RuleBroken("project_not_finished")
    reached = [one for one in last_readings([project]).get(project.pk, []) if None not in (one.baseline, one.last)]
    if not reached:
        raise RuleBroken("project_without_effect")
    practice = draft_practice(
        actor,
        project.organisation,
        _details(project, telling, reached),
        language=project.language,
        now=now,
        is_example=project.is_example,
    )
    made = ProjectPractice.objects.create(
        project=project, practice=practice, adoption=_adoption_of(actor, project, now), made_at=now
    )
    name_practice(actor, project, practice)
    record(actor, PUBLISH, project, organisation=project.organisation, practice=practice.title)
    return made


def _details(project: Any, telling: Telling, reached: Sequence[Reached]) -> PracticeDetails:
    plan = plan_of(project)
    done = sorted((item for item in plan if item.state == DONE), key=lambda item: (item.done_on, item.pk))
    dropped = [item for item in plan if item.state == "dropped"]
    outcome = "works" if any(_is_better(one) for one in reached) else "failed"
    return PracticeDetails(
        text={
            "title": project.title,
            "problem": telling.problem,
            "essence": telling.essence,
            "steps": "\n".join(f"{number}. {item.text}" for number, item in enumerate(done, 1)),
            "difficulties": "\n".join(f"– {item.text}: {item.drop_reason}" for item in dropped),
        },
        facts={"started_on": project.starts_on, "outcome": outcome},
        metrics=[_metric(project, one) for one in _with_units(project, reached)],
    )


def _is_better(one: Reached) -> bool:
    return one.last < one.baseline if one.is_lower_better else one.last > one.baseline


def _with_units(project: Any, reached: Sequence[Reached]) -> list[tuple[Any, Reached]]:
    """Targets with what they reached, by their names and goals as both lists hold them."""
    waiting = {(target.name, target.goal): target for target in targets_of(project)}
    return [(waiting[one.name, one.goal], one) for one in reached]


def _metric(project: Any, pair: tuple[Any, Reached]) -> MetricDetails:
    target, one = pair
    return MetricDetails(
        names={target.language: target.name},
        unit=target.unit,
        before=float(one.baseline),
        after=float(one.last),
        before_period=f"{project.starts_on:%Y-%m}",
        after_period=f"{one.last_on:%Y-%m}",
        method=target.method[:200],
        is_lower_better=target.is_lower_better,
    )


def _adoption_of(actor: Any, project: Any, now: datetime) -> Adoption | None:
    """The adoption that the project belongs to; a project that names a practice of others becomes one."""
    known = Adoption.objects.filter(project=project).exclude(stage=NOT_ADOPTED).first()
    practice = project.practice
    if known is not None or practice is None or practice.organisation_id == project.organisation_id:
        return known
    open_one = Adoption.objects.filter(practice=practice, organisation=project.organisation).exclude(stage=NOT_ADOPTED)
    if open_one.exists():
        return open_one.first()
    if not sees(actor, practice):
        return None
    return Adoption.objects.create(
        practice=practice,
        organisation=project.organisation,
        place=project.organisation.place,
        project=project,
        visibility=practice.visibility,
        stage=REUSE,
        started_on=project.starts_on,
        reused_on=project.closed_on,
        language=project.language,
        is_example=project.is_example,
        created_at=now,
    )
