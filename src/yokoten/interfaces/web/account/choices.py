"""The form with which people choose what they are told: one line for each kind, and when collected letters leave."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from babel.dates import get_timezone_location
from django import forms
from django.conf import settings
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import ROOMS
from yokoten.interfaces.wording.notifications import kind_named
from yokoten.kernel.rules.digests import DAILY, WEEKLY, ZONES, Timing
from yokoten.kernel.rules.notifications import AT_ONCE, DIGEST, KINDS, OFF, Choice

LETTERS = [(OFF, _("no letter")), (AT_ONCE, _("at once")), (DIGEST, _("collected"))]
RHYTHMS = [(DAILY, _("every day")), (WEEKLY, _("on Mondays"))]


@dataclass(frozen=True)
class Line:
    """One kind with its two controls."""

    code: str
    name: str
    shown: BoundField
    letter: BoundField


class ChoicesForm(forms.Form):
    """A tick and a select for every kind there is."""

    rhythm = forms.ChoiceField(label=_("Collected letters leave"), choices=RHYTHMS)
    hour = forms.TypedChoiceField(
        label=_("Hour"), choices=[(number, f"{number:02}:00") for number in range(24)], coerce=int
    )
    zone = forms.ChoiceField(label=_("Time of"), required=False)

    def __init__(self, *args: Any, choices: Mapping[str, Choice], timing: Timing, **kwargs: Any) -> None:
        initial = {"rhythm": timing.rhythm, "hour": timing.hour, "zone": timing.zone}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["zone"].choices = zones()
        self.codes = list(choices)
        for code, choice in choices.items():
            self.fields[f"shown-{code}"] = forms.BooleanField(required=False, initial=choice.in_product)
            self.fields[f"letter-{code}"] = forms.ChoiceField(choices=LETTERS, initial=choice.email)

    @property
    def groups(self) -> list[tuple[str, list[Line]]]:
        """Kinds by the room they come from, in the order of the product."""
        language = spoken()
        lines: dict[str, list[Line]] = {}
        for code in self.codes:
            line = Line(code, kind_named(language, code), self[f"shown-{code}"], self[f"letter-{code}"])
            lines.setdefault(KINDS[code].group, []).append(line)
        rooms = [*ROOMS, *(group for group in lines if group not in ROOMS)]
        return [(language.say(ROOMS.get(group, group)), lines[group]) for group in rooms if group in lines]

    def chosen(self) -> dict[str, Choice]:
        said = self.cleaned_data
        return {code: Choice(said[f"shown-{code}"], said[f"letter-{code}"]) for code in self.codes}

    def timing(self) -> Timing:
        said = self.cleaned_data
        return Timing(said["rhythm"], said["hour"], said["zone"])


def zones() -> list[tuple[str, str]]:
    """Time zones by the place they are named after, in the reader's language."""
    language = spoken()
    named = [(zone, get_timezone_location(zone, locale=language.locale, return_city=True)) for zone in ZONES[:-1]]
    house = _("this installation (%(zone)s)") % {"zone": settings.TIME_ZONE}
    return [("", house), *sorted(named, key=lambda one: language.sort_key(one[1])), ("UTC", "UTC")]
