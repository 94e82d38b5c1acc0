"""Forms of a gate: remarks that stay open, and what a target is expected to come to."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.adopt.actions.forecast import Foreseen
from yokoten.adopt.actions.gate import Point
from yokoten.adopt.models import Project
from yokoten.interfaces.web.adopt.fields import line_field, number_field
from yokoten.interfaces.web.exchange.begin_form import day_field
from yokoten.kernel.queries import members_of

ROWS = 3


class PointsForm(forms.Form):
    """Up to three remarks of a gate; an empty line is none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for at in range(ROWS):
            self.fields[f"text_{at}"] = line_field(_("What is to be put right"), required=False, longest=300)
            self.fields[f"owner_{at}"] = forms.ChoiceField(label=_("Who does it"), required=False)
            self.fields[f"name_{at}"] = line_field(_("Who does it, without an account"), required=False, longest=120)
            self.fields[f"due_{at}"] = day_field(_("By when"))

    def offer(self, actor: Any, project: Project) -> "PointsForm":
        rows = members_of(actor, project.organisation).filter(person__is_active=True)
        self._people = {str(one.person_id): one.person for one in rows}
        named = sorted(((key, str(one)) for key, one in self._people.items()), key=lambda one: one[1])
        for at in range(ROWS):
            self.fields[f"owner_{at}"].choices = [("", gettext("– not in the list –")), *named]
        return self

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        for at in range(ROWS):
            if said.get(f"text_{at}") and not said.get(f"due_{at}") and f"due_{at}" not in self.errors:
                self.add_error(f"due_{at}", _("Say by when."))
        return said

    def rows(self) -> list[list[forms.BoundField]]:
        return [[self[f"{name}_{at}"] for name in ("text", "owner", "name", "due")] for at in range(ROWS)]

    def points(self) -> list[Point]:
        said, found = self.cleaned_data, []
        for at in range(ROWS):
            if said.get(f"text_{at}"):
                owner = self._people.get(said[f"owner_{at}"])
                name = "" if owner else said[f"name_{at}"]
                found.append(Point(said[f"text_{at}"], said[f"due_{at}"], owner, name))
        return found


class AnswerForm(forms.Form):
    answer = line_field(_("What was done"), longest=300)


class ForecastForm(forms.Form):
    """What the team expects now."""

    value = number_field(_("Expected at the end"))
    note = line_field(_("Why"), required=False, longest=300)

    def foreseen(self, today: Any, language: str) -> Foreseen:
        said = self.cleaned_data
        return Foreseen(said["value"], today, language, said["note"])
