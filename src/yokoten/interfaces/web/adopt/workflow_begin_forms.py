"""Forms with which a workflow begins and is published."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.interfaces.web.adopt.fields import line_field
from yokoten.interfaces.web.exchange.begin_form import day_field

ALL = "*"
KINDS = (("enterprise", _("project of an enterprise")), ("public", _("project of a public body")),
         ("scheme", _("scheme that is paid support")))  # fmt: skip


class ScopeForm(forms.Form):
    """Whom a workflow holds for."""

    holds_for = forms.ChoiceField(label=_("Holds for"))

    def offer(self, homes: list[tuple[str, str]], *, is_for_all: bool) -> "ScopeForm":
        self.fields["holds_for"].choices = [*([(ALL, gettext("everybody"))] if is_for_all else []), *homes]
        return self


class EmptyForm(ScopeForm):
    """A workflow with nothing in it but its name."""

    field_order = ("name", "code", "kind", "holds_for")
    name = line_field(_("Name"), longest=120)
    code = line_field(_("Code"), longest=40, help_text=_("Small letters, digits and hyphens; it never changes."))
    kind = forms.ChoiceField(label=_("Kind of project"), choices=KINDS)


class FileForm(ScopeForm):
    """A workflow from a file."""

    field_order = ("file", "holds_for")
    file = forms.FileField(label=_("File (TOML)"), help_text=_("As a version is saved: with states, steps, deadlines."))


class PublishForm(forms.Form):
    valid_from = day_field(_("In force from"), required=True)
