"""What others say about a practice: that they have it, and what is wrong on its page."""

from datetime import datetime
from typing import Any

from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.policies import require
from yokoten.practices.actions.telling import tell_of_answer, tell_of_correction, tell_of_use
from yokoten.practices.models import Practice, PracticeCorrection, PracticeUse
from yokoten.practices.policies import IN_LIBRARY, can_ask_correction, person_of, sees
from yokoten.practices.rules.writing import tidy_prose

YEARS = range(1950, 2151)


@action
def note_use(
    actor: Any, practice: Practice, organisation: Any, *, since_year: int | None, words: str, now: datetime
) -> PracticeUse:
    """Say that one's organisation has the practice, since when and how it goes; said again it replaces the earlier."""
    practice = Practice.objects.select_for_update().get(pk=practice.pk)
    require(actor, "practices.note_use", organisation)
    if not sees(actor, practice):
        raise NotAllowed("not_allowed", act="practices.note_use")
    if practice.state not in IN_LIBRARY:
        raise RuleBroken("practice_moved_on", state=practice.state)
    if organisation.pk == practice.organisation_id:
        raise RuleBroken("practice_use_by_owner")
    if since_year is not None and since_year not in YEARS:
        raise RuleBroken("practice_year_unlikely", year=since_year)
    use = PracticeUse.objects.filter(practice=practice, organisation=organisation).first()
    use = use or PracticeUse(practice=practice, organisation=organisation)
    language = getattr(actor, "language", "") or organisation.language
    put(use, since_year=since_year, words=tidy_prose(words), language=language, noted_at=now)
    use.save()
    record(actor, "practices.note_use", practice, organisation=organisation, since_year=since_year)
    tell_of_use(use, now=now)
    return use


@action
def ask_correction(actor: Any, practice: Practice, *, words: str, now: datetime) -> PracticeCorrection:
    """Tell the owner what is wrong on the page."""
    practice = Practice.objects.select_for_update().get(pk=practice.pk)
    if not can_ask_correction(actor, practice):
        raise NotAllowed("not_allowed", act="practices.ask_correction")
    said = tidy_prose(words)
    if not said:
        raise RuleBroken("practice_correction_empty")
    correction = PracticeCorrection.objects.create(
        practice=practice,
        words=said,
        language=getattr(actor, "language", ""),
        asked_by=person_of(actor),
        asked_at=now,
    )
    record(actor, "practices.ask_correction", practice, organisation=practice.organisation)
    tell_of_correction(correction, now=now)
    return correction


@action
def answer_correction(actor: Any, correction: PracticeCorrection, *, answer: str, now: datetime) -> PracticeCorrection:
    """Say what was done about it; the one who asked reads the answer on the page."""
    correction = PracticeCorrection.objects.select_for_update().get(pk=correction.pk)
    practice = correction.practice
    require(actor, "practices.answer_correction", practice.organisation)
    said = tidy_prose(answer)
    if not said:
        raise RuleBroken("practice_correction_empty")
    correction.answer, correction.answered_at = said, now
    correction.answered_by = person_of(actor)
    correction.save()
    record(actor, "practices.answer_correction", practice, organisation=practice.organisation)
    tell_of_answer(correction, now=now)
    return correction
