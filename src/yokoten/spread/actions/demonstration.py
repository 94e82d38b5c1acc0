"""Adoptions of the demo's practices by its organisations, marked as examples."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.queries import organisation_by_code
from yokoten.practices.queries.practice import library_seen
from yokoten.spread.actions.adoption import Against, Start, Step, decline_adoption, move_adoption, open_adoption
from yokoten.spread.models import Adoption
from yokoten.spread.queries.adoption import own_projects
from yokoten.spread.rules.listed import listed_adoptions
from yokoten.spread.rules.stages import Told

ORIGIN = "demo:"


@action
def load_demonstration(actor: Any) -> int:
    """Add the demo's adoptions that are not here yet; returns how many. What is here stays as it is.

    An adoption whose practice or organisation is missing is left out.
    """
    if not is_administrator(actor):
        raise NotAllowed("not_allowed", act="spread.load_demonstration")
    added = sum(_load(actor, listed) for listed in listed_adoptions())
    if added:
        record(actor, "spread.load_demonstration", None, adoptions=added)
    return added


def _load(actor: Any, listed: Mapping[str, Any]) -> bool:
    practice = library_seen(actor).filter(import_key=f"{ORIGIN}{listed['practice']}").first()
    home = organisation_by_code(listed["organisation"])
    if practice is None or home is None:
        return False
    known = Adoption.objects.filter(practice=practice)
    if known.filter(organisation=home).exists():
        return False
    parent = known.filter(organisation__code=listed.get("parent", "")).first()
    mediator = organisation_by_code(listed["mediator"]) if "mediator" in listed else None
    start = Start(listed["started_on"], listed["language"], parent, mediator, is_example=True)
    adoption = open_adoption(actor, practice, home, start=start, today=start.on, now=_at(start.on))
    for step in listed.get("steps", ()):
        adoption = _step(actor, adoption, step, listed["language"])
    if "declined_on" in listed:
        on = listed["declined_on"]
        decline_adoption(actor, adoption, Against(on, listed["language"], listed["reason_not"]), today=on, now=_at(on))
    return True


def _step(actor: Any, adoption: Adoption, listed: Mapping[str, Any], language: str) -> Adoption:
    told = Told(*(listed.get(name, "") for name in ("kept", "changed", "dropped", "why")))
    project = own_projects(actor, adoption).filter(title=listed["project"]).first() if "project" in listed else None
    step = Step(listed["on"], language, told, project, is_without_numbers=project is None)
    return move_adoption(actor, adoption, step, today=step.on, now=_at(step.on))


def _at(on: date) -> datetime:
    return datetime.combine(on, time(8), UTC)
