"""Take what is due out of the outbox and hand it to its channel."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from yokoten.interfaces.channels.email.send import send as send_email
from yokoten.interfaces.channels.refusal import Undeliverable
from yokoten.kernel.actions.outbox import lease_due, mark_failed, mark_sent
from yokoten.kernel.models import OutboxMessage

CHANNELS: dict[str, Callable[[OutboxMessage], None]] = {"email": send_email}


@dataclass(frozen=True)
class Round:
    """How many messages left and how many will be tried again or were given up."""

    sent: int
    failed: int


def deliver_due(now: datetime, limit: int = 20) -> Round:
    """Deliver at most `limit` due messages, each in its own right: one that fails holds up no other."""
    sent = failed = 0
    for message in lease_due(now, limit):
        try:
            _hand_over(message)
        except Undeliverable as refused:
            mark_failed(message, now, str(refused))
            failed += 1
        else:
            mark_sent(message, now)
            sent += 1
    return Round(sent, failed)


def _hand_over(message: OutboxMessage) -> None:
    channel = CHANNELS.get(message.channel)
    if channel is None:
        raise Undeliverable(f"there is no channel {message.channel!r}")
    channel(message)
