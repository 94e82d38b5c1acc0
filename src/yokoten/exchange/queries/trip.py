"""Trips and visits as a person may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from yokoten.exchange.models import (
    Answer,
    Commitment,
    Conflict,
    Delegate,
    Feedback,
    Finding,
    Lesson,
    Trip,
    TripQuestion,
    Visit,
)
from yokoten.exchange.policies import is_guest, is_host, may_know_delegates, takes_part, trips_seen_by, visits_seen_by
from yokoten.exchange.rules.states import COMING, PAST
from yokoten.kernel.policies import is_administrator, organisations_of
from yokoten.practices.policies import sees

TRIP = ("organisation", "organisation__place", "visit_type", "theme", "practice", "indicator")
VISIT = ("trip", "trip__organisation", "trip__visit_type", "host", "place", "practice")


def trips_seen(actor: Any) -> QuerySet[Trip]:
    """Trips of the own organisations and those that lead to them, the newest first."""
    return Trip.objects.filter(trips_seen_by(actor)).select_related(*TRIP)


def visits_seen(actor: Any) -> QuerySet[Visit]:
    return Visit.objects.filter(visits_seen_by(actor)).select_related(*VISIT)


def trip_by_key(actor: Any, key: Any) -> Trip | None:
    return trips_seen(actor).filter(key=key).first()


def visit_by_key(actor: Any, key: Any) -> Visit | None:
    return visits_seen(actor).filter(key=key).first()


def own_trips(actor: Any) -> QuerySet[Trip]:
    """Trips on which the actor's organisations travel, the newest first, with their visits."""
    found = trips_seen(actor)
    if not is_administrator(actor):
        found = found.filter(organisation__in=sorted(organisations_of(actor)))
    visits = Visit.objects.select_related("host", "place").order_by("order", "id")
    still_open = Commitment.objects.filter(state=Commitment.State.OPEN, outcome="")
    counted = found.annotate(open_commitments=_count_of(still_open), lesson_count=_count_of(Lesson.objects.all()))
    return counted.prefetch_related(Prefetch("visits", queryset=visits)).order_by("-created_at", "-pk")


def _count_of(rows: QuerySet) -> Coalesce:
    """How many of these a trip has; asked for each row, so that only those shown are counted."""
    of_trip = rows.filter(trip=OuterRef("pk")).order_by().values("trip").annotate(count=Count("pk"))
    return Coalesce(Subquery(of_trip.values("count")), 0)


def visits_received(actor: Any) -> QuerySet[Visit]:
    """Visits that were asked of the actor's organisations, those to be answered first."""
    own = Q() if is_administrator(actor) else Q(host__in=sorted(organisations_of(actor)))
    return visits_seen(actor).filter(own, host__isnull=False).exclude(state="draft").order_by("-requested_at", "-id")


def visits_of(actor: Any, trip: Trip) -> list[Visit]:
    """Visits of a trip that the actor may see: the guests all, a host its own."""
    return [visit for visit in trip.visits.select_related(*VISIT).order_by("order", "id") if _sees(actor, visit)]


def practice_behind(actor: Any, about: Trip | Visit) -> Any:
    """The practice because of which it takes place, if the actor may see that."""
    return about.practice if about.practice and sees(actor, about.practice) else None


def delegates_of(actor: Any, trip: Trip) -> list[Delegate]:
    """Who travels: personal data for the two parties only, a host once it was asked."""
    if is_guest(actor, trip) or any(may_know_delegates(actor, visit) for visit in trip.visits.select_related("trip")):
        return list(trip.delegates.select_related("person"))
    return []


def findings_of(actor: Any, visits: Iterable[Visit]) -> list[Finding]:
    """What the guests noted; the guests' own, in the order it was seen."""
    kept = [visit.pk for visit in visits if is_guest(actor, visit.trip)]
    found = Finding.objects.filter(visit__in=kept, removed_at=None)
    return list(
        found.select_related("visit__host", "site", "question", "noted_by").prefetch_related("photos__attachment")
    )


def conflicts_of(actor: Any, visits: Iterable[Visit]) -> list[Conflict]:
    """Wordings somebody has to choose between."""
    kept = [visit.pk for visit in visits if is_guest(actor, visit.trip)]
    found = Conflict.objects.filter(visit__in=kept, settled_at=None)
    return list(found.select_related("visit", "answer__question", "finding", "noted_by"))


