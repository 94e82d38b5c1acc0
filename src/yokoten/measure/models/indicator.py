"""What is measured, and who says so."""

from django.db import models
from django.db.models import F, Q


class Source(models.Model):
    """A publisher's table or document that figures come from; its texts are keyed by language."""

    code = models.SlugField(max_length=64, unique=True)
    names = models.JSONField(default=dict)
    publishers = models.JSONField(default=dict, blank=True)
    address = models.CharField(max_length=500, blank=True)
    licences = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name("en")

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names.get("en") or next(iter(self.names.values()), self.code)

    def publisher(self, language: str) -> str:
        return _text(self.publishers, language)

    def licence(self, language: str) -> str:
        return _text(self.licences, language)


def _text(texts: dict[str, str], language: str) -> str:
    """The text in that language, else in English, else in any."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


class Indicator(models.Model):
    """A defined quantity. A ratio names its parts, so that it is always computed, never averaged."""

    class Direction(models.TextChoices):
        HIGHER = "higher"
        LOWER = "lower"
        NONE = "none"

    class Part(models.TextChoices):
        STRUCTURAL = "structural"
        OUTCOME = "outcome"
        CONTEXT = "context"

    class Prices(models.TextChoices):
        CURRENT = "current"
        CONSTANT = "constant"
        INDEX = "index"
        NONE = "none"

    class Merge(models.TextChoices):
        SUM = "sum"
        NONE = "none"

    code = models.SlugField(max_length=64, unique=True)
    organisation = models.ForeignKey(
        "kernel.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    visibility = models.CharField(max_length=12, default="public")
    names = models.JSONField(default=dict)
    definitions = models.JSONField(default=dict)
    unit = models.CharField(max_length=32)
    unit_names = models.JSONField(default=dict)
    decimals = models.PositiveSmallIntegerField(default=1)
    theme = models.CharField(max_length=32, default="economy")
    direction = models.CharField(max_length=8, choices=Direction.choices, default=Direction.HIGHER)
    part = models.CharField(max_length=12, choices=Part.choices, default=Part.CONTEXT)
    prices = models.CharField(max_length=10, choices=Prices.choices, default=Prices.NONE)
    is_skewed = models.BooleanField(default=False)
    merge = models.CharField(max_length=8, choices=Merge.choices, default=Merge.NONE)
    numerator = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    denominator = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    factor = models.FloatField(default=1.0)
    deflator = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="indicators")
    is_example = models.BooleanField(default=False)
    withdrawn_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["theme", "code"]
        constraints = [
            models.CheckConstraint(
                name="indicator_ratio_has_both_parts",
                condition=Q(numerator__isnull=True, denominator__isnull=True)
                | Q(numerator__isnull=False, denominator__isnull=False),
            ),
            models.CheckConstraint(name="indicator_not_its_own_part", condition=~Q(numerator=F("id"))),
        ]

    def __str__(self) -> str:
        return self.code

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names.get("en") or next(iter(self.names.values()), self.code)

    def definition(self, language: str) -> str:
        return self.definitions.get(language) or self.definitions.get("en") or ""

    def unit_name(self, language: str) -> str:
        return self.unit_names.get(language) or self.unit_names.get("en") or self.unit

    @property
    def is_ratio(self) -> bool:
        return self.numerator_id is not None
