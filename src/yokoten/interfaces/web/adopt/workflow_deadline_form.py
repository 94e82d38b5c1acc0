"""Forms of a workflow's deadline and of its head."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.adopt.actions.workflow import Head
from yokoten.adopt.rules.workflow import OPENED, After, Before, Deadline, OnDay, Rule
from yokoten.interfaces.web.adopt.fields import line_field
from yokoten.interfaces.web.adopt.workflow_begin_forms import KINDS
from yokoten.interfaces.web.adopt.workflow_forms import NamedForm, choices_of
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.workflow_words import PROJECT_OPENED
from yokoten.kernel.rules.texts import LANGUAGES

RULES = (("after", _("days after the event")), ("on_day", _("on a day of the year")),
         ("before", _("before a day of the year")))  # fmt: skip
MOST_REMINDER, LONGEST = 366, (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SOURCE = {"required": False, "longest": 300}


class DeadlineForm(NamedForm):
    """When it is due, from which event, until what, with which reminders."""

    trailing = ("until", "rule", "event", "days", "is_working", "month", "day", "years", "reminders", "source",
                "is_example")  # fmt: skip
    until = forms.ChoiceField(label=_("It is met by"))
    rule = forms.ChoiceField(label=_("When it is due"), choices=RULES)
    event = forms.ChoiceField(label=_("Event that it begins with"))
    days = forms.IntegerField(
        label=_("Days"), required=False, min_value=0, max_value=10_000,
        help_text=_("Days after the event, or days before the day of the year."),
    )  # fmt: skip
    is_working = forms.BooleanField(label=_("Count working days only"), required=False)
    month = forms.IntegerField(label=_("Month of the year, 1 to 12"), required=False, min_value=1, max_value=12)
    day = forms.IntegerField(label=_("Day of the month"), required=False, min_value=1, max_value=31)
    years = forms.IntegerField(
        label=_("Years later"), required=False, min_value=-50, max_value=50,
        help_text=_("1: in the year after the event. 0: in the year of the event, or the next such day before it."),
    )  # fmt: skip
    reminders = line_field(
        _("Reminders, days before"), required=False, help_text=_("For example: 30, 7, 2. Empty: nobody is reminded.")
    )
    source = line_field(_("Where it is written"), **SOURCE)
    is_example = forms.BooleanField(label=_("It is an example"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        events = choices_of(self.workflow.events)
        self.fields["event"].choices = [(OPENED, spoken().say(PROJECT_OPENED)), *events]
        reached = [(code, gettext("%(state)s (state)") % {"state": name}) for code, name in self._states()]
        self.fields["until"].choices = [*events, *reached]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("rule") == "after" and said.get("days") is None and "days" not in self.errors:
            self.add_error("days", _("Say after how many days."))
        if said.get("rule") in ("on_day", "before"):
            self._clean_day(said)
        return said

    def clean_reminders(self) -> tuple[int, ...]:
        parts = [part for part in re.split(r"[,;\s]+", self.cleaned_data["reminders"]) if part]
        if not all(part.isdigit() and int(part) <= MOST_REMINDER for part in parts):
            raise forms.ValidationError(_("Write whole numbers of days, such as 30, 7, 2."))
        return tuple(sorted({int(part) for part in parts}, reverse=True))

    def part(self) -> Deadline:
        said = self.cleaned_data
        return Deadline(
            said["code"], self.names(), said["until"], self._rule(), said["reminders"], said["is_example"],
            said["source"],
        )  # fmt: skip

    def _rule(self) -> Rule:
        said = self.cleaned_data
        if said["rule"] == "after":
            return After(said["event"], said["days"], said["is_working"])
        years = said["years"]
        if said["rule"] == "on_day":
            return OnDay(said["month"], said["day"], said["event"], 1 if years is None else years)
        days = said["days"]
        return Before(said["month"], said["day"], said["event"], years or 0, 1 if days is None else days)

    def _clean_day(self, said: dict[str, Any]) -> None:
        month, day = said.get("month"), said.get("day")
        if month is None or day is None:
            self.add_error("day", _("Say which day of which month."))
        elif day > LONGEST[month - 1]:
            self.add_error("day", _("The month has no such day."))

    def _states(self) -> list[tuple[str, str]]:
        return choices_of(self.workflow.states)


class HeadForm(NamedForm):
    """What a workflow is called, and what it is for."""

    trailing = ("kind", "source", "is_example")
    kind = forms.ChoiceField(label=_("Kind of project"), choices=KINDS)
    source = line_field(_("Where it is written"), **SOURCE)
    is_example = forms.BooleanField(label=_("It is an example"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["code"]

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["code"] = self.workflow.code
        return super().clean()

    def head(self) -> Head:
        said = self.cleaned_data
        return Head(self.names(), said["kind"], said["source"], said["is_example"])


def known_deadline(deadline: Deadline) -> dict[str, Any]:
    """A deadline as its form shows it."""
    rule, names = deadline.rule, {f"name_{language}": deadline.names.get(language, "") for language in LANGUAGES}
    found: dict[str, Any] = {
        "code": deadline.code, "until": deadline.until, "event": rule.event, "source": deadline.source,
        "is_example": deadline.is_example, "reminders": ", ".join(str(each) for each in deadline.reminders), **names,
    }  # fmt: skip
    if isinstance(rule, After):
        return {**found, "rule": "after", "days": rule.days, "is_working": rule.is_working}
    found |= {"month": rule.month, "day": rule.day, "years": rule.years}
    if isinstance(rule, OnDay):
        return {**found, "rule": "on_day"}
    return {**found, "rule": "before", "days": rule.days}
