"""Forms of evaluations: the frame in time, what is asked and how, running otherwise, reading, withdrawing."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yokoten.adopt.models import Project, Target
from yokoten.interfaces.web.adopt.fields import line_field, number_field
from yokoten.interfaces.web.exchange.begin_form import day_field
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.evaluation_sentences import DESIGNS
from yokoten.interfaces.wording.prove import OPINIONS
from yokoten.prove.actions.asking import Asked
from yokoten.prove.actions.reviewing import Opinion
from yokoten.prove.actions.running import Otherwise
from yokoten.prove.models import Evaluation
from yokoten.prove.queries.figures import series_of
from yokoten.prove.rules.designs import COMPARING
from yokoten.prove.rules.series import Frame

HALF_A_YEAR = timedelta(days=182)


class FrameForm(forms.Form):
    """Which number, when it began, and from when to when numbers are used."""

    target = forms.ChoiceField(label=_("Number"))
    start = day_field(_("When did or will it begin?"), required=True)
    window_from = day_field(_("Use numbers from"), required=True)
    window_to = day_field(_("Use numbers to"), required=True)

    def offer(self, targets: list[Target]) -> "FrameForm":
        self._targets = {str(one.pk): one for one in targets}
        self.fields["target"].choices = [(key, f"{one.name}, {one.unit}") for key, one in self._targets.items()]
        return self

    @property
    def chosen(self) -> Target:
        return self._targets[self.cleaned_data["target"]]

    @property
    def frame(self) -> Frame:
        said = self.cleaned_data
        return Frame(said["window_from"], said["window_to"], said["start"])


def known_frame(project: Project, target: Target, today: date) -> dict[str, Any]:
    """The last change of the process as the start, the first number as the beginning of the window."""
    days = series_of(target).days
    start = date.fromisoformat(target.changes[-1]["on"]) if target.changes else today
    first = min([*days, project.starts_on, start - timedelta(days=1)])
    last = max([project.ends_on or start + HALF_A_YEAR, start])
    return {"target": str(target.pk), "start": start, "window_from": first, "window_to": last}


class AskForm(forms.Form):
    """The question, the design, and the smallest effect that matters."""

    question = line_field(
        _("Question"), longest=300, help_text=_("For example: did the rack at post 2 shorten the lead time?")
    )
    matters = number_field(
        _("Smallest effect that matters"), required=False,
        help_text=_("Without a sign, in the unit of the number. Without it nobody can find that nothing matters."),
    )  # fmt: skip
    design = forms.ChoiceField(label=_("Design"), choices=[(code, code) for code in DESIGNS])

    def asked(self, frame: Frame, language: str) -> Asked:
        said = self.cleaned_data
        matters: Decimal | None = said["matters"]
        return Asked(
            question=said["question"],
            language=language,
            design=said["design"],
            window_from=frame.window_from,
            window_to=frame.window_to,
            start=frame.start,
            matters=matters,
        )


class OtherwiseForm(forms.Form):
    """What is run otherwise than registered; empty fields stay as registered."""

    design = forms.ChoiceField(label=_("Design"), required=False)
    start = day_field(_("Start"))
    window_from = day_field(_("Use numbers from"))
    window_to = day_field(_("Use numbers to"))

    def offer(self, evaluation: Evaluation) -> "OtherwiseForm":
        """The designs of its kind of figures; on official figures the starts are those of the places."""
        language, is_own = spoken(), evaluation.target is not None
        named = [
            (code, language.say(name))
            for code, name in DESIGNS.items()
            if code in (OWN if is_own else (*COMPARING, *OWN))
        ]
        self.fields["design"].choices = [("", _("– as registered –")), *named]
        if not is_own:
            del self.fields["start"]
        return self

    def otherwise(self) -> Otherwise:
        return Otherwise(**{name: value or None for name, value in self.cleaned_data.items()})


OWN = ("interrupted", "course", "before_after")


class OpinionForm(forms.Form):
    """What a second person says of a run."""

    verdict = forms.ChoiceField(label=_("Do you agree?"))
    remark = forms.CharField(
        label=_("What you looked at"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Course before the start, comparison, figures, departures: what convinces you or does not."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verdict"].choices = [(code, spoken().say(word)) for code, (_kind, word) in OPINIONS.items()]

    def opinion(self, language: str) -> Opinion:
        return Opinion(self.cleaned_data["verdict"], self.cleaned_data["remark"], language)


class WithdrawForm(forms.Form):
    reason = line_field(_("Why"), longest=1000)
