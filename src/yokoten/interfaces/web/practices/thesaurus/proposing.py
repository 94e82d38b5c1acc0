"""A proposal in one's own words."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from yokoten.interfaces.web.administration.door import attempt, found
from yokoten.interfaces.web.practices.thesaurus.forms import Kind, ProposalForm
from yokoten.interfaces.web.practices.thesaurus.frame import show, word
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.thesaurus import PROPOSAL_KINDS
from yokoten.kernel.errors import NotAllowed
from yokoten.practices.actions.proposal import propose_concept, take_back_proposal
from yokoten.practices.policies import can_propose
from yokoten.practices.queries.proposal import proposal_by_number
from yokoten.practices.queries.thesaurus import concept_by_code, rows_of


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Propose a concept, or something about the concept that the address names."""
    if not can_propose(request.user):
        raise NotAllowed("not_allowed", act="practices.propose_concept")
    language, code = spoken(), request.GET.get("concept", "")
    concept = found(concept_by_code(code)) if code else None
    kind = request.GET.get("kind", "") if concept else Kind.CONCEPT.value
    if kind not in Kind.values or (concept and kind == Kind.CONCEPT):
        kind = Kind.LABEL.value
    start = {
        "language": language.code,
        "text": request.GET.get("text", "")[:160],
        "broader": request.GET.get("under", ""),
    }
    form = ProposalForm(request.POST or None, kind=kind, initial=start).offer(request.user)
    if request.method == "POST" and form.is_valid():
        act = lambda: propose_concept(  # noqa: E731
            request.user, form.organisation_chosen(), form.wish(concept), now=timezone.now()
        )
        if attempt(request, act, gettext("Thank you. You will be told what is decided."), form):
            return redirect("proposals")
    kinds = [{"kind": each, "name": language.say(PROPOSAL_KINDS[each])} for each in Kind.values if each != Kind.CONCEPT]
    name = word(rows_of([concept], language.code)[0].label) if concept else None
    return show(request, "propose", "proposals", form=form, concept=concept, word=name, kind=kind, kinds=kinds)


@require_POST
@login_required
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take one's own proposal back."""
    proposal = found(proposal_by_number(request.user, number))
    act = lambda: take_back_proposal(request.user, proposal, now=timezone.now())  # noqa: E731
    attempt(request, act, gettext("The proposal is taken back."))
    return redirect("proposals")
