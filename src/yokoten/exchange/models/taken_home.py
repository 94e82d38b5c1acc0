"""What guests write down and take home: answers, findings, lessons, commitments, feedback."""

import uuid

from django.db import models
from django.db.models import Q


class Answer(models.Model):
    """What one host answered to one question. `revision` grows with each change: devices see each other."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    visit = models.ForeignKey("exchange.Visit", on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey("exchange.TripQuestion", on_delete=models.CASCADE, related_name="answers")
    text = models.TextField(blank=True)
    language = models.CharField(max_length=5)
    figure = models.CharField(max_length=120, blank=True)
    is_from_host = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    noted_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["visit", "question"]
        constraints = [models.UniqueConstraint(name="answer_once", fields=["visit", "question"])]


class Finding(models.Model):
    """What somebody saw on the spot. The key comes from the device that noted it, so nothing arrives twice."""

    class Kind(models.TextChoices):
        FACT = "fact"
        IDEA = "idea"
        RISK = "risk"
        SURPRISE = "surprise"

    key = models.UUIDField(default=uuid.uuid4, unique=True)
    visit = models.ForeignKey("exchange.Visit", on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.FACT)
    text = models.TextField()
    language = models.CharField(max_length=5)
    site = models.ForeignKey("exchange.Site", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    where = models.CharField(max_length=160, blank=True)
    question = models.ForeignKey(
        "exchange.TripQuestion", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    revision = models.PositiveIntegerField(default=1)
    seen_at = models.DateTimeField()
    noted_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    noted_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["visit", "seen_at", "id"]


class Conflict(models.Model):
    """Two people changed the same thing apart from each other: both wordings are kept until somebody decides."""

    visit = models.ForeignKey("exchange.Visit", on_delete=models.CASCADE, related_name="conflicts")
    answer = models.ForeignKey(Answer, null=True, blank=True, on_delete=models.CASCADE, related_name="conflicts")
    finding = models.ForeignKey(Finding, null=True, blank=True, on_delete=models.CASCADE, related_name="conflicts")
    text = models.TextField()
    figure = models.CharField(max_length=120, blank=True)
    based_on_revision = models.PositiveIntegerField()
    noted_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    noted_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["visit", "noted_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="conflict_about_one_thing",
                condition=Q(answer__isnull=False, finding__isnull=True) | Q(answer__isnull=True, finding__isnull=False),
            )
        ]


class Lesson(models.Model):
    """What the guests make of it: copy, adapt or avoid."""

    class Verdict(models.TextChoices):
        COPY = "copy"
        ADAPT = "adapt"
        AVOID = "avoid"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    trip = models.ForeignKey("exchange.Trip", on_delete=models.CASCADE, related_name="lessons")
    visit = models.ForeignKey(
        "exchange.Visit", null=True, blank=True, on_delete=models.SET_NULL, related_name="lessons"
    )
    practice = models.ForeignKey(
        "practices.Practice", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    text = models.TextField()
    why = models.TextField(blank=True)
    language = models.CharField(max_length=5)
    findings = models.ManyToManyField(Finding, blank=True, related_name="lessons")
    made_practice = models.ForeignKey(
        "practices.Practice", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_shared_with_host = models.BooleanField(default=True)
    order = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["trip", "order", "id"]


class Commitment(models.Model):
    """Who does what by when because of the trip; asked again when the follow-up is due."""

    class State(models.TextChoices):
        OPEN = "open"
        DONE = "done"
        DROPPED = "dropped"

    class Outcome(models.TextChoices):
        IN_PLACE = "in_place"
        PARTLY = "partly"
        NOT_YET = "not_yet"
        GIVEN_UP = "given_up"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    trip = models.ForeignKey("exchange.Trip", on_delete=models.CASCADE, related_name="commitments")
    lesson = models.ForeignKey(Lesson, null=True, blank=True, on_delete=models.SET_NULL, related_name="commitments")
    text = models.TextField()
    language = models.CharField(max_length=5)
    owner = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    owner_name = models.CharField(max_length=120, blank=True)
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    done_on = models.DateField(null=True, blank=True)
    drop_reason = models.TextField(blank=True)
    follow_up_on = models.DateField(null=True, blank=True)
    followed_up_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    outcome_words = models.TextField(blank=True)
    is_shared_with_host = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["trip", "due_on", "id"]
        constraints = [
            models.CheckConstraint(name="commitment_has_owner", condition=Q(owner__isnull=False) | ~Q(owner_name="")),
            models.CheckConstraint(
                name="commitment_followed_up_says_what", condition=Q(followed_up_on__isnull=True) | ~Q(outcome="")
            ),
        ]


class Feedback(models.Model):
    """What one side says of a visit: marks from 1 to 5 and words."""

    visit = models.ForeignKey("exchange.Visit", on_delete=models.CASCADE, related_name="feedback")
    side = models.CharField(max_length=8, choices=[("guest", "Guest"), ("host", "Host")])
    usefulness = models.PositiveSmallIntegerField(null=True, blank=True)
    organisation_mark = models.PositiveSmallIntegerField(null=True, blank=True)
    openness = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.TextField(blank=True)
    language = models.CharField(max_length=5)
    may_be_quoted = models.BooleanField(default=False)
    given_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["visit", "side"]
        constraints = [
            models.UniqueConstraint(name="feedback_once_a_side", fields=["visit", "side"]),
            models.CheckConstraint(
                name="feedback_marks_one_to_five",
                condition=(Q(usefulness__isnull=True) | Q(usefulness__range=(1, 5)))
                & (Q(organisation_mark__isnull=True) | Q(organisation_mark__range=(1, 5)))
                & (Q(openness__isnull=True) | Q(openness__range=(1, 5))),
            ),
        ]
