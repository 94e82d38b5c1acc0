"""A visit as a device keeps it: everything that stands on the page, with revisions, in the reader's words."""

from datetime import datetime
from itertools import groupby
from typing import Any

from yokoten.exchange.actions.noting import CAN_NOTE
from yokoten.exchange.models import AgendaItem, Answer, Conflict, Finding, FindingPhoto, Site, TripQuestion, Visit
from yokoten.exchange.policies import may_as_guest
from yokoten.exchange.queries import answers_of, conflicts_of, findings_of, photos_of
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.phone import POINTS
from yokoten.kernel.policies import can_remove_attachment

FIGURE_PARTS = ("value", "unit", "period", "source")


def state_of(actor: Any, visit: Visit, language: Language, now: datetime) -> dict[str, Any]:
    """The visit for this person. Seven queries, however much was noted."""
    photos, may = photos_of(actor, visit), _may(actor, visit)
    grouped = groupby(photos, key=lambda photo: photo.finding_id)
    by_finding = {pk: [_photo(actor, photo, may) for photo in some] for pk, some in grouped}
    sites = list(visit.sites.all())
    return {
        "now": now.isoformat(),
        "person": str(actor.pk),
        "visit": _visit(visit, language),
        "may": may,
        "agenda": _agenda(visit, language),
        "contacts": _contacts(visit, sites),
        "sites": [{"number": site.pk, "name": site.name} for site in sites],
        "questions": [_question(at, one, language) for at, one in enumerate(visit.trip.questions.all(), 1)],
        "answers": [_answer(answer) for answer in answers_of(actor, visit)],
        "findings": [_finding(one, by_finding.get(one.pk, [])) for one in findings_of(actor, [visit])],
        "conflicts": [_conflict(conflict) for conflict in conflicts_of(actor, [visit])],
    }


def _visit(visit: Visit, language: Language) -> dict[str, Any]:
    days = language.day(visit.first_on)
    if visit.last_on and visit.last_on != visit.first_on:
        days = f"{days} – {language.day(visit.last_on)}"
    return {
        "key": str(visit.key),
        "title": visit.trip.title,
        "language": visit.trip.language,
        "host": host_named(visit, language.code),
        "days": days,
        "is_example": visit.trip.is_example,
    }


def host_named(visit: Visit, code: str) -> str:
    return visit.host.name(code) if visit.host else visit.host_name


def _may(actor: Any, visit: Visit) -> dict[str, bool]:
    def may(act: str) -> bool:
        return may_as_guest(actor, f"exchange.{act}", visit.trip)

    is_open = visit.state in CAN_NOTE
    return {
        "answer": is_open and may("answer_question"),
        "note": is_open and may("note_finding"),
        "remove": may("remove_finding"),
        "settle": may("settle_conflict"),
    }


def _agenda(visit: Visit, language: Language) -> list[dict[str, Any]]:
    points = visit.agenda.select_related("site")
    return [
        {"on": on.isoformat(), "day": language.day(on), "points": [_point(point, language) for point in some]}
        for on, some in groupby(points, key=lambda point: point.on)
    ]


def _point(point: AgendaItem, language: Language) -> dict[str, Any]:
    return {
        "times": f"{point.starts_at:%H:%M}–{point.ends_at:%H:%M}",
        "title": point.title,
        "kind": language.say(POINTS[point.kind]),
        "site": point.site.name if point.site else "",
        "address": point.site.address if point.site else "",
        "who": point.speaker or (point.site.contact_name if point.site else ""),
        "phone": point.contact_phone or (point.site.contact_phone if point.site else ""),
        "note": point.note,
    }


def _contacts(visit: Visit, sites: list[Site]) -> list[dict[str, str]]:
    """Whom to call: who receives the guests, then whoever stands at a site."""
    host = {"name": visit.host_contact_name, "where": "", "phone": visit.host_contact_phone}
    others = [{"name": site.contact_name, "where": site.name, "phone": site.contact_phone} for site in sites]
    return [one for one in (host, *others) if one["name"] or one["phone"]]


def _question(number: int, question: TripQuestion, language: Language) -> dict[str, Any]:
    return {
        "number": question.pk,
        "order": number,
        "text": question.text,
        "language": question.language,
        "figures": [figure_said(figure, language) for figure in question.figures],
    }


def figure_said(figure: dict[str, Any], language: Language) -> str:
    """A figure behind a question in one line: name, value with unit, period, source; what is missing is left out."""
    value = figure.get("value")
    if _is_number(value):
        value = language.number(value, figure.get("decimals", 0 if value == int(value) else 1))
    name = " · ".join(str(figure[part]) for part in ("name", "place") if figure.get(part))
    said = " ".join(str(part) for part in (value, figure.get("unit")) if part not in (None, ""))
    rest = [str(figure[part]) for part in ("period", "source") if figure.get(part)]
    line = f"{name}: {said}" if name and said else name or said
    return ", ".join([line, *rest]) if line else ", ".join(rest)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "question": answer.question_id,
        "text": answer.text,
        "figure": answer.figure,
        "language": answer.language,
        "revision": answer.revision,
        "is_from_host": answer.is_from_host,
        **_by(answer),
    }


def _photo(actor: Any, photo: FindingPhoto, may: dict[str, bool]) -> dict[str, Any]:
    may_remove = may["note"] and can_remove_attachment(actor, photo.attachment)
    return {"key": str(photo.attachment.key), "has_people": photo.has_people, "may_remove": may_remove}


def _finding(finding: Finding, photos: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "key": str(finding.key),
        "text": finding.text,
        "language": finding.language,
        "kind": finding.kind,
        "where": finding.where,
        "site": finding.site_id,
        "question": finding.question_id,
        "revision": finding.revision,
        "seen_at": finding.seen_at.isoformat(),
        "photos": photos,
        **_by(finding),
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    thing = conflict.answer or conflict.finding
    return {
        "number": conflict.pk,
        "question": conflict.answer.question_id if conflict.answer else None,
        "finding": str(conflict.finding.key) if conflict.finding else None,
        "standing": thing.text,
        "standing_figure": getattr(thing, "figure", ""),
        "other": conflict.text,
        "other_figure": conflict.figure,
        **_by(conflict),
    }


def _by(thing: Any) -> dict[str, str]:
    return {"by": str(thing.noted_by) if thing.noted_by else "", "at": thing.noted_at.isoformat()}
