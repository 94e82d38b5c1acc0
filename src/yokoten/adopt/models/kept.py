"""Workflows that were written here."""

from django.db import models
from django.db.models import Q


class KeptWorkflow(models.Model):
    """One version of a workflow as TOML: a draft, or in force from a day on and never changed again.

    Without an organisation it holds for everybody.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        PUBLISHED = "published"

    organisation = models.ForeignKey(
        "kernel.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    code = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    content = models.TextField()
    valid_from = models.DateField(null=True, blank=True)
    begun_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    begun_at = models.DateTimeField()
    published_by = models.ForeignKey(
        "kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["code", "version"]
        constraints = [
            models.UniqueConstraint(name="workflow_version_once", fields=["code", "version"]),
            models.CheckConstraint(
                name="published_workflow_has_day", condition=Q(state="draft") | Q(valid_from__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}, {self.version}"
