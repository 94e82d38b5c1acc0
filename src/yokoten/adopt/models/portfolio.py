"""Tables of projects that were brought in."""

from django.db import models
from django.db.models import Q


class Portfolio(models.Model):
    """A table of projects: brought in as one act, taken back as a whole.

    `made` holds the numbers of the projects that it made.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded"
        MAPPED = "mapped"
        STORED = "stored"
        UNDONE = "undone"

    organisation = models.ForeignKey("kernel.Organisation", on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(max_length=200)
    content = models.BinaryField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.UPLOADED)
    columns = models.JSONField(default=dict)
    language = models.CharField(max_length=5)
    made = models.JSONField(default=list, blank=True)
    created_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    stored_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="portfolio_stored_has_moment",
                condition=~Q(state__in=["stored", "undone"]) | Q(stored_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.filename
