"""Forms of an adoption: the next stage, what may be mended, why not."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.interfaces.web.exchange.begin_form import day_field
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.spread import WIDTHS
from yokoten.kernel.models import Organisation
from yokoten.spread.actions.adoption import Against, Change, Step
from yokoten.spread.models import Adoption
from yokoten.spread.queries.adoption import adoptions_of, own_projects
from yokoten.spread.rules.stages import NOT_ADOPTED, REUSE, Told
from yokoten.spread.rules.stages import WIDTHS as ORDER


def words_field(label: Any, *, required: bool = False, help_text: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, required=required, max_length=20_000, widget=area, help_text=help_text)


class ToldForm(forms.Form):
    """What was kept, changed, dropped, and why."""

    kept = words_field(_("What was kept"))
    changed = words_field(_("What was changed"), help_text=_("A sentence; it stands in the tree of the practice."))
    dropped = words_field(_("What was left out"))
    why = words_field(_("Why"))

    def told(self) -> Told:
        return Told(*(self.cleaned_data[name] for name in ("kept", "changed", "dropped", "why")))

    def offer_projects(self, actor: Any, adoption: Adoption) -> None:
        self._projects = {str(one.pk): one for one in own_projects(actor, adoption)[:300]}
        named = [(key, one.title) for key, one in self._projects.items()]
        self.fields["project"].choices = [("", gettext("– none –")), *named]


class StepForm(ToldForm):
    """The next stage: its day, its words, and for Re-use where the numbers are."""

    on = day_field(_("Day"), required=True)
    project = forms.ChoiceField(
        label=_("Project with the numbers"), required=False,
        help_text=_("Its numbers before and after are shown wherever this adoption is seen."),
    )  # fmt: skip
    is_without_numbers = forms.BooleanField(label=_("Nobody measured"), required=False)

    def offer(self, actor: Any, adoption: Adoption, stage: str) -> "StepForm":
        if stage == REUSE:
            self.offer_projects(actor, adoption)
        else:
            del self.fields["project"], self.fields["is_without_numbers"]
        return self

    def step(self) -> Step:
        said = self.cleaned_data
        project = self._projects.get(said["project"]) if "project" in self.fields else None
        return Step(said["on"], spoken().code, self.told(), project, bool(said.get("is_without_numbers")))


class ChangeForm(ToldForm):
    """Everything that may be mended."""

    started_on = day_field(_("Start"), required=True)
    parent = forms.ChoiceField(label=_("Taken from"), required=False)
    mediator = forms.ChoiceField(
        label=_("With the help of"), required=False, help_text=_("Who brought you together, if anybody did.")
    )
    project = forms.ChoiceField(
        label=_("Project with the numbers"), required=False,
        help_text=_("Its numbers before and after are shown wherever this adoption is seen."),
    )  # fmt: skip
    visibility = forms.ChoiceField(label=_("Who may see it"))

    def offer(self, actor: Any, adoption: Adoption) -> "ChangeForm":
        language = spoken()
        practice = adoption.practice
        others = adoptions_of(actor, practice).exclude(organisation=adoption.organisation).exclude(stage=NOT_ADOPTED)
        self._parents = {str(one.pk): one for one in others[:300]}
        home = gettext("%(organisation)s, its home") % {"organisation": practice.organisation.name(language.code)}
        named = [(key, one.organisation.name(language.code)) for key, one in self._parents.items()]
        self.fields["parent"].choices = [("", home), *named]
        helpers = Organisation.objects.filter(is_active=True).exclude(pk=adoption.organisation_id)
        self._helpers = {one.code: one for one in helpers.order_by("code")}
        named = [(code, one.name(language.code)) for code, one in self._helpers.items()]
        self.fields["mediator"].choices = [("", gettext("– nobody –")), *named]
        self.offer_projects(actor, adoption)
        widths = ORDER[: ORDER.index(practice.visibility) + 1]
        self.fields["visibility"].choices = [(code, language.say(WIDTHS[code])) for code in widths]
        return self

    def change(self) -> Change:
        said = self.cleaned_data
        return Change(
            language=spoken().code,
            told=self.told(),
            visibility=said["visibility"],
            started_on=said["started_on"],
            parent=self._parents.get(said["parent"]),
            mediator=self._helpers.get(said["mediator"]),
            project=self._projects.get(said["project"]),
        )


def known_words(adoption: Adoption) -> dict[str, Any]:
    return {name: getattr(adoption, name) for name in ("kept", "changed", "dropped", "why")}


def known_change(adoption: Adoption) -> dict[str, Any]:
    known = {"started_on": adoption.started_on, "visibility": adoption.visibility}
    known |= {"parent": adoption.parent_id or "", "project": adoption.project_id or ""}
    known["mediator"] = adoption.mediator.code if adoption.mediator else ""
    return known_words(adoption) | known


class DeclineForm(forms.Form):
    """Why it is not adopted, and since when."""

    reason = words_field(
        _("Why it is not adopted"), required=True, help_text=_("Whoever thinks of it next reads this first.")
    )
    on = day_field(_("Day"), required=True)

    def starting(self, today: date) -> "DeclineForm":
        self.fields["on"].initial = today
        return self

    def against(self) -> Against:
        return Against(self.cleaned_data["on"], spoken().code, self.cleaned_data["reason"])
