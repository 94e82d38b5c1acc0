"""Tokens with which an organisation's programs use the API."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.actor import Program
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import ApiToken, Organisation, Person
from yokoten.kernel.policies import require
from yokoten.kernel.queries.token import PREFIX, digest_of

HINT_LETTERS = 8


@dataclass(frozen=True)
class IssuedToken:
    """A new token and its secret, which is shown once and not kept."""

    token: ApiToken
    secret: str


@action
def issue_token(
    actor: Any, organisation: Organisation, *, label: str, may_write: bool = False, expires_on: date | None = None
) -> IssuedToken:
    """Issue a token; only its hash is kept, so the secret can never be shown again."""
    require(actor, "kernel.issue_token", organisation)
    if not label.strip():
        raise RuleBroken("token_without_label")
    secret = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        organisation=organisation,
        label=label.strip()[:100],
        hint=secret[:HINT_LETTERS],
        digest=digest_of(secret),
        may_write=may_write,
        created_by=actor if isinstance(actor, Person) else None,
        expires_on=expires_on,
    )
    facts = {"label": token.label, "may_write": may_write, "expires_on": expires_on}
    record(actor, "kernel.issue_token", token, organisation=organisation, **facts)
    return IssuedToken(token, secret)


@action
def revoke_token(actor: Any, token: ApiToken, *, now: datetime) -> ApiToken:
    """Make a token useless at once."""
    token = ApiToken.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=token.pk)
    require(actor, "kernel.revoke_token", token.organisation)
    if token.revoked_at is None:
        token.revoked_at = now
        token.save(update_fields=["revoked_at"])
        record(actor, "kernel.revoke_token", token, organisation=token.organisation, label=token.label)
    return token


@action
def note_token_use(actor: Program, *, today: date) -> None:
    """Remember the day a token was last used; at most one write a day, no line in the trail."""
    if not isinstance(actor, Program):
        raise NotAllowed("not_allowed", act="kernel.note_token_use")
    ApiToken.objects.filter(pk=actor.token_id).exclude(last_used_on=today).update(last_used_on=today)
