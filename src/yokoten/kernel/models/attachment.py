"""Files that people attach to things of the rooms."""

from uuid import uuid4

from django.db import models


class Attachment(models.Model):
    """What is known about a kept file; the bytes stand in `AttachmentContent`, so that lists never read them.

    Who may read it is said by the room that links to it. `is_picture` ones are painted anew, without place or device.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("kernel.Organisation", on_delete=models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=100)
    size_bytes = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    has_consent = models.BooleanField(default=False)
    consent_note = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey("kernel.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        return self.kind.startswith("image/")


class AttachmentContent(models.Model):
    """The bytes of a kept file, read only when it is handed out."""

    attachment = models.OneToOneField(
        Attachment, on_delete=models.CASCADE, primary_key=True, related_name="stored_content"
    )
    content = models.BinaryField()
