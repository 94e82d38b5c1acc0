"""The outbox: what an action has to tell leaves after commit, at least once, under a key that is unique.

A worker leases what is due, sends it and says how it went. A lease that is not answered for runs out, so a worker
that dies loses nothing. Only channels and workers lease and answer; people may try a failed message again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.models import OutboxMessage
from yokoten.kernel.policies import require

LEASE = timedelta(minutes=5)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720))


@dataclass(frozen=True)
class Letter:
    """A message to one destination by one channel; `key` makes it leave once.

    Whoever has `stop_address` can stop letters like this one without signing in.
    """

    key: str
    channel: str
    destination: str
    subject: str
    body: str
    language: str = "en"
    stop_address: str = ""


def enqueue(letter: Letter, *, not_before: datetime | None = None, supersedes: str = "") -> bool:
    """Put a letter into the outbox of the running transaction; false if its key was there already.

    `supersedes` is the key of an earlier letter that need not leave any more.
    """
    if supersedes:
        supersede(supersedes)
    _, is_new = OutboxMessage.objects.get_or_create(
        key=letter.key,
        defaults={
            "channel": letter.channel,
            "destination": letter.destination,
            "subject": letter.subject[:300],
            "body": letter.body,
            "language": letter.language,
            "stop_address": letter.stop_address,
            "not_before": not_before or timezone.now(),
        },
    )
    return is_new


def supersede(key: str) -> bool:
    """A waiting letter need not leave any more; false if it left already or never was."""
    waiting = OutboxMessage.objects.filter(key=key, state=OutboxMessage.State.WAITING)
    return bool(waiting.update(state=OutboxMessage.State.SUPERSEDED, leased_until=None))


def lease_due(now: datetime, limit: int = 20) -> list[OutboxMessage]:
    """Take the oldest due messages for `LEASE`; two workers never get the same one while the lease lasts."""
    due = OutboxMessage.objects.filter(
        Q(leased_until__isnull=True) | Q(leased_until__lte=now), state=OutboxMessage.State.WAITING, not_before__lte=now
    )
    with transaction.atomic():
        can_skip = connection.features.has_select_for_update_skip_locked
        messages = list(due.select_for_update(skip_locked=can_skip).order_by("not_before", "id")[:limit])
        for message in messages:
            message.leased_until = now + LEASE
            message.attempts += 1
        OutboxMessage.objects.bulk_update(messages, ["leased_until", "attempts"])
    return messages


def mark_sent(message: OutboxMessage, now: datetime) -> None:
    """It left. Counts even if the lease ran out meanwhile, so that it does not leave again."""
    OutboxMessage.objects.filter(pk=message.pk, state=OutboxMessage.State.WAITING).update(
        state=OutboxMessage.State.SENT, sent_at=now, leased_until=None, last_error=""
    )


def mark_failed(message: OutboxMessage, now: datetime, error: str) -> None:
    """It did not leave: try again after a growing pause, give up after the last one.

    Ignored when another worker has leased the message since.
    """
    mine = OutboxMessage.objects.filter(
        pk=message.pk, state=OutboxMessage.State.WAITING, leased_until=message.leased_until
    )
    if message.attempts > len(PAUSES):
        mine.update(state=OutboxMessage.State.FAILED, leased_until=None, last_error=error[:300])
    else:
        pause = PAUSES[message.attempts - 1]
        mine.update(not_before=now + pause, leased_until=None, last_error=error[:300])


@action
def retry_message(actor: Any, message: OutboxMessage, *, now: datetime) -> OutboxMessage:
    """Let a failed or waiting message leave as soon as possible, with a full set of attempts."""
    message = OutboxMessage.objects.select_for_update().get(pk=message.pk)
    require(actor, "kernel.retry_message")
    if message.state not in (OutboxMessage.State.FAILED, OutboxMessage.State.WAITING):
        raise RuleBroken("message_left_already")
    message.state, message.attempts, message.not_before = OutboxMessage.State.WAITING, 0, now
    message.save(update_fields=["state", "attempts", "not_before"])
    record(actor, "kernel.retry_message", None, key=message.key, channel=message.channel)
    return message


@action
def withdraw_message(actor: Any, message: OutboxMessage) -> OutboxMessage:
    """Keep a message from leaving."""
    message = OutboxMessage.objects.select_for_update().get(pk=message.pk)
    require(actor, "kernel.withdraw_message")
    if message.state not in (OutboxMessage.State.FAILED, OutboxMessage.State.WAITING):
        raise RuleBroken("message_left_already")
    message.state, message.leased_until = OutboxMessage.State.SUPERSEDED, None
    message.save(update_fields=["state", "leased_until"])
    record(actor, "kernel.withdraw_message", None, key=message.key, channel=message.channel)
    return message
