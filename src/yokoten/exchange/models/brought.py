"""What devices bring from a visit beside words: photographs, and the mark that a change has arrived."""

from django.db import models
from django.db.models import Q


class FindingPhoto(models.Model):
    """A photograph of a finding, for the guests alone. Whoever can be recognised on it has agreed."""

    finding = models.ForeignKey("exchange.Finding", on_delete=models.CASCADE, related_name="photos")
    attachment = models.ForeignKey("kernel.Attachment", on_delete=models.CASCADE, related_name="+")
    has_people = models.BooleanField(default=False)
    has_consent = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["finding", "order", "id"]
        constraints = [
            models.UniqueConstraint(name="finding_photo_once", fields=["attachment"]),
            models.CheckConstraint(name="people_on_photos_agreed", condition=Q(has_people=False) | Q(has_consent=True)),
        ]


class Arrival(models.Model):
    """A change that a device sent and that was taken, under the key the device gave it: sent again, it changes nothing.

    `revision` is what the answer or finding had become by it.
    """

    key = models.UUIDField()
    visit = models.ForeignKey("exchange.Visit", on_delete=models.CASCADE, related_name="arrivals")
    revision = models.PositiveIntegerField()
    conflict = models.ForeignKey(
        "exchange.Conflict", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    arrived_at = models.DateTimeField()

    class Meta:
        ordering = ["visit", "arrived_at", "id"]
        constraints = [models.UniqueConstraint(name="change_arrives_once", fields=["visit", "key"])]
