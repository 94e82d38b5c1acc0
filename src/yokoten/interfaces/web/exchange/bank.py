"""The question bank and the kinds of visit."""

from itertools import groupby
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yokoten.exchange.actions.bank import TypeDetails, add_bank_question, change_bank_question, set_visit_type
from yokoten.exchange.models import BankQuestion, VisitType
from yokoten.exchange.policies import can_change_question, can_plan
from yokoten.exchange.queries import bank_questions, visit_type_by_code, visit_types
from yokoten.interfaces.web.administration.door import attempt, for_administrators, found
from yokoten.interfaces.web.administration.names import NamesForm, said_choices, spread
from yokoten.interfaces.web.exchange.tabs import shown
from yokoten.interfaces.web.exchange.trip_forms import theme_choices
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.visits import PURPOSES
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.queries.organisation import organisations_where
from yokoten.kernel.rules.folding import fold
from yokoten.practices.queries.codes import concepts_by_code
from yokoten.practices.queries.thesaurus import names_of

ADD = "exchange.add_bank_question"
COUNTS = (
    "least_delegates", "most_delegates", "least_days", "most_days", "most_hosts", "least_questions",
    "lessons_due_days", "follow_up_days", "position",
)  # fmt: skip


class QuestionForm(NamesForm):
    """A question in up to four languages, its theme, and whose it is."""

    theme = forms.ChoiceField(label=_("Theme"), required=False)
    organisation = forms.ChoiceField(label=_("Whose question"), required=False)
    is_active = forms.BooleanField(label=_("In use"), required=False, initial=True)

    def offer(self, actor: Any, question: BankQuestion | None) -> "QuestionForm":
        self.fields["theme"].choices = [("", "–"), *theme_choices()]
        homes = [(one.code, one.name(spoken().code)) for one in organisations_where(actor, ADD)]
        house = [("", gettext("everybody’s"))] if is_administrator(actor) else []
        self.fields["organisation"].choices = [*house, *homes]
        if question:
            del self.fields["organisation"]
        else:
            del self.fields["is_active"]
        return self


def _count(label: Any, *, required: bool = True) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=required, min_value=0, max_value=1000)


class TypeForm(NamesForm):
    """A kind of visit with its caps."""

    purpose = forms.ChoiceField(label=_("Purpose"))
    least_delegates = _count(_("People at least"))
    most_delegates = _count(_("People at most"), required=False)
    least_days = _count(_("Days at least"))
    most_days = _count(_("Days at most"), required=False)
    most_hosts = _count(_("Hosts at most"))
    least_questions = _count(_("Questions at least"))
    lessons_due_days = _count(_("Lessons due after so many days"))
    follow_up_days = _count(_("Commitments asked after in so many days"))
    position = _count(_("Place in the list"))
    source = forms.CharField(label=_("Where the caps come from"), max_length=200, required=False)
    is_active = forms.BooleanField(label=_("In use"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = said_choices(PURPOSES)

    def details(self) -> TypeDetails:
        said = self.cleaned_data
        plain = {name: said[name] for name in (*COUNTS, "purpose", "source", "is_active")}
        return TypeDetails(names=self.texts("name"), **plain)


@login_required
def bank(request: HttpRequest) -> HttpResponse:
    """Questions theme by theme, searchable in every language."""
    language, words, theme = spoken(), request.GET.get("q", "").strip(), request.GET.get("theme", "")
    asked = fold(words).split()
    rows = [one for one in bank_questions(request.user) if not theme or (one.theme and one.theme.code == theme)]
    kept = [one for one in rows if all(word in fold(" ".join(one.texts.values())) for word in asked)]
    names = names_of({one.theme_id for one in kept if one.theme_id}, language.code)
    ordered = sorted(kept, key=lambda one: (one.theme_id is None, _said(names, one, language), one.position, one.pk))
    groups = [
        (code, said, [(one, can_change_question(request.user, one)) for one in group])
        for (code, said), group in groupby(ordered, key=lambda one: _headed(names, one))
    ]
    context = {"groups": groups, "words": words, "theme": theme, "themes": theme_choices(), "count": len(kept)}
    context |= {"may_add": can_plan(request.user)}
    return render(request, "exchange/bank.html", {**context, **shown(request, "bank")})


@login_required
def question(request: HttpRequest, number: int = 0) -> HttpResponse:
    """Add a question, or word one anew."""
    there = found(BankQuestion.objects.filter(pk=number).first()) if number else None
    homes = {one.code: one for one in organisations_where(request.user, ADD)}
    if (there and not can_change_question(request.user, there)) or (not there and not homes):
        found(None)
    start = {"theme": there.theme.code if there.theme else "", "is_active": there.is_active} if there else {}
    start |= spread("name", there.texts) if there else {"theme": request.GET.get("theme", "")}
    form = QuestionForm(request.POST or None, initial=start).offer(request.user, there)
    if request.method == "POST" and form.is_valid():
        said, texts = form.cleaned_data, form.texts("name")
        theme = concepts_by_code([said["theme"]]).get(said["theme"])
        if there:
            act = lambda: change_bank_question(  # noqa: E731
                request.user, there, texts=texts, theme=theme, is_active=said["is_active"]
            )
        else:
            code, home = f"own-{get_random_string(10).lower()}", homes.get(said["organisation"])
            act = lambda: add_bank_question(  # noqa: E731
                request.user, code=code, texts=texts, theme=theme, organisation=home
            )
        if attempt(request, act, gettext("The question is in the bank."), form):
            return redirect("bank")
    title = gettext("Change a question of the bank") if there else gettext("Add a question to the bank")
    context = {"form": form, "title": title, "back": reverse("bank"), **shown(request, "bank")}
    return render(request, "exchange/names_form.html", context)


@login_required
def types(request: HttpRequest) -> HttpResponse:
    """Kinds of visit with their caps; administrators change them."""
    context = {"types": visit_types(is_active=None), "may_set": is_administrator(request.user)}
    return render(request, "exchange/types.html", {**context, **shown(request, "types")})


@for_administrators
def one_type(request: HttpRequest, code: str = "") -> HttpResponse:
    """Add a kind of visit, or change its caps."""
    there = found(visit_type_by_code(code)) if code else None
    form = TypeForm(request.POST or None, initial=_known(there))
    if request.method == "POST" and form.is_valid():
        wanted = code or f"kind-{get_random_string(10).lower()}"
        act = lambda: set_visit_type(request.user, wanted, form.details())  # noqa: E731
        if attempt(request, act, gettext("The kind of visit is saved."), form):
            return redirect("visit_types")
    title = there.name(spoken().code) if there else gettext("Add a kind of visit")
    context = {"form": form, "title": title, "back": reverse("visit_types"), **shown(request, "types")}
    return render(request, "exchange/names_form.html", context)


def _known(there: VisitType | None) -> dict[str, Any]:
    if there is None:
        defaults = TypeDetails({})
        return {name: getattr(defaults, name) for name in (*COUNTS, "purpose", "is_active")}
    plain = {name: getattr(there, name) for name in (*COUNTS, "purpose", "source", "is_active")}
    return {**plain, **spread("name", there.names)}


def _headed(names: Any, one: BankQuestion) -> tuple[str, str]:
    """A theme's code and name; both empty without one."""
    return (one.theme.code, names[one.theme_id].text) if one.theme_id in names else ("", "")


def _said(names: Any, one: BankQuestion, language: Any) -> Any:
    return language.sort_key(names[one.theme_id].text) if one.theme_id in names else ()
