"""Adoptions of practices: who took what from whom, how far it came, and what was made of it."""

import uuid

from django.db import models
from django.db.models import F, Q


class Adoption(models.Model):
    """An edge of the replication tree of a practice: an organisation takes it up from its home or from another one.

    Without `parent` it was taken from where the practice comes from. `visibility` is at most as wide as that of the
    practice, which is asked beside it. Words are in `language`; `is_without_numbers` says that there are none.
    """

    class Stage(models.TextChoices):
        UNDERSTAND = "understand"
        ADAPT = "adapt"
        REUSE = "reuse"
        NOT_ADOPTED = "not_adopted"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    practice = models.ForeignKey("practices.Practice", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey("kernel.Organisation", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("kernel.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="children")
    mediator = models.ForeignKey(
        "kernel.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    project = models.ForeignKey("adopt.Project", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    visit = models.ForeignKey("exchange.Visit", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    visibility = models.CharField(max_length=12, default="own")
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.UNDERSTAND)
    started_on = models.DateField()
    adapted_on = models.DateField(null=True, blank=True)
    reused_on = models.DateField(null=True, blank=True)
    declined_on = models.DateField(null=True, blank=True)
    kept = models.TextField(blank=True)
    changed = models.TextField(blank=True)
    dropped = models.TextField(blank=True)
    why = models.TextField(blank=True)
    reason_not = models.TextField(blank=True)
    language = models.CharField(max_length=5)
    is_without_numbers = models.BooleanField(default=False)
    is_example = models.BooleanField(default=False)
    created_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["started_on", "id"]
        constraints = [
            models.UniqueConstraint(
                name="adoption_once_at_a_time",
                fields=["practice", "organisation"],
                condition=~Q(stage="not_adopted"),
            ),
            models.CheckConstraint(
                name="adoption_not_from_itself", condition=Q(parent__isnull=True) | ~Q(parent=F("id"))
            ),
            models.CheckConstraint(
                name="adoption_declined_has_day", condition=~Q(stage="not_adopted") | Q(declined_on__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["organisation", "stage"], name="adoption_of_house")]

    def __str__(self) -> str:
        return f"{self.practice}: {self.organisation}"

    @property
    def stage_on(self) -> object:
        """Since when it stands where it stands."""
        by_stage = {"adapt": self.adapted_on, "reuse": self.reused_on, "not_adopted": self.declined_on}
        return by_stage.get(self.stage) or self.started_on


class ProjectPractice(models.Model):
    """The practice that was made of a project, and the adoption that the project belonged to, if any."""

    project = models.OneToOneField("adopt.Project", on_delete=models.CASCADE, related_name="+")
    practice = models.OneToOneField("practices.Practice", on_delete=models.CASCADE, related_name="+")
    adoption = models.ForeignKey(Adoption, null=True, blank=True, on_delete=models.SET_NULL, related_name="became")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return str(self.practice)
