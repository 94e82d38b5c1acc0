"""Forms with a name in each of the four languages."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.kernel.models import Place


def in_languages(prefix: str, *, limit: int = 200, long: bool = False) -> dict[str, forms.CharField]:
    """One text field per language, called `prefix_ru` and so on, each marked with its language."""
    fields = {}
    for code, name in LANGUAGE_NAMES.items():
        widget = forms.Textarea(attrs={"lang": code, "rows": 3}) if long else forms.TextInput(attrs={"lang": code})
        fields[f"{prefix}_{code}"] = forms.CharField(label=name, max_length=limit, required=False, widget=widget)
    return fields


class NamesForm(forms.Form):
    """A form with `name_<language>` fields; at least one must be filled."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(in_languages("name"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not any(self.texts("name").values()):
            self.add_error(f"name_{spoken().code}", _("Write a name in at least one language."))
        return said

    def texts(self, prefix: str) -> dict[str, str]:
        """What was written, by language."""
        return {code: self.cleaned_data.get(f"{prefix}_{code}", "") for code in LANGUAGE_NAMES}

    def bound(self, prefix: str) -> list[BoundField]:
        """The four fields, the reader's own language first."""
        own = spoken().code
        return [self[f"{prefix}_{code}"] for code in sorted(LANGUAGE_NAMES, key=lambda code: code != own)]

    @property
    def names(self) -> list[BoundField]:
        return self.bound("name")


def spread(prefix: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Initial values of such fields."""
    return {f"{prefix}_{code}": texts.get(code, "") for code in LANGUAGE_NAMES}


def said_choices(words: Mapping[str, str]) -> list[tuple[str, str]]:
    """Choices in the page's language."""
    return [(code, spoken().say(message)) for code, message in words.items()]


def place_choices(places: Iterable[Place]) -> list[tuple[str, str]]:
    """Places for a select, sorted by the reader's alphabet, each with its code."""
    language = spoken()
    named = sorted(((place.code, place.name(language.code)) for place in places), key=lambda n: language.sort_key(n[1]))
    return [("", "–"), *((code, f"{name} ({code})") for code, name in named)]
