"""Organisations: opened and closed by administrators, described by their heads."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.models import Organisation, Place
from yokoten.kernel.policies import require
from yokoten.kernel.rules.texts import LANGUAGES, tidy_names

CODE = re.compile(r"^[a-z0-9][a-z0-9_-]{0,47}$")
KINDS = ("centre", "agency", "ministry", "enterprise", "public_body", "school")


@dataclass(frozen=True)
class OrganisationDetails:
    """What is known of an organisation beside its code."""

    names: Mapping[str, str]
    kind: str = "centre"
    place: Place | None = None
    parent: Organisation | None = None
    sector: str = ""
    language: str = "en"


@action
def add_organisation(actor: Any, code: str, details: OrganisationDetails) -> Organisation:
    """Open an organisation."""
    require(actor, "kernel.add_organisation")
    if not CODE.fullmatch(code):
        raise RuleBroken("code_not_valid", code=code)
    if Organisation.objects.filter(code=code).exists():
        raise RuleBroken("code_taken", code=code)
    organisation = Organisation(code=code)
    _describe(organisation, details)
    organisation.save()
    record(actor, "kernel.add_organisation", organisation, organisation=organisation)
    return organisation


@action
def change_organisation(actor: Any, organisation: Organisation, details: OrganisationDetails) -> Organisation:
    """Change names, kind, place, sector and language; only administrators hang it under another one."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    require(actor, "kernel.change_organisation", organisation)
    if (details.parent.pk if details.parent else None) != organisation.parent_id:
        require(actor, "kernel.add_organisation")
        _not_under_itself(organisation, details.parent)
    changes = _describe(organisation, details)
    organisation.save()
    if changes:
        record(actor, "kernel.change_organisation", organisation, organisation=organisation, **changes)
    return organisation


@action
def close_organisation(actor: Any, organisation: Organisation) -> Organisation:
    """Close an organisation: its people lose the rights they hold through it, its work stays."""
    return _switch(actor, organisation, "kernel.close_organisation", is_active=False)


@action
def reopen_organisation(actor: Any, organisation: Organisation) -> Organisation:
    """Open a closed organisation again."""
    return _switch(actor, organisation, "kernel.reopen_organisation", is_active=True)


def _switch(actor: Any, organisation: Organisation, act: str, *, is_active: bool) -> Organisation:
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    require(actor, act)
    if put(organisation, is_active=is_active):
        organisation.save(update_fields=["is_active"])
        record(actor, act, organisation, organisation=organisation)
    return organisation


def _describe(organisation: Organisation, details: OrganisationDetails) -> dict[str, Any]:
    names = tidy_names(details.names)
    if not names:
        raise RuleBroken("name_missing")
    if details.kind not in KINDS or details.language not in LANGUAGES:
        raise RuleBroken("choice_unknown", choice=f"{details.kind} {details.language}")
    return put(
        organisation,
        names=names,
        kind=details.kind,
        place=details.place,
        parent=details.parent,
        sector=details.sector.strip()[:48],
        language=details.language,
    )


def _not_under_itself(organisation: Organisation, parent: Organisation | None) -> None:
    above = parent
    while above is not None:
        if above.pk == organisation.pk:
            raise RuleBroken("organisation_under_itself", organisation=str(organisation))
        above = above.parent
