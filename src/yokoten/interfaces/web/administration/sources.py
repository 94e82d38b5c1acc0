"""Sources: who publishes the figures."""

from typing import Any

from django import forms
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.interfaces.web.administration.door import attempt, for_administrators, found, show
from yokoten.interfaces.web.administration.listing import Column, Listing, Shape
from yokoten.interfaces.web.administration.names import NamesForm, in_languages, spread
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.measure.actions.indicator import SourceDetails, add_source, change_source
from yokoten.measure.models import Source
from yokoten.measure.queries import source_by_code, sources


class SourceForm(NamesForm):
    """A publisher's table or document; who publishes it under which licence is said in every language."""

    address = forms.CharField(label=_("Web address"), max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(in_languages("publisher") | in_languages("licence"))

    @property
    def publishers(self) -> list[forms.BoundField]:
        return self.bound("publisher")

    @property
    def licences(self) -> list[forms.BoundField]:
        return self.bound("licence")

    def details(self) -> SourceDetails:
        return SourceDetails(
            self.texts("name"), self.texts("publisher"), self.cleaned_data["address"], self.texts("licence")
        )


class NewSourceForm(SourceForm):
    """A new source has a code, too."""

    code = forms.SlugField(label=_("Code"), max_length=64, help_text=_("Short and lasting: letters, digits, hyphens."))


def shape() -> Shape:
    language = spoken()
    return Shape(
        name="sources",
        title=gettext("Sources"),
        columns=(
            Column("name", gettext("Name"), lambda s: s.name(language.code),
                   lambda s: language.sort_key(s.name(language.code)), _linked),
            Column("publisher", gettext("Publisher"), lambda s: s.publisher(language.code),
                   lambda s: language.sort_key(s.publisher(language.code))),
            Column("licence", gettext("Licence"), lambda s: s.licence(language.code),
                   lambda s: language.sort_key(s.licence(language.code))),
            Column("used", gettext("Indicators"), lambda s: s.used, lambda s: s.used, is_number=True),
        ),
        words=lambda s: " ".join([s.code, *s.publishers.values(), *s.names.values()]),
        order="name",
    )  # fmt: skip


def _linked(source: Source) -> str:
    address = reverse("administration_source", args=[source.code])
    return format_html('<a href="{}">{}</a>', address, source.name(spoken().code))


@for_administrators
def every(request: HttpRequest) -> HttpResponse:
    """All sources."""
    listing = Listing(request, shape(), sources().annotate(used=Count("indicators")))
    return listing.download() or show(request, "sources", "indicators", listing=listing)


@for_administrators
def new(request: HttpRequest) -> HttpResponse:
    """Name a source."""
    form = NewSourceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act = lambda: add_source(request.user, form.cleaned_data["code"], form.details())  # noqa: E731
        if attempt(request, act, gettext("The source is added."), form):
            return redirect("administration_sources")
    return show(request, "source", "indicators", form=form)


@for_administrators
def one(request: HttpRequest, code: str) -> HttpResponse:
    """Change a source."""
    source = found(source_by_code(code))
    texts = {"name": source.names, "publisher": source.publishers, "licence": source.licences}
    start = {name: text for prefix, said in texts.items() for name, text in spread(prefix, said).items()}
    form = SourceForm(request.POST or None, initial={**start, "address": source.address})
    if request.method == "POST" and form.is_valid():
        act = lambda: change_source(request.user, source, form.details())  # noqa: E731
        if attempt(request, act, gettext("The source is saved."), form):
            return redirect("administration_sources")
    return show(request, "source", "indicators", form=form, source=source)
