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


class FrontierRun(models.Model):
    """Intervals of a frontier question, computed in the background: the question, how far it is, the frozen answer.

    One per fingerprint of figures and question, whoever asks and from whichever region; those given up do not count.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        FINISHED = "finished"
        GIVEN_UP = "given_up"

    organisation = models.ForeignKey("kernel.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    created_by = models.ForeignKey("kernel.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    focus = models.ForeignKey("kernel.Place", on_delete=models.PROTECT, related_name="+")
    question = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64)
    replications = models.PositiveIntegerField()
    seed = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    replications_done = models.PositiveIntegerField(default=0)
    answer = models.JSONField(default=dict)
    failure = models.JSONField(default=dict)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="frontier_run_once", fields=["fingerprint"], condition=~models.Q(state="given_up")
            )
        ]

    def __str__(self) -> str:
        return f"{self.focus} {self.question.get('period', '')}".strip()

    @property
    def is_open(self) -> bool:
        """Waiting or running."""
        return self.state in (self.State.WAITING, self.State.RUNNING)
