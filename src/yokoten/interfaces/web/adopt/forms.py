"""Forms of projects: the card of eight fields, a target, a number, a point of the plan, a step."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.adopt.actions.measuring import Reading
from yokoten.adopt.actions.plan import Planned
from yokoten.adopt.actions.project import Card, Move, Wanted
from yokoten.adopt.models import PlanItem, Project, Target
from yokoten.adopt.queries.workflow import workflow_by_code, workflows
from yokoten.adopt.rules.workflow import Workflow
from yokoten.interfaces.web.exchange.begin_form import day_field
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.models import Organisation
from yokoten.kernel.queries import members_of

DIRECTIONS = (("lower", _("less is better")), ("higher", _("more is better")))


def line_field(label: Any, *, required: bool = True, longest: int = 200, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=longest, help_text=help_text)


def number_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DecimalField:
    """A number as the reader's language writes it."""
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.DecimalField(
        label=label, required=required, max_digits=18, decimal_places=6, localize=True, widget=widget,
        help_text=help_text,
    )  # fmt: skip


class TargetForm(forms.Form):
    """What is measured, where it stands, where it shall stand."""

    name = line_field(_("What is measured"), longest=160, help_text=_("For example: time from order to dispatch."))
    unit = line_field(_("Unit"), longest=40)
    direction = forms.ChoiceField(label=_("Direction"), choices=DIRECTIONS, initial="lower")
    baseline = number_field(_("Where it stands"), required=False)
    goal = number_field(_("Where it shall stand"))
    method = line_field(
        _("How it is measured"),
        required=False,
        longest=300,
        help_text=_("Who counts what, and how often."),
    )

    def wanted(self, language: str) -> Wanted:
        said = self.cleaned_data
        return Wanted(
            name=said["name"],
            language=language,
            unit=said["unit"],
            goal=said["goal"],
            baseline=said["baseline"],
            is_lower_better=said["direction"] == "lower",
            method=said["method"],
        )


def known_target(target: Target) -> dict[str, Any]:
    kept = {name: getattr(target, name) for name in ("name", "unit", "baseline", "goal", "method")}
    return kept | {"direction": "lower" if target.is_lower_better else "higher"}


