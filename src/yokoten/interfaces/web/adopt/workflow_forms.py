"""Forms of the parts of a workflow: states, roles, documents, events, steps."""

from typing import Any, ClassVar

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.adopt.rules.moving import PROJECT_FIELDS
from yokoten.adopt.rules.workflow import DONE, PROJECT_ROLES, STOPPED, Named, State, Transition, Workflow
from yokoten.interfaces.web.adopt.fields import line_field
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.projects import FIELDS
from yokoten.interfaces.wording.workflows import called
from yokoten.kernel.rules.texts import LANGUAGES

ENDS = (("", _("goes on")), (DONE, _("finished")), (STOPPED, _("broken off")))
NAMED_IN = {"en": _("Name in English"), "ru": _("Name in Russian"), "vi": _("Name in Vietnamese"),
            "sv": _("Name in Swedish")}  # fmt: skip


class NamedForm(forms.Form):
    """The names of a part in four languages, and its code."""

    trailing: ClassVar[tuple[str, ...]] = ()
    code = line_field(
        _("Code"), required=False, longest=40, help_text=_("Small letters, digits, hyphens. Empty: made of a name.")
    )

    def __init__(self, *args: Any, workflow: Workflow, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workflow = workflow
        for language in LANGUAGES:
            self.fields[f"name_{language}"] = line_field(NAMED_IN[language], required=False, longest=120)
        self._ordered()

    def _ordered(self) -> None:
        """The name in the reader's language first, the code last."""
        self.order_fields([f"name_{spoken().code}", *(f"name_{one}" for one in LANGUAGES), *self.trailing, "code"])

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not self.names():
            self.add_error(f"name_{spoken().code}", _("Give it a name in one language at least."))
        if not said.get("code"):
            names = self.names()
            said["code"] = slugify(names.get("en") or names.get("sv") or "")[:40].strip("-")
            if not said["code"]:
                self.add_error("code", _("Write a code, or a name in English that it can be made of."))
        return said

    def names(self) -> dict[str, str]:
        found = {language: self.cleaned_data.get(f"name_{language}", "") for language in LANGUAGES}
        return {language: name for language, name in found.items() if name}

    def part(self) -> Any:
        return Named(self.cleaned_data["code"], self.names())


class RoleForm(NamedForm):
    """Who people of a project are in this workflow."""

    trailing = ("role",)
    role = forms.ChoiceField(label=_("Role of a project"), choices=[(code, code) for code in PROJECT_ROLES])

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["code"] = self.cleaned_data.get("role", "")
        return super().clean()


class StateForm(NamedForm):
    """Where a project stands."""

    trailing = ("ends", "is_first")
    ends = forms.ChoiceField(label=_("What happens here"), choices=ENDS, required=False)
    is_first = forms.BooleanField(label=_("A project begins here"), required=False)

    def part(self) -> State:
        said = self.cleaned_data
        return State(said["code"], self.names(), said["ends"], said["is_first"])


class StepForm(NamedForm):
    """From where to where, who may, what must be there, what it marks."""

    trailing = ("source", "target", "roles", "fields", "documents", "event", "is_gate")
    source = forms.ChoiceField(label=_("From"))
    target = forms.ChoiceField(label=_("To state"))
    roles = forms.MultipleChoiceField(label=_("Who may take it"), required=False, widget=forms.CheckboxSelectMultiple)
    documents = forms.MultipleChoiceField(
        label=_("Documents that must be there"), required=False, widget=forms.CheckboxSelectMultiple
    )
    event = forms.ChoiceField(label=_("Event that it marks"), required=False)
    is_gate = forms.BooleanField(label=_("It is a gate: somebody decides, and targets are locked"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language, workflow = spoken(), self.workflow
        asked = [(code, language.say(FIELDS[code])) for code in PROJECT_FIELDS]
        self.fields["fields"] = forms.MultipleChoiceField(
            label=_("What must be filled in"), choices=asked, required=False, widget=forms.CheckboxSelectMultiple
        )
        for name in ("source", "target"):
            self.fields[name].choices = choices_of(workflow.states)
        self.fields["roles"].choices = choices_of(workflow.roles)
        self.fields["documents"].choices = choices_of(workflow.documents)
        self.fields["event"].choices = [("", gettext("none")), *choices_of(workflow.events)]
        self._ordered()

    def part(self) -> Transition:
        said = self.cleaned_data
        return Transition(
            said["code"], self.names(), said["source"], said["target"], tuple(said["roles"]), tuple(said["fields"]),
            tuple(said["documents"]), said["event"], said["is_gate"],
        )  # fmt: skip


def choices_of(named: Any) -> list[tuple[str, str]]:
    """Codes with their names in the reader's language."""
    language = spoken()
    return [(each.code, called(language, each.names, each.code)) for each in named]


def known_part(part: Any) -> dict[str, Any]:
    """A part as its form shows it."""
    names = {f"name_{language}": name for language, name in part.names.items()}
    found: dict[str, Any] = {"code": part.code, "role": part.code, **names}
    if isinstance(part, State):
        found |= {"ends": part.ends, "is_first": part.is_first}
    if isinstance(part, Transition):
        listed = ("source", "target", "roles", "fields", "documents", "event", "is_gate")
        found |= {name: getattr(part, name) for name in listed}
    return found
