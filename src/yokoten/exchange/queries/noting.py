"""What is noted on one visit, answer by answer and finding by finding, for the guests alone."""

from typing import Any
from uuid import UUID

from yokoten.exchange.models import Answer, Conflict, Finding, FindingPhoto, Site, TripQuestion, Visit
from yokoten.exchange.policies import is_guest


def answers_of(actor: Any, visit: Visit) -> list[Answer]:
    """What this host answered, whoever wrote it down. One query."""
    if not is_guest(actor, visit.trip):
        return []
    return list(visit.answers.select_related("noted_by"))


def question_by_number(visit: Visit, number: int) -> TripQuestion | None:
    """A question that is put to this host."""
    return TripQuestion.objects.filter(trip=visit.trip_id, pk=number).first()


def site_by_number(visit: Visit, number: int | None) -> Site | None:
    """A site of this visit; none for none."""
    return Site.objects.filter(visit=visit.pk, pk=number).first() if number else None


def finding_by_key(actor: Any, visit: Visit, key: UUID) -> Finding | None:
    """A finding of the visit, removed ones included: a device may still know them."""
    if not is_guest(actor, visit.trip):
        return None
    return Finding.objects.filter(visit=visit, key=key).select_related("visit__trip__organisation").first()


def conflict_by_number(actor: Any, visit: Visit, number: int) -> Conflict | None:
    """A conflict of the visit, settled or not."""
    if not is_guest(actor, visit.trip):
        return None
    found = Conflict.objects.filter(visit=visit, pk=number)
    return found.select_related("visit__trip__organisation", "answer", "finding").first()


def photos_of(actor: Any, visit: Visit) -> list[FindingPhoto]:
    """Photographs of the findings that stand, without their bytes. One query."""
    if not is_guest(actor, visit.trip):
        return []
    found = FindingPhoto.objects.filter(finding__visit=visit, finding__removed_at=None)
    return list(found.select_related("attachment", "finding"))


def photo_by_key(actor: Any, visit: Visit, key: UUID) -> FindingPhoto | None:
    """A photograph by the key its device gave it."""
    if not is_guest(actor, visit.trip):
        return None
    found = FindingPhoto.objects.filter(finding__visit=visit, attachment__key=key)
    return found.select_related("attachment", "finding__visit").first()
