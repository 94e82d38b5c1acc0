"""The form of a new version of a norm or an advance."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.adopt.rules.effects import CURRENCIES
from yokoten.adopt.rules.norms import Advance, Norm
from yokoten.interfaces.web.adopt.fields import line_field
from yokoten.interfaces.web.adopt.support_forms import amount_field, percent_field, share_of
from yokoten.interfaces.web.exchange.begin_form import day_field
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.kernel.models import Organisation

ALL = "*"


class NormForm(forms.Form):
    """What is granted, up to what, by which rule, from which day, for whom."""

    name = line_field(_("What it is for"))
    code = line_field(_("Code"), longest=40, help_text=_("Small letters, digits and hyphens; it never changes."))
    share = percent_field(_("Share, %"))
    ceiling = amount_field(_("Ceiling for each"), required=False, help_text=_("Empty: there is none."))
    above = percent_field(
        _("Only once more is done than, %"), required=False, help_text=_("Empty: paid whatever is done so far.")
    )
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in CURRENCIES])
    rule = line_field(_("Rule"), longest=80, help_text=_("Its number: 28/2018/TT-BTC."))
    issued_on = day_field(_("Issued on"), required=True)
    valid_from = day_field(_("In force from"), required=True)
    source = line_field(_("Where it is written"), required=False, longest=300)
    holds_for = forms.ChoiceField(label=_("Holds for"))

    def offer(
        self, homes: Iterable[Organisation], kind: str, known: Norm | Advance | None, *, is_for_all: bool
    ) -> "NormForm":
        """Whom it may hold for; a version of what is known keeps its code."""
        self._homes, self._kind, self._known = {one.code: one for one in homes}, kind, known
        named = [(one.code, one.name(spoken().code)) for one in self._homes.values()]
        self.fields["holds_for"].choices = [*([(ALL, gettext("everybody"))] if is_for_all else []), *named]
        del self.fields["ceiling" if kind == "advance" else "above"]
        if known is not None:
            del self.fields["code"]
        return self

    def home(self) -> Organisation | None:
        return self._homes.get(self.cleaned_data["holds_for"])

    def ruled(self) -> Norm | Advance:
        said = self.cleaned_data
        names = dict(self._known.names) if self._known else {}
        names[spoken().code] = said["name"]
        code = self._known.code if self._known else re.sub(r"\s+", "-", said["code"].strip())
        dated = (code, names, said["rule"], said["issued_on"], said["valid_from"], share_of(said["share"]))
        if self._kind == "advance":
            return Advance(*dated, share_of(said["above"]), said["currency"], source=said["source"])
        return Norm(*dated, said["ceiling"], said["currency"], source=said["source"])


def known_norm(known: Norm | Advance | None, today: date, language: str) -> dict[str, Any]:
    """What stands in the form: the newest version, from today on."""
    if known is None:
        return {"valid_from": today}
    share = known.rate if isinstance(known, Norm) else known.share
    found = {"name": known.names.get(language, ""), "share": (share * 100).normalize(), "currency": known.currency}
    if isinstance(known, Norm):
        return {**found, "ceiling": known.ceiling, "valid_from": today}
    above = None if known.progress_above is None else (known.progress_above * 100).normalize()
    return {**found, "above": above, "valid_from": today}
