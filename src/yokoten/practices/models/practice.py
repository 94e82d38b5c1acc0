"""Practices: what somebody does better, how it is done, and what came of it."""

import uuid

from django.db import models
from django.db.models import Q


class Practice(models.Model):
    """A reusable method in the library. Its words are in `PracticeText`, one row a language.

    `outcome` says whether it works, failed or was abandoned: the latter two teach as much and are marked. `title` is
    that of the original text. `revision` counts every change, so that nobody overwrites what they have not seen;
    `version` counts what was published.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        SUBMITTED = "submitted"
        CHECKING = "checking"
        PUBLISHED = "published"
        STALE = "stale"
        WITHDRAWN = "withdrawn"

    class Outcome(models.TextChoices):
        WORKS = "works"
        FAILED = "failed"
        ABANDONED = "abandoned"

    class Evidence(models.TextChoices):
        TOLD = "told"
        MEASURED = "measured"
        COMPARED = "compared"
        HELD = "held"

    class Level(models.TextChoices):
        NATIONAL = "national"
        REGIONAL = "regional"
        MUNICIPAL = "municipal"
        ORGANISATION = "organisation"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("kernel.Organisation", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("kernel.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    visibility = models.CharField(max_length=12, default="own")
    language = models.CharField(max_length=5)
    title = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, default=Outcome.WORKS)
    evidence = models.CharField(max_length=12, choices=Evidence.choices, default=Evidence.TOLD)
    level = models.CharField(max_length=16, choices=Level.choices, blank=True)
    sector = models.CharField(max_length=48, blank=True)
    size = models.CharField(max_length=12, blank=True)
    started_on = models.DateField(null=True, blank=True)
    cost = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    weeks = models.PositiveIntegerField(null=True, blank=True)
    contact_name = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    licence = models.CharField(max_length=48, blank=True)
    source_address = models.URLField(max_length=500, blank=True)
    is_open_for_visits = models.BooleanField(default=False)
    visits_per_year = models.PositiveSmallIntegerField(null=True, blank=True)
    most_guests = models.PositiveSmallIntegerField(null=True, blank=True)
    visit_languages = models.JSONField(default=list, blank=True)
    visit_terms = models.CharField(max_length=300, blank=True)
    concepts = models.ManyToManyField("practices.Concept", through="practices.PracticeConcept", related_name="+")
    is_example = models.BooleanField(default=False)
    is_without_concept = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    revision = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    changed_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    submitted_by = models.ForeignKey(
        "kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    checked_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decline_reason = models.TextField(blank=True)
    withdraw_reason = models.TextField(blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    import_key = models.CharField(max_length=120, blank=True)
    import_print = models.CharField(max_length=64, blank=True)
    imported_in = models.ForeignKey(
        "practices.PracticeImport", null=True, blank=True, on_delete=models.SET_NULL, related_name="practices"
    )

    class Meta:
        ordering = ["-published_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="practice_import_once", fields=["organisation", "import_key"], condition=~Q(import_key="")
            ),
            models.CheckConstraint(name="practice_cost_has_currency", condition=Q(cost__isnull=True) | ~Q(currency="")),
            models.CheckConstraint(
                name="practice_published_has_day",
                condition=~Q(state__in=["published", "stale"]) | Q(published_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["state", "visibility"], name="practice_state_seen")]

    def __str__(self) -> str:
        return self.title or str(self.key)


class PracticeText(models.Model):
    """The words of a practice in one language; the author's own are the original, others translate a version of it."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=5)
    title = models.CharField(max_length=160)
    problem = models.TextField(blank=True)
    context = models.TextField(blank=True)
    essence = models.TextField(blank=True)
    steps = models.TextField(blank=True)
    resources = models.TextField(blank=True)
    results = models.TextField(blank=True)
    difficulties = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    of_version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["practice", "language"]
        constraints = [models.UniqueConstraint(name="practice_text_once", fields=["practice", "language"])]

    def __str__(self) -> str:
        return self.title


class PracticeMetric(models.Model):
    """A result in figures: what was measured before and after, in which unit and how."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="metrics")
    position = models.PositiveSmallIntegerField(default=0)
    names = models.JSONField(default=dict)
    unit = models.CharField(max_length=60)
    before = models.FloatField(null=True, blank=True)
    after = models.FloatField(null=True, blank=True)
    before_period = models.CharField(max_length=40, blank=True)
    after_period = models.CharField(max_length=40, blank=True)
    method = models.CharField(max_length=200, blank=True)
    is_lower_better = models.BooleanField(default=False)

    class Meta:
        ordering = ["practice", "position", "id"]


class PracticeConcept(models.Model):
    """A concept that a practice carries; suggested by the search until the author confirms it."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="practice_concepts")
    concept = models.ForeignKey("practices.Concept", on_delete=models.CASCADE, related_name="practice_concepts")
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ["practice", "concept"]
        constraints = [models.UniqueConstraint(name="practice_concept_once", fields=["practice", "concept"])]


class PracticeVersion(models.Model):
    """A practice as it stood: kept whole at every publishing and at every change after it."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField(default=dict)
    note = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["practice", "-number"]
        constraints = [models.UniqueConstraint(name="practice_version_once", fields=["practice", "number"])]


class PracticeUse(models.Model):
    """Another organisation that has the practice, since when, and what it says of it."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="uses")
    organisation = models.ForeignKey("kernel.Organisation", on_delete=models.PROTECT, related_name="+")
    since_year = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.TextField(blank=True)
    language = models.CharField(max_length=5, blank=True)
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["practice", "since_year", "id"]
        constraints = [models.UniqueConstraint(name="practice_use_once", fields=["practice", "organisation"])]


class PracticeCorrection(models.Model):
    """What a reader says is wrong on a practice's page, and what its owner answered."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="corrections")
    words = models.TextField()
    language = models.CharField(max_length=5, blank=True)
    asked_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]


class PracticeImport(models.Model):
    """A file of practices: brought in as one act, taken back as a whole.

    `before` keeps the practices that the file changed as they stood, by number.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded"
        MAPPED = "mapped"
        STORED = "stored"
        UNDONE = "undone"

    organisation = models.ForeignKey("kernel.Organisation", on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(max_length=200)
    content = models.BinaryField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.UPLOADED)
    mapping = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    created_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    stored_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.filename


class PracticeDocument(models.Model):
    """A file that belongs to a practice; whoever sees the practice may read it."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="documents")
    attachment = models.ForeignKey("kernel.Attachment", on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=160)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["practice", "id"]
        constraints = [models.UniqueConstraint(name="practice_document_once", fields=["practice", "attachment"])]

    def __str__(self) -> str:
        return self.title
