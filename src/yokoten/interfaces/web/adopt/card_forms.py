"""The card of a project: what, from where to where, who wants it, who leads, since when."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.adopt.actions.project import Card
from yokoten.adopt.models import Project
from yokoten.adopt.queries.workflow import workflow_by_code, workflows
from yokoten.adopt.rules.workflow import Workflow
from yokoten.interfaces.web.adopt.fields import line_field
from yokoten.interfaces.web.exchange.begin_form import day_field
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.workflows import called
from yokoten.kernel.models import Organisation
from yokoten.kernel.queries import members_of


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
        offered = {one.code: one for home in homes for one in workflows(today, home)}
        self.fields["workflow"].choices = [(code, called(language, one.names, code)) for code, one in offered.items()]
        return self

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("organisation") and said.get("workflow") and self.chosen() is None:
            self.add_error("workflow", _("The chosen organisation has no projects of this kind."))
        return said

    @property
    def home(self) -> Organisation:
        return self._homes[self.cleaned_data["organisation"]]

    def chosen(self) -> Workflow | None:
        return workflow_by_code(self.cleaned_data["workflow"], self._today, self.home)
