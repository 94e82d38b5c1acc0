"""Saved questions and their frozen answers."""

from django.db import models


class Comparison(models.Model):
    """A question (who, which outcome, which structure, when), its answer and the fingerprint of its figures."""

    class Visibility(models.TextChoices):
        OWN = "own"
        LINK = "link"
        NETWORK = "network"

    token = models.CharField(max_length=32, unique=True)
    organisation = models.ForeignKey("kernel.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    created_by = models.ForeignKey("kernel.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    visibility = models.CharField(max_length=8, choices=Visibility.choices, default=Visibility.OWN)
    focus = models.ForeignKey("kernel.Place", on_delete=models.PROTECT, related_name="+")
    outcome = models.ForeignKey("measure.Indicator", on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=7)
    question = models.JSONField(default=dict)
    answer = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.title
