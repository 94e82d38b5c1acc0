"""The value of an indicator for a place or organisation and period."""

from django.db import models
from django.db.models import Q

LEAN = {"db_index": False, "db_constraint": False}


class Observation(models.Model):
    """One value with its status, vintage and origin.

    The row in force for a place (or organisation) and period is the one that no later import superseded. `period` is
    `2023`, `2023-Q1` or `2023-05`. A status of `break` means: the value stands, but nothing is computed across it.

    Keys are lean: only the indexes that a query needs, and `actions.storing` checks them once for a whole import
    instead of the database row by row: docs/decisions/0004-lean-keys-of-observations.md.
    """

    class Status(models.TextChoices):
        OK = "ok"
        NOT_DELIVERED = "not_delivered"
        NOT_APPLICABLE = "not_applicable"
        SECRET = "secret"  # noqa: S105 - a statistical status
        ESTIMATED = "estimated"
        BREAK = "break"

    indicator = models.ForeignKey("measure.Indicator", on_delete=models.PROTECT, related_name="+", **LEAN)
    place = models.ForeignKey("kernel.Place", null=True, on_delete=models.PROTECT, related_name="+", **LEAN)
    organisation = models.ForeignKey(
        "kernel.Organisation", null=True, on_delete=models.PROTECT, related_name="+", **LEAN
    )
    period = models.CharField(max_length=7)
    value = models.FloatField(null=True)
    status = models.CharField(max_length=14, choices=Status.choices, default=Status.OK)
    vintage = models.CharField(max_length=10, blank=True)
    source = models.ForeignKey("measure.Source", null=True, on_delete=models.PROTECT, related_name="+", **LEAN)
    retrieved_on = models.DateField(null=True)
    derivation = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=300, blank=True)
    imported_by = models.ForeignKey(
        "measure.DatasetImport", null=True, on_delete=models.PROTECT, db_constraint=False, related_name="observations"
    )
    row = models.IntegerField(null=True)
    superseded_by = models.ForeignKey(
        "measure.DatasetImport", null=True, on_delete=models.PROTECT, related_name="superseded", **LEAN
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="observation_place_once",
                fields=["indicator", "period", "place"],
                condition=Q(superseded_by__isnull=True, place__isnull=False),
            ),
            models.UniqueConstraint(
                name="observation_organisation_once",
                fields=["indicator", "period", "organisation"],
                condition=Q(superseded_by__isnull=True, organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="observation_of_one_subject",
                condition=Q(place__isnull=False, organisation__isnull=True)
                | Q(place__isnull=True, organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="observation_value_fits_status",
                condition=Q(value__isnull=False, status__in=["ok", "estimated", "break"])
                | Q(value__isnull=True, status__in=["not_delivered", "not_applicable", "secret"]),
            ),
        ]
        indexes = [
            models.Index(
                name="observation_by_place",
                fields=["place", "indicator", "period"],
                condition=Q(superseded_by__isnull=True),
            ),
            models.Index(
                name="observation_by_organisation",
                fields=["organisation", "indicator", "period"],
                condition=Q(superseded_by__isnull=True, organisation__isnull=False),
            ),
            models.Index(
                name="observation_superseded", fields=["superseded_by"], condition=Q(superseded_by__isnull=False)
            ),
        ]
