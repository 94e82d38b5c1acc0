"""Reminders that the question after a year is due. Called when a day begins."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from yokoten.kernel.actions.telling import Deadline, remind
from yokoten.kernel.queries import people_permitted
from yokoten.kernel.rules.notifications import NotificationKind, register
from yokoten.prove.models import Evaluation
from yokoten.prove.queries.evaluation import State, is_waiting, with_runs
from yokoten.prove.rules.due_dates import due_on
from yokoten.prove.rules.grade_rule import shipped_rule

HELD_DUE, LATE = "prove.held_due", 30
EARLIEST, LATEST = timedelta(days=430), timedelta(days=300)

register(NotificationKind(HELD_DUE, steps=(*shipped_rule().reminders, -LATE)))


def remind_of_held(today: date, now: datetime) -> int:
    """Tell whoever registered an evaluation, or whoever may ask, that its year is over; each step once."""
    return remind(list(_deadlines(today)), today=today, now=now)


def _deadlines(today: date) -> Iterator[Deadline]:
    begun = Evaluation.objects.filter(start__range=(today - EARLIEST, today - LATEST), is_example=False)
    for one in with_runs(begun.exclude(state=State.WITHDRAWN).select_related("organisation", "registered_by")):
        if not is_waiting(one):
            continue
        author = one.registered_by
        named = (author,) if author is not None and author.is_active else None
        people = named or tuple(people_permitted("prove.check_held", one.organisation, today=today))
        facts = {"organisation": one.organisation, "question": one.question[:200]}
        due = due_on(one.start, shipped_rule())
        yield Deadline(HELD_DUE, f"held-{one.pk}", due, people, f"/prove/evaluations/{one.key}/#held", facts)
