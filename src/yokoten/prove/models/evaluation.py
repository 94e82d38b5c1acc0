"""A question about an effect with everything that could be chosen to suit the answer, signed before it is known."""

import uuid

from django.db import models
from django.db.models import Q

from yokoten.prove.rules.designs import STRENGTH


class Evaluation(models.Model):
    """What is asked and how it will be answered. Nothing of it changes once it is registered; nothing is deleted.

    On a project's own numbers it has a `target`; on official figures an `indicator`, with who began (`treated`: code of
    the place and first period) and who did not (`comparison`: codes of places). `matters` is the smallest effect worth
    having, in the unit of the outcome. `print` is the digest of the registration; `is_after_the_fact`:
    figures from after the start were known by then.
    """

    class State(models.TextChoices):
        REGISTERED = "registered"
        RUN = "run"
        REVIEWED = "reviewed"
        WITHDRAWN = "withdrawn"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("kernel.Organisation", on_delete=models.PROTECT, related_name="+")
    project = models.ForeignKey("adopt.Project", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    practice = models.ForeignKey(
        "practices.Practice", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    target = models.ForeignKey("adopt.Target", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(
        "measure.Indicator", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    treated = models.JSONField(default=list, blank=True)
    comparison = models.JSONField(default=list, blank=True)
    question = models.CharField(max_length=300)
    language = models.CharField(max_length=5)
    outcome = models.CharField(max_length=200)
    unit = models.CharField(max_length=40)
    is_lower_better = models.BooleanField(default=True)
    design = models.CharField(max_length=16, choices=[(code, code) for code in STRENGTH])
    window_from = models.DateField()
    window_to = models.DateField()
    start = models.DateField()
    matters = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(
        "kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    print = models.CharField(max_length=64)
    is_after_the_fact = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.REGISTERED)
    withdraw_reason = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["-registered_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="evaluation_of_one_source",
                condition=Q(target__isnull=False, indicator__isnull=True)
                | Q(target__isnull=True, indicator__isnull=False),
            ),
            models.CheckConstraint(
                name="evaluation_withdrawn_has_reason", condition=~Q(state="withdrawn") | ~Q(withdraw_reason="")
            ),
            models.CheckConstraint(
                name="evaluation_start_in_window",
                condition=Q(start__gt=models.F("window_from"), start__lte=models.F("window_to")),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="evaluation_of_house")]

    def __str__(self) -> str:
        return self.question
