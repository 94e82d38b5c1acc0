"""Proposals: the list, and the decision with the concept as it shall become."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext

from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.practices.thesaurus.forms import DecisionForm, Kind, known_of
from yokoten.interfaces.web.practices.thesaurus.frame import Word, show, word
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.interfaces.wording.thesaurus import PROPOSAL_KINDS, PROPOSAL_STATES
from yokoten.practices.actions.proposal import Decision, decide_proposal
from yokoten.practices.models import ConceptProposal
from yokoten.practices.policies import can_decide, can_take_back_proposal
from yokoten.practices.queries.proposal import proposal_by_number, proposals_seen
from yokoten.practices.queries.thesaurus import rows_of, stored_terms
from yokoten.practices.rules.search.folding import romanised
from yokoten.practices.rules.thesaurus.concepts import Term

PER_PAGE = 30
State = ConceptProposal.State


@login_required
def every(request: HttpRequest) -> HttpResponse:
    """One's own proposals, or all of them for those who decide; what waits stands first."""
    state = request.GET.get("state", "")
    proposals = proposals_seen(request.user)
    if state in State.values:
        proposals = proposals.filter(state=state)
    page = Paginator(proposals, PER_PAGE).get_page(request.GET.get("page"))
    states = [(code, spoken().say(name)) for code, (_, name) in PROPOSAL_STATES.items()]
    names = {row.concept.pk: word(row.label) for row in rows_of(_concepts(page.object_list), spoken().code)}
    rows = [_shown(each, names) for each in page.object_list]
    return show(request, "proposals", "proposals", page=page, rows=rows, states=states, state=state)


@login_required
def one(request: HttpRequest, number: int) -> HttpResponse:
    """What is proposed, and for those who may: the decision."""
    proposal = found(proposal_by_number(request.user, number))
    names = {row.concept.pk: word(row.label) for row in rows_of(_concepts([proposal]), spoken().code)}
    is_open = proposal.state == State.OPEN
    context = {
        "shown": _shown(proposal, names),
        "may_take_back": is_open and can_take_back_proposal(request.user, proposal),
        "is_own": is_open and not can_decide(request.user, proposal),
    }
    if not is_open or not can_decide(request.user, proposal):
        return show(request, "proposal", "proposals", **context)
    terms = stored_terms()
    form = _form(request, proposal, terms)
    if request.method == "POST" and _decided(request, proposal, form):
        return redirect("proposals")
    return show(request, "proposal", "proposals", form=form, **context)


def _form(request: HttpRequest, proposal: ConceptProposal, terms: Mapping[str, Term]) -> DecisionForm:
    code = proposal.concept.code if proposal.concept else ""
    form = DecisionForm(
        request.POST or None, initial=known_of(_started(proposal, terms), terms), terms=terms, code=code
    )
    if proposal.kind == Kind.WITHDRAWAL or request.POST.get("decision") == "decline":
        form.fields = {"answer": form.fields["answer"]}
    return form


def _started(proposal: ConceptProposal, terms: Mapping[str, Term]) -> Term:
    """The concept as it would be if the proposal were simply followed."""
    language, text = proposal.language, proposal.text
    if proposal.concept is None:
        code = slugify(romanised(text.casefold()))[:48].strip("-")
        return Term(code, proposal.details.get("broader", ""), preferred={language: text})
    term = terms[proposal.concept.code]
    if proposal.kind != Kind.LABEL:
        return term
    if language not in term.preferred:
        return replace(term, preferred=term.preferred | {language: text})
    alternatives = term.alternatives | {language: (*term.alternatives.get(language, ()), text)}
    return replace(term, alternatives=alternatives)


def _decided(request: HttpRequest, proposal: ConceptProposal, form: DecisionForm) -> bool:
    is_accepted = request.POST.get("decision") == "accept"
    if not form.is_valid():
        return False
    term = form.term() if is_accepted and proposal.kind != Kind.WITHDRAWAL else None
    decision = Decision(is_accepted, form.cleaned_data["answer"], term)
    said = gettext("The proposal is accepted.") if is_accepted else gettext("The proposal is declined.")
    act = lambda: decide_proposal(request.user, proposal, decision, now=timezone.now())  # noqa: E731
    return bool(attempt(request, act, said, form))


def _concepts(proposals: Any) -> list[Any]:
    return [each.concept for each in proposals if each.concept]


def _shown(proposal: ConceptProposal, names: Mapping[int, Word]) -> dict[str, Any]:
    language = spoken()
    chip, state = PROPOSAL_STATES[proposal.state]
    concept = names.get(proposal.concept_id)
    return {
        "proposal": proposal,
        "title": proposal.text or (concept.text if concept else ""),
        "kind": language.say(PROPOSAL_KINDS[proposal.kind]),
        "chip": chip,
        "state": language.say(state),
        "concept": concept,
        "language": str(LANGUAGE_NAMES.get(proposal.language, proposal.language)),
    }
