"""What a gate left open."""

from django.db import models


class GatePoint(models.Model):
    """A remark of a gate that somebody answers for by a day; it stands until it is closed."""

    project = models.ForeignKey("adopt.Project", on_delete=models.CASCADE, related_name="points")
    step = models.ForeignKey("adopt.Step", on_delete=models.CASCADE, related_name="points")
    text = models.CharField(max_length=300)
    language = models.CharField(max_length=5)
    owner = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    owner_name = models.CharField(max_length=120, blank=True)
    due_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["project", "due_on", "id"]
        indexes = [models.Index(fields=["project", "closed_on"], name="gate_point_open")]

    def __str__(self) -> str:
        return self.text
