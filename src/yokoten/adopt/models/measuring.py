"""What a project wants to reach, and the numbers that show whether it does."""

import uuid

from django.db import models


class Target(models.Model):
    """A quantity of the project: where it stood, where it shall stand, how it is measured.

    The first `baseline_count` measurements make the limits of the chart once they are frozen; `changes` are days from
    which new limits hold, each with its reason. Of a chart of shares, rates or subgroups a measurement keeps what was
    counted; its value is then reckoned.
    """

    class Chart(models.TextChoices):
        SINGLE = "xmr"
        SHARE = "p"
        RATE = "u"
        COUNT = "c"
        SUBGROUP = "xbar"

    class Rules(models.TextChoices):
        LIMITS = "limits"
        WHEELER = "wheeler"
        WESTERN = "western"

    project = models.ForeignKey("adopt.Project", on_delete=models.CASCADE, related_name="targets")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=160)
    language = models.CharField(max_length=5)
    unit = models.CharField(max_length=40)
    is_lower_better = models.BooleanField(default=True)
    baseline = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    goal = models.DecimalField(max_digits=24, decimal_places=6)
    method = models.CharField(max_length=300, blank=True)
    baseline_count = models.PositiveSmallIntegerField(null=True, blank=True)
    changes = models.JSONField(default=list, blank=True)
    chart = models.CharField(max_length=4, choices=Chart.choices, default=Chart.SINGLE)
    rules = models.CharField(max_length=8, choices=Rules.choices, default=Rules.WHEELER)
    locked_at = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["project", "position", "id"]

    def __str__(self) -> str:
        return self.name


class Measurement(models.Model):
    """A number of a day. `key` is given where it was noted first, so that sending it twice stores it once.

    `period` is that of the official figure it came from, empty where somebody noted it.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="measurements")
    on = models.DateField()
    value = models.DecimalField(max_digits=24, decimal_places=6)
    events = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    size = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    parts = models.JSONField(default=list, blank=True)
    note = models.CharField(max_length=300, blank=True)
    period = models.CharField(max_length=7, blank=True)
    language = models.CharField(max_length=5)
    noted_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    noted_at = models.DateTimeField()
    brought_by = models.ForeignKey(
        "adopt.MeasurementImport", null=True, blank=True, on_delete=models.SET_NULL, related_name="numbers"
    )

    class Meta:
        ordering = ["target", "on", "id"]
        constraints = [models.UniqueConstraint(name="measurement_once_a_day", fields=["target", "on"])]

    def __str__(self) -> str:
        return f"{self.target}, {self.on}"


class MeasurementImport(models.Model):
    """Numbers that came from a file at once. `before` holds what they replaced, for whoever takes them back."""

    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="imports")
    filename = models.CharField(max_length=200)
    count = models.PositiveIntegerField()
    before = models.JSONField(default=list, blank=True)
    imported_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    imported_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["target", "id"]

    def __str__(self) -> str:
        return f"{self.target}: {self.filename}"


class Forecast(models.Model):
    """What the team expects a target to come to. A gate that is passed locks it; the next one is written beside it."""

    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="forecasts")
    value = models.DecimalField(max_digits=24, decimal_places=6)
    note = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=5)
    made_on = models.DateField()
    made_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    locked_at = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["target", "id"]
        constraints = [
            models.UniqueConstraint(name="forecast_open_once", fields=["target"], condition=models.Q(locked_at=""))
        ]

    def __str__(self) -> str:
        return f"{self.target}, {self.made_on}"
