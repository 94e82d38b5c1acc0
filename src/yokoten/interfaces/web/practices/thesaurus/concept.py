"""A concept: what it is called where, what it stands under and beside, how many practices carry it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.practices.thesaurus.forms import TermForm, known_of
from yokoten.interfaces.web.practices.thesaurus.frame import show, tongues, word
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.practices.actions.concept import change_concept, restore_concept, withdraw_concept
from yokoten.practices.models import Concept
from yokoten.practices.policies import can_keep_thesaurus
from yokoten.practices.queries.carrying import practices_by_theme, practices_carrying
from yokoten.practices.queries.thesaurus import (
    broader_of,
    concept_by_code,
    narrower_of,
    related_of,
    rows_of,
    spoken_of,
    stored_terms,
    term_of,
)
from yokoten.practices.rules.thesaurus.concepts import Term


@login_required
def one(request: HttpRequest, code: str) -> HttpResponse:
    """Everything about one concept."""
    concept = found(concept_by_code(code))
    language, term = spoken().code, term_of(concept)
    context = {
        "concept": concept,
        "word": word(rows_of([concept], language)[0].label),
        "tongues": _tongues(term),
        "note": word(spoken_of(term.notes, language)),
        "above": _linked(broader_of(concept)),
        "below": _linked(narrower_of(concept)),
        "related": _linked(related_of(concept)),
        "practices": practices_carrying(request.user, [concept.code])[concept.code],
        "practices_of_theme": practices_by_theme(request.user)[concept.group],
    }
    return show(request, "concept", "thesaurus", **context)


@login_required
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Other labels, notes or links, for those who keep the thesaurus."""
    concept = found(concept_by_code(code))
    if not can_keep_thesaurus(request.user):
        found(None)
    terms = stored_terms()
    form = TermForm(request.POST or None, initial=known_of(terms[code], terms), terms=terms, code=code)
    if request.method == "POST" and form.is_valid():
        act = lambda: change_concept(request.user, concept, form.term(), now=timezone.now())  # noqa: E731
        if attempt(request, act, gettext("The concept is changed."), form):
            return redirect("concept", code)
    name = word(rows_of([concept], spoken().code)[0].label)
    return show(request, "change", "thesaurus", concept=concept, word=name, form=form)


@require_POST
@login_required
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Offer it no longer."""
    concept = found(concept_by_code(code))
    act = lambda: withdraw_concept(request.user, concept, now=timezone.now())  # noqa: E731
    attempt(request, act, gettext("The concept is withdrawn. Practices that carry it keep it."))
    return redirect("concept", code)


@require_POST
@login_required
def restore(request: HttpRequest, code: str) -> HttpResponse:
    """Offer it again."""
    concept = found(concept_by_code(code))
    act = lambda: restore_concept(request.user, concept, now=timezone.now())  # noqa: E731
    attempt(request, act, gettext("The concept is in use again."))
    return redirect("concept", code)


def _linked(concepts: list[Concept]) -> list[dict[str, Any]]:
    return [{"concept": row.concept, "word": word(row.label)} for row in rows_of(concepts, spoken().code)]


def _tongues(term: Term) -> list[dict[str, Any]]:
    """The words of every language, the reader's own first."""
    return [
        {
            "code": code,
            "name": str(LANGUAGE_NAMES[code]),
            "preferred": term.preferred.get(code, ""),
            "alternatives": term.alternatives.get(code, ()),
            "note": term.notes.get(code, ""),
        }
        for code in tongues()
    ]
