"""An import: its file, what was asked about it and what was decided."""

from django.db import models
from django.db.models import Q


class DatasetImport(models.Model):
    """One file (or one batch of the API) on its way in. Nothing counts before `stored`; `undone` takes it all back."""

    class State(models.TextChoices):
        UPLOADED = "uploaded"
        MAPPED = "mapped"
        CHECKED = "checked"
        STORING = "storing"
        STORED = "stored"
        UNDONE = "undone"
        FAILED = "failed"

    organisation = models.ForeignKey("kernel.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    created_by = models.ForeignKey("kernel.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    title = models.CharField(max_length=200)
    origin = models.CharField(max_length=12, default="file")
    filename = models.CharField(max_length=200, blank=True)
    content = models.BinaryField(default=bytes)
    fingerprint = models.CharField(max_length=64, blank=True, db_index=True)
    source = models.ForeignKey("measure.Source", null=True, on_delete=models.PROTECT, related_name="+")
    vintage = models.CharField(max_length=10, blank=True)
    retrieved_on = models.DateField(null=True)
    layout = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.UPLOADED)
    rows_total = models.IntegerField(default=0)
    rows_done = models.IntegerField(default=0)
    values_stored = models.IntegerField(default=0)
    failure = models.JSONField(default=dict)
    stored_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(name="import_storing", fields=["id"], condition=Q(state="storing"))]

    def __str__(self) -> str:
        return self.title


class ImportAlarm(models.Model):
    """A question of the quality gate about values of an import, with its reason and the person's decision."""

    class Severity(models.TextChoices):
        STOP = "stop"
        CHECK = "check"
        GAP = "gap"

    class Decision(models.TextChoices):
        OPEN = ""
        ACCEPT = "accept"
        BREAK = "break"
        EXCLUDE = "exclude"
        REPLACE = "replace"

    dataset = models.ForeignKey(DatasetImport, on_delete=models.CASCADE, related_name="alarms")
    number = models.PositiveIntegerField()
    question = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=24)
    severity = models.CharField(max_length=8, choices=Severity.choices)
    row = models.IntegerField(null=True)
    column = models.CharField(max_length=200, blank=True)
    column_letter = models.CharField(max_length=4, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    place = models.ForeignKey("kernel.Place", null=True, on_delete=models.SET_NULL, related_name="+")
    indicator = models.ForeignKey("measure.Indicator", null=True, on_delete=models.SET_NULL, related_name="+")
    period = models.CharField(max_length=7, blank=True)
    value = models.FloatField(null=True)
    facts = models.JSONField(default=dict)
    decision = models.CharField(max_length=8, choices=Decision.choices, blank=True, default="")
    replacement = models.FloatField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey("kernel.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["dataset", "number"]
        constraints = [models.UniqueConstraint(name="alarm_number_once", fields=["dataset", "number"])]


class ColumnMemory(models.Model):
    """What an organisation said about columns of a file with this head, offered again next time."""

    organisation = models.ForeignKey("kernel.Organisation", on_delete=models.CASCADE, related_name="+")
    head = models.CharField(max_length=64)
    layout = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(name="column_memory_once", fields=["organisation", "head"])]


class NameMemory(models.Model):
    """Which place an organisation's files mean by a name; none where the name is no place, such as a total."""

    organisation = models.ForeignKey("kernel.Organisation", on_delete=models.CASCADE, related_name="+")
    folded = models.CharField(max_length=200)
    place = models.ForeignKey("kernel.Place", null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="name_memory_once", fields=["organisation", "folded"])]
