"""Batches that programs wrote under a key, so that a retry gets the first answer again."""

from django.db import models


class WrittenBatch(models.Model):
    """The answer to one batch; `dataset` is empty where nothing changed."""

    organisation = models.ForeignKey("kernel.Organisation", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    dataset = models.ForeignKey("measure.DatasetImport", null=True, on_delete=models.SET_NULL, related_name="+")
    answer = models.JSONField(default=dict)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="written_batch_once", fields=["organisation", "key"])]
