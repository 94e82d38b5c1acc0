"""What a project brought, and whether somebody outside of the team believes it."""

from django.db import models
from django.db.models import Q


class Effect(models.Model):
    """Money that a project saved, earned or cost: once or every year, on paper or in cash, and how it was reckoned."""

    class Kind(models.TextChoices):
        ONE_OFF = "one-off"
        YEARLY = "yearly"

    class Form(models.TextChoices):
        CASH = "cash"
        PAPER = "paper"

    project = models.ForeignKey("adopt.Project", on_delete=models.CASCADE, related_name="effects")
    what = models.CharField(max_length=200)
    language = models.CharField(max_length=5)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    form = models.CharField(max_length=8, choices=Form.choices)
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    currency = models.CharField(max_length=3)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    reckoned = models.TextField()
    added_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["project", "id"]
        constraints = [
            models.CheckConstraint(
                name="effect_ends_after_start",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("begins_on")),
            )
        ]

    def __str__(self) -> str:
        return self.what


class Result(models.Model):
    """A result as the team submitted it, with its numbers of that day, and what was decided on it.

    `targets` and `totals` are copies: what is changed in the project later does not change what was decided on.
    """

    class State(models.TextChoices):
        SUBMITTED = "submitted"
        APPROVED = "approved"
        DECLINED = "declined"

    project = models.ForeignKey("adopt.Project", on_delete=models.CASCADE, related_name="results")
    state = models.CharField(max_length=10, choices=State.choices, default=State.SUBMITTED)
    summary = models.TextField()
    language = models.CharField(max_length=5)
    targets = models.JSONField(default=list, blank=True)
    totals = models.JSONField(default=list, blank=True)
    submitted_by = models.ForeignKey(
        "kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    submitted_at = models.DateTimeField()
    decided_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    remark = models.TextField(blank=True)
    remark_language = models.CharField(max_length=5, blank=True)

    class Meta:
        ordering = ["project", "id"]
        constraints = [
            models.UniqueConstraint(name="result_waits_once", fields=["project"], condition=Q(state="submitted")),
            models.CheckConstraint(name="result_declined_says_why", condition=~Q(state="declined") | ~Q(remark="")),
        ]

    def __str__(self) -> str:
        return f"{self.project}, {self.submitted_at:%Y-%m-%d}"
