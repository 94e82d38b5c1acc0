"""Photographs of findings: kept for the guests, with the consent of whoever can be recognised."""

from datetime import datetime
from typing import Any
from uuid import UUID

from yokoten.exchange.actions.noting import CAN_NOTE
from yokoten.exchange.actions.visit import locked_visit
from yokoten.exchange.models import Finding, FindingPhoto
from yokoten.exchange.policies import require_guest
from yokoten.kernel.action import action
from yokoten.kernel.actions.attachment import keep_attachment, remove_attachment
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.rules.uploads.examine import NewAttachment, refuse_too_many

MOST_PHOTOS = 10


@action
def add_photo(
    actor: Any, finding: Finding, upload: NewAttachment, *, has_people: bool = False, now: datetime
) -> FindingPhoto:
    """Keep an examined photograph with a finding; sent again under the same key, it is kept once."""
    visit = locked_visit(finding.visit)
    require_guest(actor, "exchange.note_finding", visit.trip)
    if visit.state not in CAN_NOTE:
        raise RuleBroken("visit_not_open")
    known = _known(finding, upload.key)
    if known is not None:
        return known
    if has_people and not upload.has_consent:
        raise RuleBroken("photo_needs_consent")
    if not upload.examined.kind.startswith("image/"):
        raise RuleBroken("photo_no_picture")
    refuse_too_many(finding.photos.count(), most=MOST_PHOTOS)
    attachment = keep_attachment(actor, upload, organisation=visit.trip.organisation, now=now)
    photo = FindingPhoto.objects.create(
        finding=finding,
        attachment=attachment,
        has_people=has_people,
        has_consent=upload.has_consent,
        order=finding.photos.count(),
        added_at=now,
    )
    record(actor, "exchange.add_photo", visit.trip, organisation=visit.trip.organisation)
    return photo


@action
def remove_photo(actor: Any, photo: FindingPhoto) -> None:
    """Remove a photograph with its bytes, as whoever is on it may ask at any time."""
    visit = locked_visit(photo.finding.visit)
    require_guest(actor, "exchange.note_finding", visit.trip)
    photo = FindingPhoto.objects.select_for_update(of=("self",)).select_related("attachment").get(pk=photo.pk)
    record(actor, "exchange.remove_photo", visit.trip, organisation=visit.trip.organisation)
    remove_attachment(actor, photo.attachment)


def _known(finding: Finding, key: UUID | None) -> FindingPhoto | None:
    known = FindingPhoto.objects.filter(attachment__key=key).first() if key else None
    if known is not None and known.finding_id != finding.pk:
        raise RuleBroken("attachment_key_taken")
    return known
