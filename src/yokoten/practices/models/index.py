"""The search index in tables of our own: blocks of postings, what changed since they were made, and the state."""

from django.db import models


class IndexState(models.Model):
    """One row. `generation` counts changes; `marks` are the names of the last ones, the newest last.

    `base` names the blocks in use, `thesaurus` the labels as last changed. The rest tells how far a renewal is.
    """

    generation = models.BigIntegerField(default=0)
    marks = models.JSONField(default=list)
    base = models.CharField(max_length=32, blank=True)
    thesaurus = models.CharField(max_length=32, blank=True)
    made_with = models.CharField(max_length=64, blank=True)
    renewed_at = models.DateTimeField(null=True, blank=True)
    renewal_done = models.PositiveIntegerField(default=0)
    renewal_total = models.PositiveIntegerField(default=0)
    renewal_at = models.DateTimeField(null=True, blank=True)


class IndexBlock(models.Model):
    """Postings of up to 65,536 texts of a language, or the facts of practices, as compressed arrays."""

    base = models.CharField(max_length=32)
    kind = models.CharField(max_length=16)
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ["kind", "number"]
        constraints = [models.UniqueConstraint(name="index_block_once", fields=["base", "kind", "number"])]


class IndexEntry(models.Model):
    """A practice that changed since the blocks were made; empty where it left the library.

    It outlives its practice, so the practice is a number only.
    """

    practice = models.BigIntegerField(unique=True)
    generation = models.BigIntegerField(db_index=True)
    content = models.BinaryField()

    class Meta:
        ordering = ["generation", "practice"]
