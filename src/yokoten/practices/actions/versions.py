"""Versions: whole snapshots at publishing and at every change of what stands in the library."""

from datetime import datetime
from typing import Any

from yokoten.practices.models import Practice, PracticeVersion
from yokoten.practices.policies import IN_LIBRARY, person_of
from yokoten.practices.queries.practice import snapshot, with_words


def keep_version(actor: Any, practice: Practice, *, note: str, now: datetime) -> PracticeVersion | None:
    """Keep the practice as it stands, if it stands in the library; called by actions within their transaction.

    A change that leaves nothing different makes no version.
    """
    if practice.state not in IN_LIBRARY:
        return None
    last = PracticeVersion.objects.filter(practice=practice).order_by("-number").first()
    content = snapshot(with_words(Practice.objects.filter(pk=practice.pk)).select_related("place").get())
    if last is not None and last.content == content:
        return last
    practice.version = last.number + 1 if last else 1
    Practice.objects.filter(pk=practice.pk).update(version=practice.version)
    return PracticeVersion.objects.create(
        practice=practice,
        number=practice.version,
        content=content,
        note=" ".join(note.split())[:300],
        made_at=now,
        made_by=person_of(actor),
    )
