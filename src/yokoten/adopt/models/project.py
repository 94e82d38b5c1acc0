"""A project, its way through the workflow, and its plan."""

import uuid

from django.db import models
from django.db.models import Q


class Project(models.Model):
    """What is improved, from where to where, for whom, and why it was begun. The workflow stays that of its version."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("kernel.Organisation", on_delete=models.PROTECT, related_name="+")
    workflow = models.CharField(max_length=40)
    workflow_version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=40)
    title = models.CharField(max_length=160)
    language = models.CharField(max_length=5)
    site = models.CharField(max_length=160, blank=True)
    process = models.CharField(max_length=200)
    begins_with = models.CharField(max_length=200)
    ends_with = models.CharField(max_length=200)
    reason = models.TextField(blank=True)
    sponsor = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    sponsor_name = models.CharField(max_length=120, blank=True)
    leader = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    leader_name = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    practice = models.ForeignKey(
        "practices.Practice", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    lesson = models.ForeignKey("exchange.Lesson", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    figures = models.JSONField(default=list, blank=True)
    is_example = models.BooleanField(default=False)
    created_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-starts_on", "-id"]
        indexes = [
            models.Index(fields=["organisation", "state"], name="project_of_house"),
            models.Index(fields=["-starts_on", "-id"], name="project_by_start"),
        ]

    def __str__(self) -> str:
        return self.title


class Step(models.Model):
    """A transition that was made: which, on which day, by whom, what was remarked; of a gate, how it was passed."""

    class Outcome(models.TextChoices):
        PASSED = "passed"
        REMARKS = "remarks"
        RETURNED = "returned"

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="steps")
    transition = models.CharField(max_length=40)
    source = models.CharField(max_length=40)
    target = models.CharField(max_length=40)
    event = models.CharField(max_length=40, blank=True)
    made_on = models.DateField()
    made_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    remark = models.TextField(blank=True)
    language = models.CharField(max_length=5)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)

    class Meta:
        ordering = ["project", "id"]

    def __str__(self) -> str:
        return f"{self.project}: {self.transition}"


class PlanItem(models.Model):
    """Something that will be done: by whom, by when, for which target."""

    class State(models.TextChoices):
        OPEN = "open"
        DONE = "done"
        DROPPED = "dropped"

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="plan")
    target = models.ForeignKey("adopt.Target", null=True, blank=True, on_delete=models.SET_NULL, related_name="plan")
    text = models.CharField(max_length=300)
    language = models.CharField(max_length=5)
    owner = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    owner_name = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    done_on = models.DateField(null=True, blank=True)
    drop_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["project", "due_on", "id"]
        constraints = [
            models.CheckConstraint(name="plan_item_done_has_day", condition=~Q(state="done") | Q(done_on__isnull=False))
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="plan_item_due")]

    def __str__(self) -> str:
        return self.text


class ProjectDocument(models.Model):
    """A file of the project; `kind` is the document of the workflow that it is, if it is one."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="documents")
    attachment = models.ForeignKey("kernel.Attachment", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=160)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["project", "id"]

    def __str__(self) -> str:
        return self.title
