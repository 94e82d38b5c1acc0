"""Telling people what happened to a practice. The words are the door's."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from yokoten.kernel.actions.telling import tell
from yokoten.kernel.queries import people_permitted
from yokoten.kernel.rules.notifications import AT_ONCE, NotificationKind, register
from yokoten.practices.models import Practice, PracticeCorrection, PracticeUse
from yokoten.practices.policies import CHECK

HANDED_IN, PUBLISHED, DECLINED = "practices.handed_in", "practices.published", "practices.declined"
CORRECTION, ANSWERED, USED = "practices.correction_asked", "practices.correction_answered", "practices.use_noted"
register(
    NotificationKind(HANDED_IN),
    NotificationKind(PUBLISHED),
    NotificationKind(DECLINED, suggested=AT_ONCE),
    NotificationKind(CORRECTION),
    NotificationKind(ANSWERED),
    NotificationKind(USED),
)


def tell_checkers(practice: Practice, *, now: datetime) -> None:
    """Those of the own organisation, and of the one it stands under, who may check and did not write it."""
    homes = [home for home in (practice.organisation, practice.organisation.parent) if home is not None]
    people = [person for home in homes for person in people_permitted(CHECK, home, today=now.date())]
    wrote = {practice.created_by_id, practice.changed_by_id, practice.submitted_by_id}
    readers = [person for person in people if person.pk not in wrote]
    _tell(readers, HANDED_IN, practice, now, step=str(practice.revision))


def tell_authors(practice: Practice, kind: str, *, now: datetime, actor: Any) -> None:
    """Whoever wrote it first and whoever handed it in, but not the one who acts."""
    authors = [practice.created_by, practice.submitted_by]
    people = [person for person in authors if person is not None and person != actor]
    facts = {"reason": practice.decline_reason} if kind == DECLINED else {}
    _tell(people, kind, practice, now, step=str(practice.revision), **facts)


def tell_of_correction(correction: PracticeCorrection, *, now: datetime) -> None:
    """The owner's people who may answer."""
    practice = correction.practice
    people = people_permitted("practices.answer_correction", practice.organisation, today=now.date())
    _tell(people, CORRECTION, practice, now, step=str(correction.pk), words=correction.words[:200])


def tell_of_answer(correction: PracticeCorrection, *, now: datetime) -> None:
    """The one who asked."""
    people = [correction.asked_by] if correction.asked_by else []
    _tell(people, ANSWERED, correction.practice, now, step=f"{correction.pk}-{now:%Y%m%d%H%M%S}")


def tell_of_use(use: PracticeUse, *, now: datetime) -> None:
    """The owner's people who keep the practice."""
    practice = use.practice
    people = people_permitted("practices.change_practice", practice.organisation, today=now.date())
    _tell(people, USED, practice, now, step=str(use.pk), user=use.organisation)


def _tell(people: Iterable[Any], kind: str, practice: Practice, now: datetime, *, step: str, **facts: Any) -> None:
    about = {"practice": practice.title, "organisation": practice.organisation, **facts}
    address = reverse("practice_check" if kind == HANDED_IN else "practice", args=[practice.key])
    tell(people, kind, facts=about, address=address, now=now, key=f"{kind}-{practice.pk}-{step}")
