"""Roles: named sets of permitted acts, kept by administrators."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.models import Role
from yokoten.kernel.policies import require
from yokoten.kernel.rules.texts import tidy_names

ACT = re.compile(r"^[a-z]+\.(\*|[a-z_]+)$")
CODE = re.compile(r"^[a-z0-9][a-z0-9_-]{0,31}$")

DEFAULT_ROLES: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "head": (
        {"ru": "Руководитель", "vi": "Lãnh đạo", "sv": "Chef", "en": "Head"},
        (
            "kernel.read",
            "kernel.change_organisation",
            "kernel.grant_membership",
            "kernel.end_membership",
            "kernel.invite_person",
            "kernel.issue_token",
            "kernel.revoke_token",
            "kernel.keep_attachment",
            "kernel.remove_attachment",
            "measure.*",
            "compare.*",
            "practices.*",
            "exchange.*",
            "adopt.*",
            "prove.*",
            "spread.*",
        ),
    ),
    "analyst": (
        {"ru": "Аналитик", "vi": "Chuyên viên phân tích", "sv": "Analytiker", "en": "Analyst"},
        (
            "kernel.read",
            "kernel.keep_attachment",
            "kernel.remove_attachment",
            "measure.*",
            "compare.*",
            "practices.*",
            "exchange.*",
            "adopt.*",
            "prove.*",
            "spread.*",
        ),
    ),
    "expert": (
        {"ru": "Эксперт", "vi": "Chuyên gia", "sv": "Expert", "en": "Expert"},
        (
            "kernel.read",
            "kernel.keep_attachment",
            "kernel.remove_attachment",
            "compare.*",
            "practices.*",
            "exchange.*",
            "adopt.*",
            "prove.*",
            "spread.*",
        ),
    ),
    "collaborator": (
        {"ru": "Внештатный сотрудник", "vi": "Cộng tác viên", "sv": "Fältmedarbetare", "en": "Collaborator"},
        (
            "kernel.read",
            "kernel.keep_attachment",
            "exchange.note_finding",
            "exchange.answer_question",
            "adopt.note_measurement",
            "practices.propose_concept",
        ),
    ),
    "reader": (
        {"ru": "Читатель", "vi": "Người xem", "sv": "Läsare", "en": "Reader"},
        ("kernel.read",),
    ),
}


@action
def add_role(actor: Any, *, code: str, names: Mapping[str, str], permits: Iterable[str]) -> Role:
    """Add a role with the acts it permits."""
    require(actor, "kernel.add_role")
    if not CODE.fullmatch(code):
        raise RuleBroken("code_not_valid", code=code)
    if Role.objects.filter(code=code).exists():
        raise RuleBroken("code_taken", code=code)
    role = Role.objects.create(code=code, names=tidy_names(names), permits=_acts(permits))
    record(actor, "kernel.add_role", role, permits=role.permits)
    return role


@action
def change_role(actor: Any, role: Role, *, names: Mapping[str, str], permits: Iterable[str]) -> Role:
    """Change a role's names and acts; it counts at once for everyone who holds the role."""
    role = Role.objects.select_for_update().get(pk=role.pk)
    require(actor, "kernel.change_role")
    changes = put(role, names=tidy_names(names), permits=_acts(permits))
    role.save()
    if changes:
        record(actor, "kernel.change_role", role, **changes)
    return role


@action
def remove_role(actor: Any, role: Role) -> None:
    """Remove a role that nobody ever held."""
    role = Role.objects.select_for_update().get(pk=role.pk)
    require(actor, "kernel.remove_role")
    if role.memberships.exists():
        raise RuleBroken("role_in_use", role=role.code)
    record(actor, "kernel.remove_role", role)
    role.delete()


@action
def ensure_default_roles(actor: Any) -> list[Role]:
    """Add the roles every installation starts with; roles that are there already stay as they are."""
    require(actor, "kernel.ensure_default_roles")
    known = set(Role.objects.values_list("code", flat=True))
    missing = {code: role for code, role in DEFAULT_ROLES.items() if code not in known}
    return [add_role(actor, code=code, names=names, permits=acts) for code, (names, acts) in missing.items()]


def _acts(permits: Iterable[str]) -> list[str]:
    acts = sorted(set(permits))
    wrong = [act for act in acts if not ACT.fullmatch(act)]
    if wrong:
        raise RuleBroken("act_not_valid", act=wrong[0])
    return acts
