"""The official figure that a target follows."""

from django.db import models


class Following(models.Model):
    """An indicator of a place whose values are the numbers of a target, one for each period of a kind.

    `breaks` are the periods at which the series counts otherwise than before.
    """

    target = models.OneToOneField("adopt.Target", on_delete=models.CASCADE, related_name="following")
    indicator = models.ForeignKey("measure.Indicator", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("kernel.Place", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=7)
    breaks = models.JSONField(default=list, blank=True)
    begun_by = models.ForeignKey("kernel.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    begun_at = models.DateTimeField()
    looked_at = models.DateTimeField()

    class Meta:
        ordering = ["target"]

    def __str__(self) -> str:
        return f"{self.target}: {self.indicator}, {self.place}"
