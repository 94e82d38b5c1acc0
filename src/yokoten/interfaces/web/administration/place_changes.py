"""What became of places: record a merger, a split or a renaming; take an edge back."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from yokoten.interfaces.web.administration.door import attempt, for_administrators, found, show
from yokoten.interfaces.web.administration.names import place_choices, said_choices
from yokoten.interfaces.wording.kernel import CHANGES
from yokoten.kernel.actions.place import merge_places, rename_place, split_place, withdraw_place_change
from yokoten.kernel.models import PlaceChange
from yokoten.kernel.queries import places, places_by_code


class ChangeForm(forms.Form):
    """Which places became which, when, according to whom."""

    kind = forms.ChoiceField(label=_("What happened"), widget=forms.RadioSelect)
    on = forms.DateField(label=_("From which day"), widget=forms.DateInput(attrs={"type": "date"}))
    old = forms.MultipleChoiceField(
        label=_("Before"),
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("One place; several for a merger."),
    )
    new = forms.MultipleChoiceField(
        label=_("After"), widget=forms.SelectMultiple(attrs={"size": 8}), help_text=_("One place; several for a split.")
    )
    source = forms.CharField(label=_("Source"), max_length=300, required=False, help_text=_("The law or decision."))

    def offer(self) -> "ChangeForm":
        """Choices in the reader's language."""
        listed = place_choices(places())[1:]
        self.fields["kind"].choices = said_choices(CHANGES)
        self.fields["old"].choices = self.fields["new"].choices = listed
        return self

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        kind, old, new = said.get("kind"), said.get("old", []), said.get("new", [])
        if kind in ("merge", "rename") and len(new) > 1:
            self.add_error("new", _("Choose one place: a merger or renaming ends in one."))
        if kind in ("split", "rename") and len(old) > 1:
            self.add_error("old", _("Choose one place: a split or renaming begins with one."))
        return said


@for_administrators
def new(request: HttpRequest) -> HttpResponse:
    """Record a change; figures are carried over it and the break is shown."""
    start = {"kind": PlaceChange.Kind.MERGE, "old": [request.GET.get("old", "")], "new": [request.GET.get("new", "")]}
    form = ChangeForm(request.POST or None, initial=start).offer()
    if request.method == "POST" and form.is_valid():
        made = attempt(request, lambda: _record(request, form.cleaned_data), gettext("The change is recorded."), form)
        if made:
            return redirect("administration_place", form.cleaned_data["new"][0])
    return show(request, "place_change", "places", form=form)


@require_POST
@for_administrators
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take back an edge."""
    change = found(PlaceChange.objects.select_related("successor", "predecessor").filter(pk=number).first())
    code = change.successor.code
    attempt(request, lambda: withdraw_place_change(request.user, change) or True, gettext("The change is taken back."))
    return redirect("administration_place", code)


def _record(request: HttpRequest, said: dict[str, Any]) -> list[PlaceChange]:
    known = places_by_code([*said["old"], *said["new"]])
    old, after = [known[code] for code in said["old"]], [known[code] for code in said["new"]]
    details = {"on": said["on"], "source": said["source"]}
    if said["kind"] == PlaceChange.Kind.MERGE:
        return merge_places(request.user, old, after[0], **details)
    if said["kind"] == PlaceChange.Kind.SPLIT:
        return split_place(request.user, old[0], after, **details)
    return rename_place(request.user, old[0], after[0], **details)
