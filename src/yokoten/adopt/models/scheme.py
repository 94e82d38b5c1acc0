"""What a scheme asks for, and the norms that were added here."""

from django.db import models
from django.db.models import Q


class Support(models.Model):
    """Cost, support and advance that a project asks for; `kept` holds the rules of the days they were granted."""

    project = models.OneToOneField("adopt.Project", on_delete=models.CASCADE, related_name="support")
    norm = models.CharField(max_length=40)
    units = models.PositiveIntegerField(default=1)
    cost = models.DecimalField(max_digits=18, decimal_places=2)
    asked = models.DecimalField(max_digits=18, decimal_places=2)
    advance = models.CharField(max_length=40, blank=True)
    advance_asked = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    progress = models.DecimalField(max_digits=5, decimal_places=4, default=0)
    kept = models.JSONField(default=dict, blank=True)
    norm_kept_on = models.DateField(null=True, blank=True)
    advance_kept_on = models.DateField(null=True, blank=True)
    set_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["project"]
        constraints = [models.CheckConstraint(name="support_for_one_at_least", condition=Q(units__gte=1))]

    def __str__(self) -> str:
        return f"{self.project}: {self.asked}"


class KeptNorm(models.Model):
    """A norm or an advance in one dated version; it stays as it is, a later one takes its place.

    Without an organisation it holds for everybody.
    """

    class Kind(models.TextChoices):
        NORM = "norm"
        ADVANCE = "advance"

    organisation = models.ForeignKey(
        "kernel.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=8, choices=Kind.choices)
    code = models.CharField(max_length=40)
    names = models.JSONField(default=dict)
    rule = models.CharField(max_length=80)
    issued_on = models.DateField()
    valid_from = models.DateField()
    share = models.DecimalField(max_digits=7, decimal_places=6)
    ceiling = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    progress_above = models.DecimalField(max_digits=7, decimal_places=6, null=True, blank=True)
    currency = models.CharField(max_length=3)
    source = models.CharField(max_length=300, blank=True)
    added_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "code", "valid_from", "id"]
        constraints = [
            models.UniqueConstraint(name="norm_once_a_day", fields=["organisation", "kind", "code", "valid_from"]),
            models.UniqueConstraint(
                name="norm_of_all_once_a_day",
                fields=["kind", "code", "valid_from"],
                condition=Q(organisation__isnull=True),
            ),
            models.CheckConstraint(name="norm_share_up_to_all", condition=Q(share__gte=0, share__lte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.code}, {self.rule}"
