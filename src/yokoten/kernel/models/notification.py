"""What the house told people, and how they want to be told."""

from django.db import models
from django.db.models import Q

from yokoten.kernel.rules.digests import DAILY
from yokoten.kernel.rules.notifications import OFF


class Notification(models.Model):
    """One thing told to one person once (`key`); the sentence is made by the door from kind and facts.

    `letter` is what the person had chosen then; `lettered_at` says that the letter was written.
    """

    person = models.ForeignKey("kernel.Person", on_delete=models.CASCADE, related_name="notifications")
    organisation = models.ForeignKey("kernel.Organisation", null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=64)
    key = models.CharField(max_length=160)
    facts = models.JSONField(default=dict)
    address = models.CharField(max_length=300, blank=True)
    is_shown = models.BooleanField(default=True)
    letter = models.CharField(max_length=8, default=OFF)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    lettered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [models.UniqueConstraint(name="notification_once", fields=["person", "key"])]
        indexes = [
            models.Index(name="notification_list", fields=["person", "-made_at"]),
            models.Index(
                name="notification_unread", fields=["person"], condition=Q(read_at__isnull=True, is_shown=True)
            ),
            models.Index(
                name="notification_letters",
                fields=["letter", "made_at"],
                condition=Q(lettered_at__isnull=True, read_at__isnull=True) & ~Q(letter=OFF),
            ),
        ]


class NotificationChoice(models.Model):
    """How a person wants to hear of one kind; without a row the product tells and no letter leaves."""

    person = models.ForeignKey("kernel.Person", on_delete=models.CASCADE, related_name="notification_choices")
    kind = models.CharField(max_length=64)
    in_product = models.BooleanField(default=True)
    email = models.CharField(max_length=8, default=OFF)

    class Meta:
        ordering = ["kind"]
        constraints = [models.UniqueConstraint(name="notification_choice_once", fields=["person", "kind"])]


class LetterTiming(models.Model):
    """When a person's collected letters leave."""

    person = models.OneToOneField(
        "kernel.Person", on_delete=models.CASCADE, primary_key=True, related_name="letter_timing"
    )
    rhythm = models.CharField(max_length=8, default=DAILY)
    hour = models.PositiveSmallIntegerField(default=8)
    zone = models.CharField(max_length=48, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(name="letter_timing_hour", condition=Q(hour__lt=24))]
