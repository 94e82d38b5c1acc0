"""What the page of a visit holds for the side that looks at it."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from yokoten.exchange.models import Visit
from yokoten.exchange.policies import may_as_guest, may_as_host, may_know_delegates, may_reach_delegates
from yokoten.exchange.queries import (
    capacity_of,
    caps_of,
    commitments_of,
    delegates_of,
    feedback_of,
    findings_of,
    lessons_of,
    practice_behind,
    side_by_side,
    with_offers,
)
from yokoten.exchange.rules.calendar import Span, obstacles
from yokoten.exchange.rules.states import COMING, MOVABLE, OPEN, PAST
from yokoten.interfaces.web.exchange.door import Entry
from yokoten.interfaces.web.exchange.month import months
from yokoten.interfaces.web.exchange.tabs import shown_at_visit
from yokoten.interfaces.web.exchange.visit_forms import forms_of
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.refusals import sentence
from yokoten.kernel.errors import RuleBroken


@dataclass(frozen=True)
class Offer:
    """Days on offer, whether this side may take them, and what stands against them."""

    dates: Any
    may_take: bool
    against: list[str]


@dataclass(frozen=True)
class May:
    """What the reader may do here now."""

    request: bool = False
    propose: bool = False
    decline: bool = False
    cancel: bool = False
    agenda: bool = False
    agree: bool = False
    answer: bool = False
    hold: bool = False
    feedback: bool = False
    note: bool = False
    remove: bool = False


def page_of(request: HttpRequest, entry: Entry, bound: dict[str, Any]) -> dict[str, Any]:
    """The context of `exchange/visit.html`."""
    visit, trip, actor = entry.visit, entry.visit.trip, entry.actor
    feedback = [one for one in feedback_of(actor, trip) if one.visit_id == visit.pk]
    side = "guest" if entry.is_guest else "host"
    given = next((one for one in feedback if one.side == side), None)
    agenda, today = agenda_of(visit), timezone.localdate()
    context = {
        "entry": entry,
        "visit": visit,
        "trip": trip,
        "today": today,
        "practice": practice_behind(actor, visit),
        "side": side,
        "may": may_of(entry),
        "is_past": visit.state in PAST,
        "forms": {**forms_of(visit, given), **bound},
        "bound": list(bound),
        "offers": offers_of(entry),
        "caps": caps_of(trip.visit_type),
        "agenda": agenda,
        "has_calendar": bool(agenda) or visit.dropped_points.exists(),
        "sites": list(visit.sites.all()),
        "rows": answers_of(entry),
        "delegates": delegates_of(actor, trip),
        "knows_delegates": entry.is_guest or may_know_delegates(actor, visit),
        "reaches_delegates": may_reach_delegates(actor, trip),
        "feedback": feedback,
        "lessons": [one for one in lessons_of(actor, trip) if one.visit_id in (None, visit.pk)],
        "commitments": [one for one in commitments_of(actor, trip) if _about(one, visit)],
        "findings": findings_of(actor, [visit]),
    }
    if visit.host and visit.state in OPEN:
        context["months"] = months(capacity_of(visit.host, beside=visit), today=today)
    return {**context, **shown_at_visit(request, entry)}


def may_of(entry: Entry) -> May:
    visit, actor = entry.visit, entry.actor
    guest = lambda act: may_as_guest(actor, f"exchange.{act}", visit.trip)  # noqa: E731
    host = lambda act: may_as_host(actor, f"exchange.{act}", visit)  # noqa: E731
    either = lambda act: guest(act) or host(act)  # noqa: E731
    state, is_coming = visit.state, visit.state in COMING
    is_past = state in PAST
    return May(
        request=state in ("draft", "declined") and guest("request_visit"),
        propose=(state == "requested" or is_coming) and either("propose_dates"),
        decline=state in ("requested", "accepted") and host("decline_visit"),
        cancel=(is_coming and either("cancel_visit")) or (state == "requested" and guest("cancel_visit")),
        agenda=state in OPEN and either("set_agenda"),
        agree=state == "accepted" and either("agree_agenda"),
        answer=(state == "requested" or is_coming or is_past) and either("answer_question"),
        hold=is_coming and guest("hold_visit") and (not visit.first_on or visit.first_on <= timezone.localdate()),
        feedback=is_past and either("give_feedback"),
        note=(is_coming or is_past) and guest("note_finding"),
        remove=state in ("draft", "declined") and guest("remove_host"),
    )


def offers_of(entry: Entry) -> list[Offer]:
    """Days on offer, the newest first, with what speaks against them in the host's calendar."""
    visit = entry.visit
    if visit.state not in MOVABLE:
        return []
    found = list(with_offers([visit])[0].offered)
    capacity = capacity_of(visit.host, beside=visit) if visit.host and found else None
    guests = visit.trip.delegates.count() if capacity else 0
    takes = {
        "guest": may_as_host(entry.actor, "exchange.accept_visit", visit),
        "host": may_as_guest(entry.actor, "exchange.accept_visit", visit.trip),
    }
    offers = []
    for dates in found:
        span = Span(dates.first_on, dates.last_on)
        against = obstacles(capacity, span, guests=guests, today=timezone.localdate()) if capacity else []
        offers.append(Offer(dates, takes[dates.side], [_against(one) for one in against]))
    return offers


def agenda_of(visit: Visit) -> list[tuple[Any, list[Any]]]:
    """The programme day by day."""
    points = visit.agenda.select_related("site")
    return [(day, list(rows)) for day, rows in groupby(points, key=lambda point: point.on)]


def answers_of(entry: Entry) -> list[tuple[Any, Any]]:
    """Every question with this host's answer."""
    table = side_by_side(entry.actor, entry.visit.trip)
    at = next((place for place, one in enumerate(table.visits) if one.pk == entry.visit.pk), None)
    return [(row.question, row.answers[at] if at is not None else None) for row in table.rows]


def _about(commitment: Any, visit: Visit) -> bool:
    return commitment.lesson is None or commitment.lesson.visit_id in (None, visit.pk)


def _against(obstacle: Any) -> str:
    facts = {name: fact for name, fact in (("figure", obstacle.figure), ("on", obstacle.on)) if fact is not None}
    return sentence(spoken(), RuleBroken(obstacle.code, **facts))
