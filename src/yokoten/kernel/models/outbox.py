"""Messages that wait to leave the house."""

from django.db import models
from django.db.models import Q


class OutboxMessage(models.Model):
    """A message to one destination by one channel. `key` makes it leave once; a worker leases it while it sends."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"
        SUPERSEDED = "superseded"

    key = models.CharField(max_length=120, unique=True)
    channel = models.CharField(max_length=16)
    destination = models.CharField(max_length=320)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField()
    language = models.CharField(max_length=5, default="en")
    stop_address = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(name="outbox_due", fields=["not_before", "id"], condition=Q(state="waiting")),
        ]
