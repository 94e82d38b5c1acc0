"""What a visit may be and what visitors ask: types with their caps, the question bank, a host's terms."""

from django.db import models
from django.db.models import F, Q


class VisitType(models.Model):
    """A kind of exchange with its caps. All of it is data; shipped ones are examples that a centre edits."""

    class Purpose(models.TextChoices):
        STUDY = "study"
        EXPERT = "expert"
        CERTIFICATION = "certification"
        WORKSHOP = "workshop"

    code = models.SlugField(max_length=48, unique=True)
    names = models.JSONField(default=dict)
    purpose = models.CharField(max_length=16, choices=Purpose.choices, default=Purpose.STUDY)
    most_delegates = models.PositiveSmallIntegerField(null=True, blank=True)
    least_delegates = models.PositiveSmallIntegerField(default=1)
    least_days = models.PositiveSmallIntegerField(default=1)
    most_days = models.PositiveSmallIntegerField(null=True, blank=True)
    most_hosts = models.PositiveSmallIntegerField(default=2)
    least_questions = models.PositiveSmallIntegerField(default=3)
    lessons_due_days = models.PositiveSmallIntegerField(default=14)
    follow_up_days = models.PositiveSmallIntegerField(default=90)
    source = models.CharField(max_length=200, blank=True)
    is_example = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "code"]
        constraints = [
            models.CheckConstraint(
                name="visit_type_days_in_order",
                condition=Q(most_days__isnull=True) | Q(least_days__lte=F("most_days")),
            )
        ]

    def __str__(self) -> str:
        return self.code

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names.get("en") or self.code


class BankQuestion(models.Model):
    """A question worth asking on a theme, in every language; a house question belongs to nobody."""

    code = models.SlugField(max_length=64, unique=True)
    theme = models.ForeignKey("practices.Concept", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "kernel.Organisation", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    texts = models.JSONField(default=dict)
    position = models.PositiveIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["theme", "position", "code"]

    def __str__(self) -> str:
        return self.code

    def text(self, language: str) -> str:
        return self.texts.get(language) or self.texts.get("en") or next(iter(self.texts.values()), self.code)


class HostTerms(models.Model):
    """On which terms an organisation receives guests."""

    organisation = models.OneToOneField("kernel.Organisation", on_delete=models.CASCADE, related_name="+")
    is_open = models.BooleanField(default=True)
    visits_per_month = models.PositiveSmallIntegerField(null=True, blank=True)
    most_guests = models.PositiveSmallIntegerField(null=True, blank=True)
    notice_days = models.PositiveSmallIntegerField(default=14)
    languages = models.JSONField(default=list, blank=True)
    contact_name = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    words = models.TextField(blank=True)
    changed_at = models.DateTimeField()


class HostClosure(models.Model):
    """Days on which an organisation receives nobody."""

    organisation = models.ForeignKey("kernel.Organisation", on_delete=models.CASCADE, related_name="+")
    first_on = models.DateField()
    last_on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["first_on"]
        constraints = [models.CheckConstraint(name="host_closure_in_order", condition=Q(first_on__lte=F("last_on")))]
