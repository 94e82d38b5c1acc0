"""Value-stream maps of a project: how goods and papers flow now, how they shall, and how they would at best."""

from django.db import models


class Stream(models.Model):
    """One map. Times of its steps are in `unit`; `demand` units are asked for in `available` working time.

    `day` is the working time of a day in the same unit, to say long times in days.
    """

    project = models.ForeignKey("adopt.Project", on_delete=models.CASCADE, related_name="streams")
    kind = models.CharField(max_length=8)
    unit = models.CharField(max_length=3)
    demand = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    available = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    day = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    drawn_on = models.DateField()

    class Meta:
        ordering = ["project", "id"]
        constraints = [models.UniqueConstraint(name="stream_of_a_kind_once", fields=["project", "kind"])]

    def __str__(self) -> str:
        return f"{self.project}: {self.kind}"


class StreamStep(models.Model):
    """A step as measured at the workplace; what nobody measured is empty. `loss` is what is lost in front or in it."""

    stream = models.ForeignKey(Stream, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    language = models.CharField(max_length=5)
    processing = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    waiting = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    transport = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    stock_before = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    people = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    changeover = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    batch = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    value_adding = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    defects = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    first_pass = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    loss = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["stream", "position", "id"]

    def __str__(self) -> str:
        return self.name
