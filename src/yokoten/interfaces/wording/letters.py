"""Letters that the house sends, in the reader's language."""

from dataclasses import dataclass

from yokoten.interfaces.wording.language import Language, mark

INVITED = mark("%(inviter)s invites you to %(organisation)s on Yokoten")
INVITED_TEXT = mark(
    "Hello,\n\n%(inviter)s has given you the role “%(role)s” in %(organisation)s.\n\n"
    "Choose your password here; the address works for %(days)s days and once:\n%(address)s\n\n"
    "If you did not expect this, you need not do anything."
)
GRANTED_TEXT = mark(
    "Hello,\n\n%(inviter)s has given you the role “%(role)s” in %(organisation)s.\n\nSign in as usual:\n%(address)s"
)


@dataclass(frozen=True)
class InvitationFacts:
    """What a letter of invitation says."""

    inviter: str
    organisation: str
    role: str
    address: str
    days: int
    is_new: bool


def invitation(language: Language, facts: InvitationFacts) -> tuple[str, str]:
    """Subject and text of an invitation; who has an account already is only told of the new role."""
    said = {"inviter": facts.inviter, "organisation": facts.organisation, "role": facts.role}
    subject = language.say(INVITED, inviter=facts.inviter, organisation=facts.organisation)
    if facts.is_new:
        return subject, language.say(INVITED_TEXT, **said, days=facts.days, address=facts.address)
    return subject, language.say(GRANTED_TEXT, **said, address=facts.address)
