"""Proposals for the thesaurus: anybody's word, somebody's decision, and an answer to whoever asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.actions.telling import tell
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.policies import require
from yokoten.kernel.rules.folding import fold
from yokoten.kernel.rules.notifications import AT_ONCE, NotificationKind, register
from yokoten.practices.actions.concept import fitting, withdrawn
from yokoten.practices.actions.keeping import Stamp, keep_terms
from yokoten.practices.models import Concept, ConceptLabel, ConceptProposal
from yokoten.practices.policies import can_decide, can_take_back_proposal, person_of
from yokoten.practices.queries.thesaurus import stored_terms
from yokoten.practices.rules.search.folding import folded
from yokoten.practices.rules.thesaurus.concepts import Term, tidy_word
from yokoten.practices.rules.thesaurus.listed import SPOKEN
from yokoten.practices.rules.thesaurus.questions import LONGEST_LABEL

Kind, State = ConceptProposal.Kind, ConceptProposal.State
LONGEST_REASON = 2000
ACCEPTED, DECLINED = "practices.proposal_accepted", "practices.proposal_declined"

register(NotificationKind(ACCEPTED, suggested=AT_ONCE), NotificationKind(DECLINED, suggested=AT_ONCE))


@dataclass(frozen=True)
class Wish:
    """What somebody wants: `text` is a word in their language, `reason` says why, `details` where it belongs."""

    kind: str
    language: str
    text: str = ""
    reason: str = ""
    concept: Concept | None = None
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Decision:
    """Yes with the concept as it shall be, or no with the reason. A withdrawal needs no concept written out."""

    is_accepted: bool
    answer: str = ""
    term: Term | None = None


@action
def propose_concept(actor: Any, organisation: Any, wish: Wish, *, now: datetime) -> ConceptProposal:
    """Propose a concept, a label, a change or a withdrawal, in one's own words and language."""
    require(actor, "practices.propose_concept", organisation)
    wish = _checked(wish)
    proposal = ConceptProposal.objects.create(
        kind=wish.kind,
        concept=wish.concept,
        language=wish.language,
        text=wish.text,
        reason=wish.reason,
        details=dict(wish.details),
        organisation=organisation,
        proposed_by=person_of(actor),
        proposed_at=now,
    )
    record(actor, "practices.propose_concept", proposal, organisation=organisation, kind=wish.kind)
    return proposal


@action
def take_back_proposal(actor: Any, proposal: ConceptProposal, *, now: datetime) -> ConceptProposal:
    """Take one's own proposal back before somebody decides."""
    proposal = ConceptProposal.objects.select_for_update().get(pk=proposal.pk)
    if not can_take_back_proposal(actor, proposal):
        raise NotAllowed("not_allowed", act="practices.take_back_proposal")
    _still_open(proposal)
    proposal.state, proposal.decided_at = State.TAKEN_BACK, now
    proposal.save(update_fields=["state", "decided_at"])
    record(actor, "practices.take_back_proposal", proposal, organisation=proposal.organisation)
    return proposal


@action
def decide_proposal(actor: Any, proposal: ConceptProposal, decision: Decision, *, now: datetime) -> ConceptProposal:
    """Accept a proposal, which changes the thesaurus, or decline it with a reason; whoever asked is told."""
    proposal = ConceptProposal.objects.select_for_update().get(pk=proposal.pk)
    require(actor, "practices.decide_proposal")
    if not can_decide(actor, proposal):
        raise NotAllowed("own_proposal")
    _still_open(proposal)
    if decision.is_accepted:
        proposal.concept = _carried_out(proposal, decision.term, now)
    elif not decision.answer.strip():
        raise RuleBroken("proposal_decline_needs_reason")
    proposal.state = State.ACCEPTED if decision.is_accepted else State.DECLINED
    proposal.answer = decision.answer.strip()[:LONGEST_REASON]
    proposal.decided_by, proposal.decided_at = person_of(actor), now
    proposal.save()
    record(
        actor, "practices.decide_proposal", proposal, organisation=proposal.organisation, decision=proposal.state,
        concept=proposal.concept.code if proposal.concept else None,
    )  # fmt: skip
    _tell(proposal, now)
    return proposal


def _tell(proposal: ConceptProposal, now: datetime) -> None:
    if proposal.proposed_by is None:
        return
    word = proposal.text or {label.language: label.text for label in _preferred(proposal.concept)}
    tell(
        proposal.proposed_by,
        ACCEPTED if proposal.state == State.ACCEPTED else DECLINED,
        facts={"word": word, "answer": proposal.answer},
        address=f"/learn/thesaurus/proposals/{proposal.pk}/",
        now=now,
        key=f"concept-proposal-{proposal.pk}",
    )


def _preferred(concept: Concept) -> Iterable[ConceptLabel]:
    return concept.labels.filter(kind=ConceptLabel.Kind.PREFERRED)


def _still_open(proposal: ConceptProposal) -> None:
    if proposal.state != State.OPEN:
        raise RuleBroken("proposal_decided")


def _carried_out(proposal: ConceptProposal, term: Term | None, now: datetime) -> Concept:
    """The concept as it became."""
    known, stamp = stored_terms(), Stamp(now, now.date())
    code = proposal.concept.code if proposal.concept else ""
    if proposal.kind == Kind.WITHDRAWAL:
        keep_terms([withdrawn(code, known)], stamp)
    elif term is None:
        raise RuleBroken("proposal_needs_concept")
    else:
        if not code and term.code in known:
            raise RuleBroken("code_taken", code=term.code)
        term = fitting(replace(term, code=code or term.code), known)
        keep_terms([term], stamp)
        code = term.code
    return Concept.objects.get(code=code)


def _checked(wish: Wish) -> Wish:
    wish = replace(wish, text=tidy_word(wish.text), reason=wish.reason.strip()[:LONGEST_REASON])
    if wish.kind not in Kind.values or wish.language not in SPOKEN:
        raise RuleBroken("choice_unknown", choice=wish.kind if wish.kind not in Kind.values else wish.language)
    if (wish.concept is None) != (wish.kind == Kind.CONCEPT):
        raise RuleBroken("proposal_needs_concept")
    if wish.kind in (Kind.CONCEPT, Kind.LABEL) and not wish.text:
        raise RuleBroken("proposal_needs_word")
    if wish.kind in (Kind.CHANGE, Kind.WITHDRAWAL) and not wish.reason:
        raise RuleBroken("proposal_needs_reason")
    if len(wish.text) > LONGEST_LABEL:
        raise RuleBroken("concept_label_long", language=wish.language, word=wish.text[:40])
    _check_new(wish)
    return wish


def _check_new(wish: Wish) -> None:
    """What is there already need not be proposed; marks count, so that a word may differ by a tone alone."""
    alike = ConceptLabel.objects.filter(language=wish.language, folded=fold(wish.text)[:LONGEST_LABEL])
    alike = alike.exclude(kind=ConceptLabel.Kind.STEM).select_related("concept")
    same = [label for label in alike if folded(label.text) == folded(wish.text)]
    if wish.kind == Kind.LABEL and any(label.concept_id == wish.concept.pk for label in same):
        raise RuleBroken("label_known", word=wish.text)
    if wish.kind == Kind.CONCEPT:
        for label in same:
            if label.kind == ConceptLabel.Kind.PREFERRED and label.concept.withdrawn_on is None:
                raise RuleBroken("concept_known", word=wish.text, concept=label.concept.code)
