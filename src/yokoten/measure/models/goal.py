"""What a document asks of a place: a policy goal with its horizon, its article and the path towards it."""

from django.db import models
from django.db.models import Q


class Goal(models.Model):
    """A goal of a place. Several may be in force for one indicator, each from its own document.

    `subject` says what is asked of the indicator: its level, its growth in percent a year, the share of growth that is
    productivity, or (without an indicator) a quantity named in `names` that nobody measures here. A replaced goal
    stays, with what superseded it.
    """

    class Subject(models.TextChoices):
        LEVEL = "level"
        GROWTH = "growth"
        TFP_SHARE = "tfp_share"
        OTHER = "other"

    class Comparator(models.TextChoices):
        OVER = "over"
        AT_LEAST = "at_least"
        AT_MOST = "at_most"
        ABOUT = "about"
        RANGE = "range"
        RANK = "rank"
        RELATIVE_TO = "relative_to"

    class Path(models.TextChoices):
        NONE = "none"
        LINEAR = "linear"
        COMPOUND = "compound"

    organisation = models.ForeignKey("kernel.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    visibility = models.CharField(max_length=12, default="public")
    place = models.ForeignKey("kernel.Place", on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey("measure.Indicator", null=True, on_delete=models.PROTECT, related_name="+")
    names = models.JSONField(default=dict)
    subject = models.CharField(max_length=10, choices=Subject.choices, default=Subject.LEVEL)
    comparator = models.CharField(max_length=12, choices=Comparator.choices)
    value = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    unit_names = models.JSONField(default=dict)
    first_year = models.PositiveSmallIntegerField(null=True)
    horizon = models.PositiveSmallIntegerField()
    documents = models.JSONField(default=dict)
    article = models.CharField(max_length=80, blank=True)
    path = models.CharField(max_length=8, choices=Path.choices, default=Path.NONE)
    baseline_value = models.FloatField(null=True)
    baseline_year = models.PositiveSmallIntegerField(null=True)
    valid_from = models.DateField(null=True)
    superseded_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True)
    is_example = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["place", "subject", "horizon", "id"]
        constraints = [
            models.CheckConstraint(
                name="goal_range_has_both_ends",
                condition=~Q(comparator="range") | Q(low__isnull=False, high__isnull=False),
            ),
            models.CheckConstraint(name="goal_says_how_much", condition=Q(comparator="range") | Q(value__isnull=False)),
            models.CheckConstraint(
                name="goal_path_has_a_beginning",
                condition=Q(path="none") | Q(baseline_value__isnull=False, baseline_year__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name('en')}, {self.horizon}"

    def name(self, language: str) -> str:
        """What is asked for: the words of the goal itself, else the indicator's."""
        own = self.names.get(language) or self.names.get("en") or next(iter(self.names.values()), "")
        return own or (self.indicator.name(language) if self.indicator else "")

    def document(self, language: str) -> str:
        return self.documents.get(language) or self.documents.get("en") or next(iter(self.documents.values()), "")

    def unit_name(self, language: str) -> str:
        own = self.unit_names.get(language) or self.unit_names.get("en") or ""
        return own or (self.indicator.unit_name(language) if self.indicator and self.subject == "level" else "")
