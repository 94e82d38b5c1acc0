"""The thesaurus: concepts with labels in several languages, how they stand to each other, and proposals for it."""

from django.db import models
from django.db.models import F, Q


class Concept(models.Model):
    """A SKOS concept. Concepts without a broader one are the themes that lists and question banks go by."""

    code = models.SlugField(max_length=48, unique=True)
    group = models.SlugField(max_length=48, blank=True)
    broader = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="narrower")
    related = models.ManyToManyField("self", blank=True, symmetrical=True)
    notes = models.JSONField(default=dict)
    position = models.PositiveIntegerField(default=0)
    is_shipped = models.BooleanField(default=False)
    withdrawn_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "code"]
        constraints = [
            models.CheckConstraint(
                name="concept_not_broader_than_itself",
                condition=Q(broader__isnull=True) | ~Q(broader=F("id")),
            )
        ]

    def __str__(self) -> str:
        return self.code


class ConceptLabel(models.Model):
    """What a concept is called: one preferred label in a language, other words people use, stems that nobody reads."""

    class Kind(models.TextChoices):
        PREFERRED = "preferred"
        ALTERNATIVE = "alternative"
        STEM = "stem"

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="labels")
    language = models.CharField(max_length=5)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.ALTERNATIVE)
    text = models.CharField(max_length=160)
    folded = models.CharField(max_length=160, db_index=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["concept", "language", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                name="concept_preferred_once", fields=["concept", "language"], condition=Q(kind="preferred")
            ),
            models.UniqueConstraint(name="concept_label_once", fields=["concept", "language", "text"]),
        ]

    def __str__(self) -> str:
        return self.text


class ConceptProposal(models.Model):
    """What somebody wants changed in the thesaurus, and what became of it."""

    class Kind(models.TextChoices):
        CONCEPT = "concept"
        LABEL = "label"
        CHANGE = "change"
        WITHDRAWAL = "withdrawal"

    class State(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"
        DECLINED = "declined"
        TAKEN_BACK = "taken_back"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    concept = models.ForeignKey(Concept, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals")
    language = models.CharField(max_length=5)
    text = models.CharField(max_length=160, blank=True)
    reason = models.TextField(blank=True)
    details = models.JSONField(default=dict)
    organisation = models.ForeignKey(
        "kernel.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    proposed_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    decided_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["-proposed_at", "-id"]

    def __str__(self) -> str:
        return f"{self.kind}: {self.text or self.concept}"


class ThesaurusImport(models.Model):
    """A thesaurus that somebody handed over: kept until it is stored or thrown away, and who did what with it."""

    class State(models.TextChoices):
        WAITING = "waiting"
        STORED = "stored"
        DISCARDED = "discarded"

    filename = models.CharField(max_length=200)
    content = models.BinaryField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    counts = models.JSONField(default=dict)
    created_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    stored_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.filename
