"""Who sees a project, and who may do what in it."""

from typing import Any

from django.db.models import Q

from yokoten.adopt.models import Project
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.policies import is_administrator, organisations_of, permits

MOVE = "adopt.move_project"
HEAD = "kernel.grant_membership"
STOOD_IN = {"lead": "leader_id", "sponsor": "sponsor_id"}
BY_EXPERT = frozenset({"expert", "owner", "economist"})


def projects_seen_by(actor: Any) -> Q:
    """Projects of the own organisations."""
    return Q() if is_administrator(actor) else Q(organisation__in=sorted(organisations_of(actor)))


def may(actor: Any, act: str, project: Project) -> bool:
    return permits(actor, act, project.organisation)


def can_open(actor: Any) -> bool:
    return permits(actor, "adopt.open_project")


def roles_in(actor: Any, project: Project) -> frozenset[str]:
    """The words of the workflow for what the actor is in the project.

    People of the centre note what an owner, an economist, or a sponsor or leader without an account decided.
    """
    found = {role for role, field in STOOD_IN.items() if _is(actor, getattr(project, field))}
    if permits(actor, MOVE, project.organisation):
        found |= BY_EXPERT | {role for role, field in STOOD_IN.items() if getattr(project, field) is None}
    if permits(actor, HEAD, project.organisation):
        found.add("head")
    return frozenset(found)


def may_move(actor: Any, project: Project, roles: tuple[str, ...]) -> bool:
    """Whether the actor is one of these in the project."""
    return is_administrator(actor) or bool(roles_in(actor, project).intersection(roles))


def require_move(actor: Any, project: Project, roles: tuple[str, ...]) -> None:
    if not may_move(actor, project, roles):
        raise NotAllowed("not_allowed", act=MOVE)


def is_of_team(actor: Any, project: Project) -> bool:
    """Whether the actor leads the project, owns a point of its plan, counted an effect or submitted a result."""
    key = getattr(actor, "pk", None)
    if key is None:
        return False
    rows = (
        project.plan.filter(owner=key),
        project.effects.filter(added_by=key),
        project.results.filter(submitted_by=key),
    )
    return project.leader_id == key or any(row.exists() for row in rows)


def _is(actor: Any, key: int | None) -> bool:
    return key is not None and getattr(actor, "pk", None) == key
