"""From a secret to the program that may use it."""

import hashlib
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from yokoten.kernel.actor import Program
from yokoten.kernel.models import ApiToken
from yokoten.kernel.policies import READ_ONLY, WRITING_PROGRAM

PREFIX = "yk_"


def digest_of(secret: str) -> str:
    """Tokens are long and random, so one round of SHA-256 is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def program_with_token(secret: str, now: datetime) -> Program | None:
    """The program that holds this token, unless it is revoked, expired or its organisation closed. One query."""
    today = timezone.localdate(now)
    token = (
        ApiToken.objects.filter(digest=digest_of(secret), revoked_at__isnull=True, organisation__is_active=True)
        .filter(Q(expires_on__isnull=True) | Q(expires_on__gte=today))
        .select_related("organisation")
        .first()
    )
    if token is None:
        return None
    return Program(
        organisation_id=token.organisation_id,
        label=f"{token.label} ({token.hint}…)",
        permits=WRITING_PROGRAM if token.may_write else READ_ONLY,
        today=today,
        token_id=token.pk,
        language=token.organisation.language,
    )
