"""A lesson that is worth telling others becomes a draft in the library."""

from datetime import datetime
from typing import Any

from django.db import transaction

from yokoten.exchange.actions.home import link_practice
from yokoten.exchange.models import Lesson
from yokoten.kernel.errors import RuleBroken
from yokoten.practices.actions.practice import PracticeDetails, draft_practice

TITLE = 160


def promote(actor: Any, lesson: Lesson, *, now: datetime) -> Any:
    """A draft with the lesson as its essence, the trip's aim as its problem and what was seen as its results."""
    if lesson.made_practice_id is not None:
        raise RuleBroken("lesson_is_practice")
    trip = lesson.trip
    seen = "\n".join(f"- {finding.text}" for finding in lesson.findings.all())
    text = {
        "title": lesson.text.splitlines()[0][:TITLE],
        "problem": trip.aim or trip.title,
        "essence": "\n\n".join(part for part in (lesson.text, lesson.why) if part),
        "results": seen or lesson.why or lesson.text,
    }
    facts = {"contact_name": actor.name, "contact_email": actor.email, "visibility": "own"}
    with transaction.atomic():
        practice = draft_practice(
            actor,
            trip.organisation,
            PracticeDetails(text, facts),
            language=lesson.language,
            now=now,
            is_example=trip.is_example,
        )
        link_practice(actor, lesson, practice)
    return practice
