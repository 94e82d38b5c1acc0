"""Forms of a problem, a decision and a comment: quick to fill on a phone."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.adopt.actions.problem import Seen
from yokoten.adopt.actions.talk import Decided
from yokoten.adopt.models import PlanItem, Problem
from yokoten.adopt.rules.problems import BRANCHES, LOSSES, MOST_WHYS
from yokoten.interfaces.web.adopt.fields import line_field
from yokoten.interfaces.web.adopt.result_forms import text_field
from yokoten.interfaces.web.exchange.begin_form import day_field
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.projects import BRANCHES as BRANCH_NAMES
from yokoten.interfaces.wording.projects import LOSSES as LOSS_NAMES


class ProblemForm(forms.Form):
    """What is lost, what is seen, where; then why, and what is done."""

    loss = forms.ChoiceField(label=_("Kind of loss"))
    seen = line_field(_("What is seen"), longest=300)
    place = line_field(_("Where it is seen"), required=False, longest=160)
    branch = forms.ChoiceField(label=_("Where the cause lies"), required=False)
    item = forms.ChoiceField(label=_("Point of the plan against it"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = spoken()
        self.fields["loss"].choices = [(code, language.say(LOSS_NAMES[code])) for code in LOSSES]
        bones = [(code, language.say(BRANCH_NAMES[code])) for code in BRANCHES]
        self.fields["branch"].choices = [("", gettext("not known yet")), *bones]
        for at in range(1, MOST_WHYS + 1):
            label = gettext("Why? (%(number)s)") % {"number": at}
            self.fields[f"why_{at}"] = line_field(label, required=False, longest=300)

    def offer(self, plan: list[PlanItem]) -> "ProblemForm":
        self._plan = {str(one.pk): one for one in plan}
        self.fields["item"].choices = [("", "–"), *((key, one.text) for key, one in self._plan.items())]
        return self

    def whys(self) -> list[forms.BoundField]:
        return [self[f"why_{at}"] for at in range(1, MOST_WHYS + 1)]

    def problem(self, language: str) -> Seen:
        said = self.cleaned_data
        return Seen(
            loss=said["loss"],
            seen=said["seen"],
            language=language,
            place=said["place"],
            whys=[said[f"why_{at}"] for at in range(1, MOST_WHYS + 1)],
            branch=said["branch"],
            item=self._plan.get(said["item"]),
        )


def known_problem(problem: Problem) -> dict[str, Any]:
    kept = {name: getattr(problem, name) for name in ("loss", "seen", "place", "branch")}
    whys = {f"why_{at}": why for at, why in enumerate(problem.whys, 1)}
    return kept | whys | {"item": problem.item_id or ""}


class DecisionForm(forms.Form):
    """What was decided, by whom, on which day."""

    text = text_field(_("What was decided"))
    by = line_field(_("Who decided"), longest=160)
    on = day_field(_("Day"), required=True)

    def decided(self, language: str) -> Decided:
        return Decided(language=language, **self.cleaned_data)


class CommentForm(forms.Form):
    text = text_field(_("Comment"))
