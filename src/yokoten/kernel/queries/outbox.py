"""What waits to leave the house, what left and what failed."""

from typing import Any

from django.db.models import QuerySet

from yokoten.kernel.models import OutboxMessage
from yokoten.kernel.policies import is_administrator


def outbox_messages(actor: Any) -> QuerySet[OutboxMessage]:
    """Messages hold addresses of people, so only administrators read them."""
    found = OutboxMessage.objects.order_by("-id")
    return found if is_administrator(actor) else found.none()