class CardForm(forms.Form):
    """The card: what, from where to where, who wants it, who leads, since when."""

    title = line_field(_("Title"), longest=160)
    process = line_field(_("The process that is improved"))
    begins_with = line_field(_("It begins with"), help_text=_("The event that starts it: an order arrives."))
    ends_with = line_field(_("It ends with"), help_text=_("The event that ends it: the goods leave."))
    site = line_field(_("Where it takes place"), required=False, longest=160, help_text=_("Enterprise, shop, office."))
    sponsor = forms.ChoiceField(label=_("Sponsor"), required=False)
    sponsor_name = line_field(_("Sponsor without an account"), required=False, longest=120)
    leader = forms.ChoiceField(label=_("Project lead"), required=False)
    leader_name = line_field(_("Project lead without an account"), required=False, longest=120)
    starts_on = day_field(_("Start"), required=True)
    ends_on = day_field(_("Planned end"))
    reason = forms.CharField(
        label=_("Why this process"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def offer(self, actor: Any, organisation: Organisation) -> "CardForm":
        """People of the organisation, to be sponsor or lead."""
        rows = members_of(actor, organisation).filter(person__is_active=True)
        self._people = {str(one.person_id): one.person for one in rows}
        named = sorted(((key, str(one)) for key, one in self._people.items()), key=lambda one: one[1])
        for role in ("sponsor", "leader"):
            self.fields[role].choices = [("", gettext("– not in the list –")), *named]
        return self

    def card(self, language: str) -> Card:
        said = self.cleaned_data
        people = {role: self._people.get(said[role]) for role in ("sponsor", "leader")}
        texts = {name: said[name] for name in ("title", "process", "begins_with", "ends_with", "site", "reason")}
        names = {f"{role}_name": "" if people[role] else said[f"{role}_name"] for role in people}
        return Card(language=language, starts_on=said["starts_on"], ends_on=said["ends_on"], **texts, **people, **names)


def known_card(project: Project) -> dict[str, Any]:
    names = ("title", "process", "begins_with", "ends_with", "site", "reason", "starts_on", "ends_on")
    kept = {name: getattr(project, name) for name in (*names, "sponsor_name", "leader_name")}
    return kept | {"sponsor": project.sponsor_id or "", "leader": project.leader_id or ""}


class BeginForm(CardForm):
    """The card of a new project, with its kind."""

    organisation = forms.ChoiceField(label=_("Who runs it"))
    workflow = forms.ChoiceField(label=_("Kind of project"))

    def offer_kinds(self, homes: list[Organisation], today: date) -> "BeginForm":
        language = spoken()
        self._homes, self._today = {one.code: one for one in homes}, today
        self.fields["organisation"].choices = [(one.code, one.name(language.code)) for one in homes]
        named = [(one.code, one.names.get(language.code, one.names["en"])) for one in workflows(today)]
        self.fields["workflow"].choices = named
        return self

    @property
    def home(self) -> Organisation:
        return self._homes[self.cleaned_data["organisation"]]

    def chosen(self) -> Workflow | None:
        return workflow_by_code(self.cleaned_data["workflow"], self._today)


class ReadingForm(forms.Form):
    """The number of a day."""

    value = number_field(_("Number"))
    on = day_field(_("Day"), required=True)
    note = line_field(_("What was different"), required=False, longest=300)

    def reading(self, key: UUID, language: str) -> Reading:
        said = self.cleaned_data
        return Reading(key, said["on"], said["value"], language, said["note"])


class BaselineForm(forms.Form):
    """From how many of the first numbers the limits come."""

    count = forms.IntegerField(
        label=_("Numbers of the baseline"), required=False, min_value=3, max_value=10_000,
        help_text=_("The first so many numbers make the limits. Empty: all of them."),
    )  # fmt: skip


class RenewForm(forms.Form):
    """From which day new limits hold, and why."""

    on = day_field(_("From this day on"), required=True)
    reason = line_field(_("What was changed"), longest=300)


class PlanForm(forms.Form):
    """What, who, by when."""

    text = line_field(_("What will be done"), longest=300)
    owner = forms.ChoiceField(label=_("Who does it"), required=False)
    owner_name = line_field(_("Who does it, without an account"), required=False, longest=120)
    due_on = day_field(_("By"), required=True)
    target = forms.ChoiceField(label=_("For the target"), required=False)

    def offer(self, actor: Any, project: Project, targets: list[Target]) -> "PlanForm":
        rows = members_of(actor, project.organisation).filter(person__is_active=True)
        self._people = {str(one.person_id): one.person for one in rows}
        self._targets = {str(one.pk): one for one in targets}
        named = sorted(((key, str(one)) for key, one in self._people.items()), key=lambda one: one[1])
        self.fields["owner"].choices = [("", gettext("– not in the list –")), *named]
        self.fields["target"].choices = [("", "–"), *((key, one.name) for key, one in self._targets.items())]
        return self

    def planned(self, language: str) -> Planned:
        said = self.cleaned_data
        owner = self._people.get(said["owner"])
        return Planned(
            text=said["text"],
            language=language,
            due_on=said["due_on"],
            owner=owner,
            owner_name="" if owner else said["owner_name"],
            target=self._targets.get(said["target"]),
        )


def known_item(item: PlanItem) -> dict[str, Any]:
    kept = {name: getattr(item, name) for name in ("text", "owner_name", "due_on")}
    return kept | {"owner": item.owner_id or "", "target": item.target_id or ""}


class DropItemForm(forms.Form):
    reason = line_field(_("Why"), longest=1000)


class MoveForm(forms.Form):
    """On which day a step was made, and what was remarked."""

    on = day_field(_("Day"), required=True)
    remark = forms.CharField(
        label=_("Remark"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What the sponsor or the experts said; a remark at a gate stays with the project."),
    )  # fmt: skip

    def move(self, transition: str, language: str) -> Move:
        said = self.cleaned_data
        return Move(transition, said["on"], language, said["remark"])


class DocumentForm(forms.Form):
    """A file, perhaps one that the workflow asks for."""

    file = forms.FileField(label=_("File"))
    kind = forms.ChoiceField(label=_("It is"), required=False)
    title = line_field(_("Title"), required=False, longest=160)

    def offer(self, workflow: Workflow) -> "DocumentForm":
        language = spoken().code
        named = [(one.code, one.names.get(language, one.names["en"])) for one in workflow.documents]
        self.fields["kind"].choices = [("", gettext("another document")), *named]
        return self


def as_number(value: Any) -> Decimal | None:
    """A figure of a comparison or a practice as a form shows it."""
    return None if value is None else Decimal(str(value))
