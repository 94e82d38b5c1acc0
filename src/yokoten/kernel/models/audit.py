"""Who did what, when: written by actions, never changed."""

from django.db import models


class Entry(models.Model):
    """One line of the audit trail."""

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey("kernel.Person", null=True, on_delete=models.SET_NULL, related_name="entries")
    actor_label = models.CharField(max_length=200)
    act = models.CharField(max_length=64)
    organisation = models.ForeignKey(
        "kernel.Organisation", null=True, on_delete=models.SET_NULL, related_name="entries"
    )
    thing_kind = models.CharField(max_length=48, blank=True)
    thing_id = models.CharField(max_length=48, blank=True)
    thing_label = models.CharField(max_length=300, blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(name="entry_thing", fields=["thing_kind", "thing_id"]),
            models.Index(name="entry_at", fields=["-at"]),
        ]
