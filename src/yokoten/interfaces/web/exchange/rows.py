"""A trip as its page shows it: what is next, hosts with their days, answers side by side, what came home."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from yokoten.exchange.models import Trip, Visit
from yokoten.exchange.policies import may_as_guest
from yokoten.exchange.queries import (
    caps_of,
    commitments_of,
    conflicts_of,
    delegates_of,
    feedback_of,
    findings_of,
    is_guests_turn,
    lessons_of,
    practice_behind,
    side_by_side,
    visits_of,
    with_offers,
)
from yokoten.exchange.rules.caps import Size, broken_by
from yokoten.exchange.rules.states import OFF
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.refusals import sentence
from yokoten.kernel.errors import RuleBroken
from yokoten.practices.queries.thesaurus import names_of
from yokoten.spread.policies import OPEN
from yokoten.spread.queries.adoption import begun_by

CHANGE = "exchange.change_trip"


@dataclass(frozen=True)
class Told:
    """What the page of a trip holds, read once."""

    trip: Trip
    visits: list[Visit]
    side: Any
    delegates: list[Any]
    findings: list[Any]
    conflicts: list[Any]
    lessons: list[Any]
    commitments: list[Any]
    feedback: list[Any]

    @property
    def has_been(self) -> bool:
        return self.trip.state in ("held", "closed")

    @property
    def is_open(self) -> bool:
        return self.trip.state in ("planned", "held")

    @property
    def to_choose(self) -> list[Visit]:
        return [visit for visit in self.visits if is_guests_turn(visit)]


def told_of(actor: Any, trip: Trip) -> Told:
    visits = with_offers(visits_of(actor, trip))
    return Told(
        trip,
        visits,
        side_by_side(actor, trip),
        delegates_of(actor, trip),
        findings_of(actor, visits),
        conflicts_of(actor, visits),
        lessons_of(actor, trip),
        commitments_of(actor, trip),
        feedback_of(actor, trip),
    )


def page_of(actor: Any, told: Told) -> dict[str, Any]:
    """The context of the page of a trip for its guests."""
    trip = told.trip
    return {
        "told": told,
        "trip": trip,
        "practice": practice_behind(actor, trip),
        "today": timezone.localdate(),
        "may_change": may_as_guest(actor, CHANGE, trip) and told.is_open,
        "may_open_project": may_as_guest(actor, "adopt.open_project", trip),
        "may_take_up": may_as_guest(actor, OPEN, trip),
        "begun": begun_by(actor, trip.organisation),
        "may_draw": may_as_guest(actor, "exchange.draw_lesson", trip) and told.has_been,
        "lacks": lacks_of(told),
        "next": next_of(told),
        "theme": theme_named(trip),
        "is_ready_to_close": trip.state == "held" and bool(told.lessons),
    }


def lacks_of(told: Told) -> list[str]:
    """Caps of the kind of visit that the trip does not keep yet, in sentences."""
    if told.trip.state != "planned":
        return []
    hosts = sum(visit.state not in OFF for visit in told.visits)
    size = Size(len(told.delegates), hosts, len(told.side.rows))
    broken = broken_by(caps_of(told.trip.visit_type), size)
    return [sentence(spoken(), RuleBroken(one.code, there=one.there, allowed=one.allowed)) for one in broken]


def next_of(told: Told) -> str:
    """The one thing to do now."""
    states = {visit.state for visit in told.visits}
    if told.trip.state in ("closed", "cancelled"):
        return ""
    for code, is_next in (
        ("host", not states.difference(OFF)),
        ("ask", "draft" in states),
        ("choose", bool(told.to_choose)),
        ("wait", "requested" in states and told.trip.state == "planned"),
        ("prepare", bool(states & {"accepted", "agreed"})),
        ("conflicts", bool(told.conflicts)),
        ("lessons", told.has_been and not told.lessons),
        ("commit", told.has_been and not told.commitments),
        ("follow_up", any(_is_due(one) for one in told.commitments)),
    ):
        if is_next:
            return code
    return "close" if told.trip.state == "held" else ""


def thread_of(told: Told) -> list[tuple[str, str, bool]]:
    """Gap, visit, lessons, commitments: word, anchor, and whether it is there."""
    return [
        (gettext("Gap"), "why", bool(told.trip.figures or told.trip.aim)),
        (gettext("Visit"), "hosts", told.has_been),
        (gettext("Answers"), "answers", told.side.answered > 0),
        (gettext("Lessons"), "lessons", bool(told.lessons)),
        (gettext("Commitments"), "commitments", bool(told.commitments)),
    ]


def theme_named(trip: Trip) -> str:
    if trip.theme is None:
        return ""
    named = names_of([trip.theme.pk], spoken().code).get(trip.theme.pk)
    return named.text if named else trip.theme.code


def _is_due(commitment: Any) -> bool:
    today = timezone.localdate()
    if commitment.state == "dropped" or commitment.outcome:
        return False
    return bool(commitment.follow_up_on and commitment.follow_up_on <= today)
