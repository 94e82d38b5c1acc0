"""Roles: which acts each permits, as boxes to tick."""

from collections import defaultdict
from typing import Any

from django import forms
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from yokoten.interfaces.web.administration.door import attempt, for_administrators, found, show
from yokoten.interfaces.web.administration.names import NamesForm, spread
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import ACTS, ROOMS
from yokoten.kernel.action import ACTIONS
from yokoten.kernel.actions.role import add_role, change_role, remove_role
from yokoten.kernel.models import Role
from yokoten.kernel.queries import roles

NOBODY_ELSE = {
    "kernel.accept_invitation",
    "kernel.change_own_details",
    "kernel.ensure_default_roles",
    "kernel.note_token_use",
    "kernel.open_instance",
}


def known_acts() -> dict[str, list[tuple[str, str]]]:
    """Every act a role can permit, by room, with its words; a room can be permitted as a whole."""
    language = spoken()
    by_room: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for act in sorted({"kernel.read", *ACTIONS} - NOBODY_ELSE):
        by_room[act.split(".")[0]].append((act, language.say(ACTS[act]) if act in ACTS else act))
    for room, acts in by_room.items():
        acts.sort(key=lambda act: language.sort_key(act[1]))
        acts.insert(0, (f"{room}.*", gettext("Everything in this room")))
    return by_room


class RoleForm(NamesForm):
    """Names, and for each room the acts permitted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = spoken()
        for room, acts in known_acts().items():
            title = language.say(ROOMS[room]) if room in ROOMS else room
            self.fields[f"acts_{room}"] = forms.MultipleChoiceField(
                label=title, choices=acts, required=False, widget=forms.CheckboxSelectMultiple
            )

    @property
    def rooms(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("acts_")]

    def permits(self) -> list[str]:
        return [act for bound in self.rooms for act in self.cleaned_data.get(bound.name, [])]


class NewRoleForm(RoleForm):
    """A new role has a code, too."""

    code = forms.SlugField(label=_("Code"), max_length=32, help_text=_("Short and lasting: letters, digits, hyphens."))


@for_administrators
def every(request: HttpRequest) -> HttpResponse:
    """All roles with what they permit and how many people hold them."""
    language = spoken()
    rows = sorted(roles().annotate(holders=Count("memberships")), key=lambda role: role.name(language.code))
    words = {act: words for acts in known_acts().values() for act, words in acts}
    whole = gettext("everything in “%(room)s”")
    rooms = {f"{room}.*": whole % {"room": language.say(name)} for room, name in ROOMS.items()}
    listed = [(role, [rooms.get(act) or words.get(act, act) for act in role.permits]) for role in rows]
    return show(request, "roles", "roles", listed=listed)


@for_administrators
def new(request: HttpRequest) -> HttpResponse:
    """Add a role."""
    form = NewRoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        details = {"code": form.cleaned_data["code"], "names": form.texts("name"), "permits": form.permits()}
        if attempt(request, lambda: add_role(request.user, **details), gettext("The role is added."), form):
            return redirect("administration_roles")
    return show(request, "role", "roles", form=form)


@for_administrators
def one(request: HttpRequest, code: str) -> HttpResponse:
    """Change a role; what it permitted beyond the acts known here stays."""
    role = found(Role.objects.filter(code=code).first())
    start: dict[str, Any] = spread("name", role.names)
    rooms = known_acts()
    for room in rooms:
        start[f"acts_{room}"] = [act for act in role.permits if act.startswith(f"{room}.")]
    form = RoleForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        beyond = [act for act in role.permits if act.split(".")[0] not in rooms]
        details = {"names": form.texts("name"), "permits": [*form.permits(), *beyond]}
        if attempt(request, lambda: change_role(request.user, role, **details), gettext("The role is saved."), form):
            return redirect("administration_roles")
    return show(request, "role", "roles", form=form, role=role, is_used=role.memberships.exists())


@require_POST
@for_administrators
def remove(request: HttpRequest, code: str) -> HttpResponse:
    """Remove a role nobody holds."""
    role = found(Role.objects.filter(code=code).first())
    attempt(request, lambda: remove_role(request.user, role) or True, gettext("The role is removed."))
    return redirect("administration_roles")
