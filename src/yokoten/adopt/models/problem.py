"""What is lost in a process and why; what was decided and said about a project."""

from django.db import models


class Problem(models.Model):
    """A loss that somebody saw: where, why five times over, on which bone of the fishbone, and what is done."""

    project = models.ForeignKey("adopt.Project", on_delete=models.CASCADE, related_name="problems")
    number = models.PositiveSmallIntegerField()
    loss = models.CharField(max_length=16)
    seen = models.CharField(max_length=300)
    language = models.CharField(max_length=5)
    place = models.CharField(max_length=160, blank=True)
    whys = models.JSONField(default=list, blank=True)
    branch = models.CharField(max_length=12, blank=True)
    item = models.ForeignKey(
        "adopt.PlanItem", null=True, blank=True, on_delete=models.SET_NULL, related_name="problems"
    )
    noted_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["project", "number"]
        constraints = [models.UniqueConstraint(name="problem_number_once", fields=["project", "number"])]

    def __str__(self) -> str:
        return self.seen


class Decision(models.Model):
    """What was decided about a project: by whom, on which day."""

    project = models.ForeignKey("adopt.Project", on_delete=models.CASCADE, related_name="decisions")
    text = models.TextField()
    language = models.CharField(max_length=5)
    decided_on = models.DateField()
    decided_by = models.CharField(max_length=160)
    noted_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["project", "decided_on", "id"]

    def __str__(self) -> str:
        return self.text[:80]


class Comment(models.Model):
    """What somebody said about a project."""

    project = models.ForeignKey("adopt.Project", on_delete=models.CASCADE, related_name="comments")
    text = models.TextField()
    language = models.CharField(max_length=5)
    written_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["project", "id"]

    def __str__(self) -> str:
        return self.text[:80]
