"""Files attached to things: kept after they were examined, removed with their bytes."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Attachment, AttachmentContent, Organisation, Person
from yokoten.kernel.policies import can_remove_attachment, require
from yokoten.kernel.rules.uploads.examine import NewAttachment


@action
def keep_attachment(actor: Any, upload: NewAttachment, *, organisation: Organisation, now: datetime) -> Attachment:
    """Keep a file for an organisation; sent again under the same key by the same person, it is kept once."""
    known = Attachment.objects.select_for_update().filter(key=upload.key).first() if upload.key else None
    require(actor, "kernel.keep_attachment", organisation)
    if known:
        return _sent_again(actor, known, organisation)
    kept = upload.examined
    details = {
        "organisation": organisation,
        "name": kept.name,
        "kind": kept.kind,
        "size_bytes": len(kept.content),
        "sha256": kept.sha256,
        "width": kept.width,
        "height": kept.height,
        "has_consent": upload.has_consent,
        "consent_note": " ".join(upload.consent_note.split())[:300],
        "created_by": actor if isinstance(actor, Person) else None,
        "created_at": now,
    }
    attachment, is_new = Attachment.objects.get_or_create(key=upload.key or uuid4(), defaults=details)
    if not is_new:
        return _sent_again(actor, attachment, organisation)
    AttachmentContent.objects.create(attachment=attachment, content=kept.content)
    record(actor, "kernel.keep_attachment", attachment, organisation=organisation, size_bytes=attachment.size_bytes)
    return attachment


@action
def remove_attachment(actor: Any, attachment: Attachment) -> None:
    """Remove a file with its bytes, as whoever withdraws consent may expect; rows that link to it go with it."""
    attachment = Attachment.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=attachment.pk)
    if not can_remove_attachment(actor, attachment):
        raise NotAllowed("not_allowed", act="kernel.remove_attachment")
    record(actor, "kernel.remove_attachment", attachment, organisation=attachment.organisation)
    attachment.delete()


def _sent_again(actor: Any, known: Attachment, organisation: Organisation) -> Attachment:
    if known.organisation_id != organisation.pk or known.created_by_id != getattr(actor, "pk", None):
        raise RuleBroken("attachment_key_taken")
    return known