def lessons_of(actor: Any, trip: Trip) -> list[Lesson]:
    """Lessons: the guests see all, a host that takes part those shared with it."""
    found = trip.lessons.select_related("visit__host", "practice", "made_practice").prefetch_related("findings")
    if is_guest(actor, trip):
        return list(found)
    own = [visit.pk for visit in trip.visits.select_related("trip") if takes_part(actor, visit)]
    if not own:
        return []
    return list(found.filter(Q(visit__in=own) | Q(visit=None), is_shared_with_host=True))


def commitments_of(actor: Any, trip: Trip) -> list[Commitment]:
    """Commitments: the guests see all, a host that takes part those shared with it."""
    found = trip.commitments.select_related("owner", "lesson", "lesson__visit")
    if is_guest(actor, trip):
        return list(found)
    own = [visit.pk for visit in trip.visits.select_related("trip") if takes_part(actor, visit)]
    if not own:
        return []
    about = Q(lesson=None) | Q(lesson__visit=None) | Q(lesson__visit__in=own)
    return list(found.filter(about, is_shared_with_host=True))


@dataclass(frozen=True)
class Row:
    """One question and what every host answered, in the order of the visits; None where nothing is noted."""

    question: TripQuestion
    answers: tuple[Answer | None, ...]


@dataclass(frozen=True)
class SideBySide:
    """The same questions put to every host."""

    visits: tuple[Visit, ...]
    rows: tuple[Row, ...]

    @property
    def answered(self) -> int:
        return sum(any(answer and answer.text for answer in row.answers) for row in self.rows)


def side_by_side(actor: Any, trip: Trip) -> SideBySide:
    """Questions and answers of the visits that the actor may see; a host sees its own column only."""
    visits = [visit for visit in visits_of(actor, trip) if visit.state != Visit.State.CANCELLED]
    found = Answer.objects.filter(visit__in=[visit.pk for visit in visits]).select_related("noted_by")
    by_place = {(answer.question_id, answer.visit_id): answer for answer in found}
    rows = [
        Row(question, tuple(by_place.get((question.pk, visit.pk)) for visit in visits))
        for question in trip.questions.all()
    ]
    return SideBySide(tuple(visits), tuple(rows))


def feedback_of(actor: Any, trip: Trip) -> list[Feedback]:
    """What both sides said, for the two parties."""
    visits = [visit.pk for visit in visits_of(actor, trip)]
    return list(Feedback.objects.filter(visit__in=visits).select_related("visit__host", "given_by"))


def said_of_practice(practice: Any) -> list[Feedback]:
    """What guests who visited because of a practice said and let be quoted; for whoever may see the practice."""
    found = Feedback.objects.filter(visit__practice=practice.pk, side="guest", may_be_quoted=True)
    return list(found.select_related("visit__trip__organisation__place", "visit__host").order_by("-given_at"))


def visits_because_of(practice: Any) -> QuerySet[Visit]:
    """Visits that took place because of a practice; who came is no secret, who exactly is."""
    found = Visit.objects.filter(practice=practice.pk, state__in=PAST)
    return found.select_related("trip__organisation", "trip__organisation__place", "host").order_by("-held_at")


def visits_ahead(organisation: Any, *, since: date) -> QuerySet[Visit]:
    """What is in a host's calendar from that day on."""
    found = Visit.objects.filter(host=organisation.pk, state__in=COMING, last_on__gte=since)
    return found.select_related("trip__organisation").order_by("first_on")


@dataclass(frozen=True)
class Due:
    """Commitments of the own organisations: overdue, soon due, to be followed up."""

    overdue: tuple[Commitment, ...]
    coming: tuple[Commitment, ...]
    to_follow_up: tuple[Commitment, ...]


def commitments_due(actor: Any, *, today: date) -> Due:
    """What the actor's organisations promised and what has to be asked after. One query."""
    own = Q() if is_administrator(actor) else Q(trip__organisation__in=sorted(organisations_of(actor)))
    found = list(Commitment.objects.filter(own).exclude(outcome__gt="").select_related("trip", "owner", "lesson"))
    still = [one for one in found if one.state == Commitment.State.OPEN]
    return Due(
        overdue=tuple(one for one in still if one.due_on < today),
        coming=tuple(one for one in still if one.due_on >= today),
        to_follow_up=tuple(
            one
            for one in found
            if one.state != Commitment.State.DROPPED and one.follow_up_on is not None and one.follow_up_on <= today
        ),
    )


def _sees(actor: Any, visit: Visit) -> bool:
    return is_guest(actor, visit.trip) or is_host(actor, visit)
