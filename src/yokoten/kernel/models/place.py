"""Territories that are valid for a time, with their codes, names and lineage."""

from typing import Any

from django.db import models
from django.db.models import F, Q


class Place(models.Model):
    """A territory. `names` and `aliases` are keyed by language; `traits` holds facts such as extractive or capital."""

    class Level(models.TextChoices):
        COUNTRY = "country"
        GROUP = "group"
        REGION = "region"
        PART = "part"
        MUNICIPALITY = "municipality"

    code = models.CharField(max_length=24, unique=True)
    level = models.CharField(max_length=16, choices=Level.choices, default=Level.REGION)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    country = models.CharField(max_length=2, db_index=True)
    names = models.JSONField(default=dict)
    aliases = models.JSONField(default=list, blank=True)
    traits = models.JSONField(default=list, blank=True)
    source_label = models.CharField(max_length=200, blank=True)
    is_disputed = models.BooleanField(default=False)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    tile_column = models.SmallIntegerField(null=True, blank=True)
    tile_row = models.SmallIntegerField(null=True, blank=True)
    tile_label = models.CharField(max_length=6, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="place_valid_in_order",
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lt=F("valid_to")),
            ),
        ]

    def __str__(self) -> str:
        return self.name("en")

    def name(self, language: str) -> str:
        """The name in that language, else in English, else the source's own label, else the code."""
        names: dict[str, Any] = self.names
        return names.get(language) or names.get("en") or self.source_label or next(iter(names.values()), self.code)


class PlaceCode(models.Model):
    """The code of a place in a public code system (ISO 3166-2, NUTS, OKTMO, Viet Nam)."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="codes")
    system = models.CharField(max_length=24)
    code = models.CharField(max_length=24)

    class Meta:
        ordering = ["system", "code"]
        constraints = [models.UniqueConstraint(name="place_code_once", fields=["place", "system", "code"])]


class PlaceChange(models.Model):
    """One edge of the lineage: `predecessor` became (part of) `successor` on a date."""

    class Kind(models.TextChoices):
        MERGE = "merge"
        SPLIT = "split"
        RENAME = "rename"

    kind = models.CharField(max_length=8, choices=Kind.choices)
    on = models.DateField()
    predecessor = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="changes_out")
    successor = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="changes_in")
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(name="place_change_once", fields=["predecessor", "successor", "on"]),
            models.CheckConstraint(name="place_change_of_two", condition=~Q(predecessor=F("successor"))),
        ]
