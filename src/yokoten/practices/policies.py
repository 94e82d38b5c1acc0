"""Who sees a practice and who may do what with it. Deny by default; `practices_seen` in queries is the one door."""

from typing import Any

from django.db.models import Q

from yokoten.kernel.policies import is_administrator, is_signed_in, organisations_of, permits
from yokoten.practices.models import ConceptProposal, Practice, PracticeImport
from yokoten.practices.rules.search.index.columns import Sight

State = Practice.State
IN_LIBRARY = (State.PUBLISHED, State.STALE)
IN_CHECK = (State.SUBMITTED, State.CHECKING)
CHECK = "practices.take_check"


def seen_by(actor: Any) -> Q:
    """The condition for practices that the actor may see.

    One's own organisation sees all of its practices; others what is published for them, and checkers what is offered
    to more than the own organisation and waits for a check.
    """
    if is_administrator(actor):
        return Q()
    seen = Q(state__in=IN_LIBRARY, visibility="public")
    if not is_signed_in(actor):
        return seen
    seen |= Q(state__in=IN_LIBRARY, visibility="network") | Q(organisation__in=sorted(organisations_of(actor)))
    if permits(actor, CHECK):
        seen |= Q(state__in=IN_CHECK, visibility__in=("network", "public"))
    return seen


def sees(actor: Any, practice: Practice) -> bool:
    """The same for one practice in hand."""
    if is_administrator(actor) or practice.organisation_id in organisations_of(actor):
        return True
    if practice.state in IN_LIBRARY:
        return practice.visibility == "public" or (practice.visibility == "network" and is_signed_in(actor))
    is_offered = practice.state in IN_CHECK and practice.visibility in ("network", "public")
    return is_offered and permits(actor, CHECK)


def sight_of(actor: Any) -> Sight:
    """The same for practices of the library, in the terms of the search index."""
    if is_administrator(actor):
        return Sight(is_everything=True)
    return Sight(is_signed_in=True, organisations=organisations_of(actor)) if is_signed_in(actor) else Sight()


def can_draft(actor: Any) -> bool:
    """Whether the actor may write practices, for any organisation."""
    return permits(actor, "practices.draft_practice")


def can_change(actor: Any, practice: Practice) -> bool:
    """The people of its organisation, while it is not in somebody's check."""
    return practice.state not in (State.CHECKING, State.WITHDRAWN) and _may(actor, "change_practice", practice)


def can_submit(actor: Any, practice: Practice) -> bool:
    return practice.state == State.DRAFT and _may(actor, "submit_practice", practice)


def can_take_back(actor: Any, practice: Practice) -> bool:
    return practice.state == State.SUBMITTED and _may(actor, "take_back_practice", practice)


def is_author(actor: Any, practice: Practice) -> bool:
    """Whoever wrote, changed or handed in the practice may not check it."""
    key = getattr(actor, "pk", None)
    if key is None:
        return False
    wrote = {practice.created_by_id, practice.changed_by_id, practice.submitted_by_id}
    return key in wrote or practice.texts.filter(changed_by=key).exists()


def may_check(actor: Any, practice: Practice) -> bool:
    """Whether the actor's role lets them check this practice; authorship is asked apart."""
    if practice.visibility == "own":
        return permits(actor, CHECK, practice.organisation)
    return permits(actor, CHECK)


def can_check(actor: Any, practice: Practice) -> bool:
    """A checker who is not its author, of the own organisation or, where others shall see it, of any."""
    return practice.state in IN_CHECK and may_check(actor, practice) and not is_author(actor, practice)


def can_confirm(actor: Any, practice: Practice) -> bool:
    return practice.state in IN_LIBRARY and _may(actor, "confirm_practice", practice)


def can_withdraw(actor: Any, practice: Practice) -> bool:
    return practice.state != State.WITHDRAWN and _may(actor, "withdraw_practice", practice)


def can_restore(actor: Any, practice: Practice) -> bool:
    return practice.state == State.WITHDRAWN and _may(actor, "restore_practice", practice)


def sees_contact(actor: Any, practice: Practice) -> bool:
    """Who to ask is told to people who are signed in and see the practice, never on a public page."""
    return is_signed_in(actor) and sees(actor, practice)


def can_ask_correction(actor: Any, practice: Practice) -> bool:
    """Anybody who is signed in and sees it published."""
    return (
        person_of(actor) is not None and is_signed_in(actor) and practice.state in IN_LIBRARY and sees(actor, practice)
    )


def can_import(actor: Any, kept: PracticeImport | None = None) -> bool:
    """Whether the actor may bring practices in, for the import's organisation or (without one) for any."""
    return permits(actor, "practices.upload_practices", kept.organisation if kept else None)


def imports_seen_by(actor: Any) -> Q:
    """The condition for files of practices that the actor may see: those of own organisations."""
    return Q() if is_administrator(actor) else Q(organisation__in=sorted(organisations_of(actor)))


def _may(actor: Any, act: str, practice: Practice) -> bool:
    return permits(actor, f"practices.{act}", practice.organisation)


def person_of(actor: Any) -> Any:
    """The person behind an act, for `created_by` and its like; nobody for the house and for programs."""
    return actor if getattr(actor, "pk", None) else None


def can_propose(actor: Any) -> bool:
    """Whether the actor may propose concepts and labels, for any organisation."""
    return permits(actor, "practices.propose_concept")


def can_decide(actor: Any, proposal: ConceptProposal | None = None) -> bool:
    """Whoever decides on proposals, but not on their own; administrators decide on any."""
    if is_administrator(actor):
        return True
    is_own = proposal is not None and proposal.proposed_by_id is not None and proposal.proposed_by_id == actor.pk
    return not is_own and permits(actor, "practices.decide_proposal")


def can_take_back_proposal(actor: Any, proposal: ConceptProposal) -> bool:
    """Whoever made it, and administrators."""
    is_own = is_signed_in(actor) and proposal.proposed_by_id is not None and proposal.proposed_by_id == actor.pk
    return is_own or is_administrator(actor)


def can_keep_thesaurus(actor: Any) -> bool:
    """The thesaurus is everybody's: only administrators change it without a proposal or bring another one in."""
    return is_administrator(actor)
