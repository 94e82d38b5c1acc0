"""Writing a practice: the first four fields, the long page, another language."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from yokoten.interfaces.web.account.saying import say
from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.practices.forms import (
    DraftForm,
    MetricForms,
    PracticeForm,
    TextForm,
    known_metrics,
    known_of,
)
from yokoten.interfaces.web.practices.history import told
from yokoten.interfaces.web.practices.lacks import lacks_of
from yokoten.interfaces.web.practices.saving import save_all
from yokoten.interfaces.web.practices.tabs import shown
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.policies import is_administrator
from yokoten.kernel.queries.organisation import organisations_where
from yokoten.practices.actions.practice import PracticeDetails, draft_practice, write_text
from yokoten.practices.models import Practice
from yokoten.practices.policies import can_change, can_draft, can_submit
from yokoten.practices.queries.practice import documents_of, original, practice_by_key
from yokoten.practices.queries.suggesting import labels_in, suggested_concepts
from yokoten.practices.rules.choices import PROSE
from yokoten.practices.rules.versions import differences

DRAFT = "practices.draft_practice"


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Four fields and a draft is saved."""
    if not can_draft(request.user):
        raise NotAllowed("not_allowed", act=DRAFT)
    homes = list(organisations_where(request.user, DRAFT).order_by("code"))
    person = request.user
    own = {"contact_name": person.name, "contact_email": person.email} if not is_administrator(person) else {}
    form = DraftForm(request.POST or None, homes=homes, initial=own)
    if request.method == "POST" and form.is_valid():
        home = next(one for one in homes if one.code == form.cleaned_data["organisation"])
        act = lambda: draft_practice(  # noqa: E731
            person, home, form.details(), language=form.cleaned_data["language"], now=timezone.now()
        )
        practice = attempt(request, act, _("The draft is saved. Go on whenever you like."), form)
        if practice:
            return redirect("practice_change", practice.key)
    context = {"form": form, "has_homes": len(homes) > 1}
    return render(request, "practices/new.html", {**context, **shown(request, "own")})


@login_required
def change(request: HttpRequest, key: str) -> HttpResponse:
    """The long page; nothing typed is lost when somebody else was faster."""
    practice = _mine(request, key)
    form = PracticeForm(request.POST or None, practice=practice, initial=known_of(practice, original(practice)))
    metrics = MetricForms(request.POST or None, initial=known_metrics(practice), prefix="figure")
    meanwhile: list[Any] = []
    if request.method == "POST" and form.is_valid() and metrics.is_valid():
        details = form.details([one for row in metrics if (one := row.details(practice.language))])
        try:
            saved = save_all(request, practice, form, details)
        except RuleBroken as refusal:
            form.add_error(None, say(None, refusal))
            if refusal.code == "practice_changed_meanwhile":
                meanwhile = _meanwhile(practice, details)
                form.data = form.data.copy()
                form.data["revision"] = practice.revision
        else:
            said = _("Saved at %(time)s.") % {"time": timezone.localtime(saved).strftime("%H:%M")}
            say(request, said)
            where = "practice_hand_in" if "hand_in" in request.POST else "practice_change"
            return redirect(where, practice.key)
    context = {"form": form, "metrics": metrics, "meanwhile": meanwhile, **_beside(request, practice)}
    return render(request, "practices/change.html", {**context, **shown(request, "own")})


def _beside(request: HttpRequest, practice: Practice) -> dict[str, Any]:
    confirmed = {one.concept.code for one in practice.practice_concepts.all()}
    suggested = [(concept, concept.code in confirmed) for concept in suggested_concepts(practice)]
    others = [one.concept for one in practice.practice_concepts.all()]
    known = {concept.code for concept, _is_confirmed in suggested}
    return {
        "practice": practice,
        "lacks": lacks_of(practice),
        "may_submit": can_submit(request.user, practice),
        "documents": documents_of(practice),
        "concepts": [(one, True) for one in others if one.code not in known] + suggested,
        "labels": labels_in(spoken().code),
        "tongues": _tongues(practice),
        "original_name": LANGUAGE_NAMES[practice.language],
    }


def _tongues(practice: Practice) -> list[tuple[str, str, bool]]:
    written = {text.language for text in practice.texts.all()}
    return [(code, name, code in written) for code, name in LANGUAGE_NAMES.items() if code != practice.language]


def _meanwhile(practice: Practice, details: PracticeDetails) -> list[Any]:
    """Where the words in the form differ from what stands there now."""
    text = original(practice)
    now = {name: getattr(text, name) for name in PROSE} if text else {}
    code = practice.language
    return told(differences({"texts": {code: now}}, {"texts": {code: dict(details.text)}}))


@login_required
def translation(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """The practice in another language, the original beside it."""
    practice = _mine(request, key)
    if language not in LANGUAGE_NAMES or language == practice.language:
        found(None)
    kept = next((text for text in practice.texts.all() if text.language == language), None)
    start = {name: getattr(kept, name) for name in PROSE} if kept else {}
    start["revision"] = kept.revision if kept else 0
    form = TextForm(request.POST or None, practice=practice, language=language, initial=start)
    if request.method == "POST" and form.is_valid():
        revision = form.cleaned_data["revision"]
        act = lambda: write_text(  # noqa: E731
            request.user, practice, language, form.details(), revision=revision, now=timezone.now()
        )
        if attempt(request, act, _("The translation is saved."), form):
            return redirect("practice_change", practice.key)
        form.data = form.data.copy()
        form.data["revision"] = start["revision"]
    first = original(practice)
    pairs = [(form[name], getattr(first, name) if first else "") for name in PROSE]
    context = {"practice": practice, "form": form, "pairs": pairs, "language": language, "kept": kept, "first": first}
    context |= {"name": LANGUAGE_NAMES[language], "original_name": LANGUAGE_NAMES[practice.language]}
    return render(request, "practices/translation.html", {**context, **shown(request, "own")})


def _mine(request: HttpRequest, key: str) -> Practice:
    """A practice that the person may change; else there is no such page."""
    practice = found(practice_by_key(request.user, key))
    if not can_change(request.user, practice):
        found(None)
    return practice
