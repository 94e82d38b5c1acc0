"""Kept files by their key; the room that links to a file decides who may read it."""

from uuid import UUID

from yokoten.kernel.models import Attachment, AttachmentContent


def attachment_by_key(key: UUID | str) -> Attachment | None:
    """The file with that key, without its bytes; none for what is no key."""
    try:
        wanted = key if isinstance(key, UUID) else UUID(key)
    except ValueError:
        return None
    return Attachment.objects.filter(key=wanted).first()


def content_of(attachment: Attachment) -> bytes:
    """The bytes as they were kept."""
    return bytes(AttachmentContent.objects.values_list("content", flat=True).get(attachment=attachment.pk))
