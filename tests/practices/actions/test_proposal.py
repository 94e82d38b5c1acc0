"""Proposals for the thesaurus: from a word in somebody's own language to an answer."""

import pytest

from factories.kernel import make_administrator, make_member, make_organisation, make_person
from factories.thesaurus import NOW, make_concept, make_proposal, make_term
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry, Notification
from yokoten.practices.actions.proposal import Decision, Wish, decide_proposal, propose_concept, take_back_proposal
from yokoten.practices.models import Concept, ConceptProposal
from yokoten.practices.queries.thesaurus import stored_terms

pytestmark = pytest.mark.django_db


def organisation_of(person):
    return person.memberships.get().organisation


def test_a_collaborator_proposes_a_concept_in_their_own_words():
    person = make_member("practices.propose_concept")
    wish = Wish("concept", "sv", "  rundgång  på golvet ", "Så säger vi.", details={"broader": "lean"})
    proposal = propose_concept(person, organisation_of(person), wish, now=NOW)
    assert (proposal.text, proposal.language, proposal.state) == ("rundgång på golvet", "sv", "open")
    assert proposal.proposed_by == person
    assert Entry.objects.get().act == "practices.propose_concept"
    assert Concept.objects.count() == 0


def test_an_accepted_concept_stands_in_the_thesaurus_and_whoever_asked_is_told():
    make_concept("lean")
    proposal = make_proposal(person=make_person())
    term = make_term("gemba-walk", broader="lean", preferred={"sv": "rundgång", "en": "gemba walk"})
    decided = decide_proposal(
        make_member("practices.decide_proposal"), proposal, Decision(True, "Tack.", term), now=NOW
    )
    assert (decided.state, decided.concept.code, decided.answer) == ("accepted", "gemba-walk", "Tack.")
    assert stored_terms()["gemba-walk"].preferred == {"sv": "rundgång", "en": "gemba walk"}
    told = Notification.objects.get()
    assert (told.person, told.kind) == (proposal.proposed_by, "practices.proposal_accepted")
    assert told.address == f"/learn/thesaurus/proposals/{proposal.pk}/"
    assert Entry.objects.get().facts == {"decision": "accepted", "concept": "gemba-walk"}


def test_an_accepted_label_or_change_replaces_the_concept_as_decided():
    concept = make_concept("muda", preferred={"sv": "slöseri"})
    proposal = make_proposal("label", concept=concept, text="spill")
    term = make_term("other-code", preferred={"sv": "slöseri"}, alternatives={"sv": ("spill",)})
    decide_proposal(make_administrator(), proposal, Decision(True, term=term), now=NOW)
    assert stored_terms()["muda"].alternatives == {"sv": ("spill",)}
    assert "other-code" not in stored_terms()


def test_an_accepted_withdrawal_withdraws():
    proposal = make_proposal("withdrawal", concept=make_concept("andon"))
    decide_proposal(make_administrator(), proposal, Decision(True), now=NOW)
    assert stored_terms()["andon"].is_withdrawn


def test_declining_needs_a_reason_and_changes_nothing():
    proposal = make_proposal(person=make_person())
    with pytest.raises(RuleBroken, match="proposal_decline_needs_reason"):
        decide_proposal(make_administrator(), proposal, Decision(False, "  "), now=NOW)
    decided = decide_proposal(make_administrator(), proposal, Decision(False, "Finns redan."), now=NOW)
    assert (decided.state, decided.answer, decided.concept) == ("declined", "Finns redan.", None)
    assert Concept.objects.count() == 0
    told = Notification.objects.get()
    assert (told.kind, told.facts["answer"]) == ("practices.proposal_declined", "Finns redan.")


def test_nobody_decides_on_their_own_proposal_but_administrators():
    expert = make_member("practices.decide_proposal")
    own = make_proposal(person=expert)
    with pytest.raises(NotAllowed, match="own_proposal"):
        decide_proposal(expert, own, Decision(False, "No."), now=NOW)
    administrator = make_administrator()
    decide_proposal(administrator, make_proposal(person=administrator), Decision(False, "No."), now=NOW)


def test_a_decision_is_made_once():
    proposal = make_proposal()
    decide_proposal(make_administrator(), proposal, Decision(False, "No."), now=NOW)
    with pytest.raises(RuleBroken, match="proposal_decided"):
        decide_proposal(make_administrator(), proposal, Decision(False, "No."), now=NOW)
    with pytest.raises(RuleBroken, match="proposal_decided"):
        take_back_proposal(make_administrator(), proposal, now=NOW)


@pytest.mark.parametrize(
    ("refusal", "term"),
    [
        ("proposal_needs_concept", None),
        ("code_taken", make_term("lean")),
        ("concept_code_unfit", make_term("Not_a code", preferred={"en": "x"})),
        ("concept_no_label", make_term("x", preferred={})),
    ],
)  # fmt: skip
def test_a_concept_that_does_not_fit_is_not_accepted(refusal, term):
    make_concept("lean")
    proposal = make_proposal()
    with pytest.raises(RuleBroken, match=refusal):
        decide_proposal(make_administrator(), proposal, Decision(True, term=term), now=NOW)
    assert ConceptProposal.objects.get().state == "open"


def test_one_takes_ones_own_proposal_back_and_nobody_elses():
    person = make_member("practices.propose_concept")
    proposal = make_proposal(person=person)
    with pytest.raises(NotAllowed):
        take_back_proposal(make_member("practices.*"), proposal, now=NOW)
    assert take_back_proposal(person, proposal, now=NOW).state == "taken_back"


@pytest.mark.parametrize(
    ("refusal", "wish"),
    [
        ("choice_unknown", Wish("poem", "sv", "x")),
        ("choice_unknown", Wish("concept", "de", "x")),
        ("proposal_needs_word", Wish("concept", "sv", " ", "why")),
        ("proposal_needs_concept", Wish("label", "sv", "x")),
        ("concept_label_long", Wish("concept", "sv", "x" * 161)),
        ("concept_known", Wish("concept", "sv", "Slöseri")),
    ],
)
def test_a_proposal_that_says_too_little_is_refused(refusal, wish):
    make_concept("muda", preferred={"sv": "slöseri"})
    with pytest.raises(RuleBroken, match=refusal):
        propose_concept(make_administrator(), None, wish, now=NOW)


def test_a_label_that_is_there_and_a_change_without_reason_are_refused():
    concept = make_concept("muda", preferred={"sv": "slöseri"})
    with pytest.raises(RuleBroken, match="label_known"):
        propose_concept(make_administrator(), None, Wish("label", "sv", "SLÖSERI", concept=concept), now=NOW)
    with pytest.raises(RuleBroken, match="proposal_needs_reason"):
        propose_concept(make_administrator(), None, Wish("change", "sv", concept=concept), now=NOW)


def test_a_reader_and_an_outsider_may_not_propose_for_an_organisation():
    wish = Wish("concept", "sv", "rundgång")
    for person in (make_member("kernel.read"), make_member("practices.*")):
        with pytest.raises(NotAllowed):
            propose_concept(person, make_organisation(), wish, now=NOW)
