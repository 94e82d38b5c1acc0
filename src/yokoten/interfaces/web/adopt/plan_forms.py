"""Forms of the plan, the steps and the documents of a project."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.adopt.actions.plan import Planned
from yokoten.adopt.actions.project import Move
from yokoten.adopt.models import PlanItem, Project, Target
from yokoten.adopt.rules.workflow import Workflow
from yokoten.interfaces.web.adopt.fields import line_field
from yokoten.interfaces.web.exchange.begin_form import day_field
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.queries import members_of


class PlanForm(forms.Form):
    """What, who, by when."""

    text = line_field(_("What will be done"), longest=300)
    owner = forms.ChoiceField(label=_("Who does it"), required=False)
    owner_name = line_field(_("Who does it, without an account"), required=False, longest=120)
    starts_on = day_field(_("From"))
    due_on = day_field(_("By when"), required=True)
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
            starts_on=said["starts_on"],
            owner=owner,
            owner_name="" if owner else said["owner_name"],
            target=self._targets.get(said["target"]),
        )


def known_item(item: PlanItem) -> dict[str, Any]:
    kept = {name: getattr(item, name) for name in ("text", "owner_name", "starts_on", "due_on")}
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
