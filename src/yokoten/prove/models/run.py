"""Answers to an evaluation: every run with the figures of its moment, its reviews, and the question after a year."""

from django.db import models

from yokoten.prove.models.evaluation import Evaluation
from yokoten.prove.rules.evidence_facts import CANNOT_SAY, KEPT, LOST, PARTLY, WORDS


class Run(models.Model):
    """What the figures said at one moment. `figures` are those used, `fingerprint` their digest.

    `used` is the registration as it was run, `facts` what the grade rests on (`rules.keeping` reads both back),
    `result` what the chart and the sentence need; grade and reasons follow reviews and the check after a year.
    """

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="runs")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    figures = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64)
    estimate = models.FloatField()
    lower = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    se = models.FloatField(null=True)
    used = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    deviations = models.JSONField(default=list)
    caveats = models.JSONField(default=list)
    rule_version = models.PositiveSmallIntegerField()
    grade = models.CharField(max_length=12, choices=[(word, word) for word in WORDS])
    points = models.FloatField()
    reasons = models.JSONField(default=list)

    class Meta:
        ordering = ["evaluation", "-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.evaluation}, {self.made_at:%Y-%m-%d}"


class Review(models.Model):
    """What a second person says of a run: agrees or objects, and why."""

    class Verdict(models.TextChoices):
        AGREES = "agrees"
        OBJECTS = "objects"

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    remark = models.TextField()
    language = models.CharField(max_length=5)

    class Meta:
        ordering = ["run", "made_at", "id"]

    def __str__(self) -> str:
        return f"{self.run}: {self.verdict}"


class HeldCheck(models.Model):
    """Whether the effect held after a year: asked when, answered how, how much of it is left."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="held_checks")
    due_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    verdict = models.CharField(max_length=12, choices=[(one, one) for one in (KEPT, PARTLY, LOST, CANNOT_SAY)])
    reason = models.JSONField(default=dict, blank=True)
    share = models.FloatField(null=True)
    lower = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    figures = models.JSONField(default=list)

    class Meta:
        ordering = ["run", "asked_at", "id"]

    def __str__(self) -> str:
        return f"{self.run}: {self.verdict}"
