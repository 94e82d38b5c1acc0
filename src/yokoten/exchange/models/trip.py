"""A trip of one guest organisation to one or more hosts, and the visit to each of them."""

import uuid

from django.db import models
from django.db.models import F, Q


class Trip(models.Model):
    """What the guests want to learn, who travels and what is asked; the same questions go to every host."""

    class State(models.TextChoices):
        PLANNED = "planned"
        HELD = "held"
        CLOSED = "closed"
        CANCELLED = "cancelled"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("kernel.Organisation", on_delete=models.PROTECT, related_name="+")
    visit_type = models.ForeignKey("exchange.VisitType", on_delete=models.PROTECT, related_name="trips")
    title = models.CharField(max_length=160)
    aim = models.TextField(blank=True)
    intended_use = models.TextField(blank=True)
    language = models.CharField(max_length=5)
    theme = models.ForeignKey("practices.Concept", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    practice = models.ForeignKey(
        "practices.Practice", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    indicator = models.ForeignKey(
        "measure.Indicator", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    figures = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PLANNED)
    carries_certification = models.BooleanField(default=False)
    is_example = models.BooleanField(default=False)
    lessons_due_on = models.DateField(null=True, blank=True)
    follow_up_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.title


class Delegate(models.Model):
    """Somebody who travels. Personal data: for the two parties of the trip only."""

    trip = models.ForeignKey(Trip, on_delete=models.CASCADE, related_name="delegates")
    person = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=120)
    position = models.CharField(max_length=160, blank=True)
    employer = models.CharField(max_length=160, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    needs = models.CharField(max_length=200, blank=True)
    is_head = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["trip", "-is_head", "order", "id"]
        constraints = [
            models.UniqueConstraint(name="delegation_has_one_head", fields=["trip"], condition=Q(is_head=True))
        ]


class TripQuestion(models.Model):
    """A question of the trip, with the figures behind it; put to every host alike."""

    trip = models.ForeignKey(Trip, on_delete=models.CASCADE, related_name="questions")
    bank_question = models.ForeignKey(
        "exchange.BankQuestion", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField()
    language = models.CharField(max_length=5)
    figures = models.JSONField(default=list, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["trip", "order", "id"]


class Visit(models.Model):
    """The visit to one host of a trip. A host without an account answers by a signed link sent to `host_email`."""

    class State(models.TextChoices):
        DRAFT = "draft"
        REQUESTED = "requested"
        ACCEPTED = "accepted"
        AGREED = "agreed"
        HELD = "held"
        CLOSED = "closed"
        DECLINED = "declined"
        CANCELLED = "cancelled"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    trip = models.ForeignKey(Trip, on_delete=models.CASCADE, related_name="visits")
    order = models.PositiveSmallIntegerField(default=0)
    host = models.ForeignKey("kernel.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("kernel.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    practice = models.ForeignKey(
        "practices.Practice", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    host_name = models.CharField(max_length=160, blank=True)
    host_email = models.EmailField(blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    message = models.TextField(blank=True)
    first_on = models.DateField(null=True, blank=True)
    last_on = models.DateField(null=True, blank=True)
    decline_reason = models.TextField(blank=True)
    host_contact_name = models.CharField(max_length=120, blank=True)
    host_contact_phone = models.CharField(max_length=40, blank=True)
    host_contact_email = models.EmailField(blank=True)
    host_words = models.TextField(blank=True)
    requested_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["trip", "order", "id"]
        constraints = [
            models.CheckConstraint(
                name="visit_days_in_order",
                condition=Q(first_on__isnull=True) | Q(last_on__isnull=True) | Q(first_on__lte=F("last_on")),
            ),
            models.CheckConstraint(
                name="visit_has_somebody_to_visit", condition=Q(host__isnull=False) | ~Q(host_name="")
            ),
        ]
        indexes = [models.Index(fields=["host", "state"], name="visit_of_host")]

    def __str__(self) -> str:
        return str(self.key)


class ProposedDates(models.Model):
    """Days that one side proposed for a visit, and what became of them."""

    class Side(models.TextChoices):
        GUEST = "guest"
        HOST = "host"

    class State(models.TextChoices):
        OPEN = "open"
        TAKEN = "taken"
        PASSED_OVER = "passed_over"

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="dates")
    side = models.CharField(max_length=8, choices=Side.choices)
    first_on = models.DateField()
    last_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["visit", "made_at", "id"]
        constraints = [models.CheckConstraint(name="proposed_days_in_order", condition=Q(first_on__lte=F("last_on")))]


class Site(models.Model):
    """A place of work that guests are shown: a workshop, a counter, a facility of an enterprise."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="sites")
    name = models.CharField(max_length=160)
    address = models.CharField(max_length=300, blank=True)
    contact_name = models.CharField(max_length=120, blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["visit", "order", "id"]

    def __str__(self) -> str:
        return self.name


class AgendaItem(models.Model):
    """One point of the programme, in the host's local time."""

    class Kind(models.TextChoices):
        TALK = "talk"
        SITE = "site"
        TRAVEL = "travel"
        MEAL = "meal"
        WRAP_UP = "wrap_up"

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="agenda")
    on = models.DateField()
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.TALK)
    title = models.CharField(max_length=200)
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    speaker = models.CharField(max_length=160, blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["visit", "on", "starts_at", "id"]
        constraints = [models.CheckConstraint(name="agenda_times_in_order", condition=Q(starts_at__lt=F("ends_at")))]


class DroppedPoint(models.Model):
    """A point that the programme had once, under the number it had: calendars that know it are told that it is off."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="dropped_points")
    number = models.PositiveBigIntegerField()
    on = models.DateField()
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    title = models.CharField(max_length=200)

    class Meta:
        ordering = ["visit", "number"]
        constraints = [models.UniqueConstraint(name="point_dropped_once", fields=["visit", "number"])]
