"""What stands behind a trip before anybody types: the gap, the practice, the region, the trip before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext

from yokoten.exchange.models import BankQuestion, HostTerms, Trip
from yokoten.exchange.queries import bank_questions, own_trips, theme_of_indicator
from yokoten.interfaces.web.templatetags.yokoten import spoken
from yokoten.interfaces.wording.kernel import LANGUAGE_NAMES
from yokoten.kernel.models import Organisation
from yokoten.kernel.queries import place_by_code
from yokoten.measure.models import Indicator
from yokoten.measure.queries import figures, indicator_by_code
from yokoten.practices.queries.codes import concepts_by_code
from yokoten.practices.queries.practice import practice_by_key, reading
from yokoten.practices.queries.thesaurus import broader_of

PROMINENT = 8
ELSE = "regional"


@dataclass(frozen=True)
class Behind:
    """Where a trip comes from; everything may be missing."""

    practice: Any = None
    place: Any = None
    indicator: Any = None
    before: Trip | None = None
    theme: Any = None
    figures: tuple[Mapping[str, Any], ...] = ()
    questions: tuple[BankQuestion, ...] = field(default_factory=tuple)


def behind(actor: Any, query: QueryDict, home: Any) -> Behind:
    """Read `?practice=…`, `?place=…&outcome=…&period=…`, `?from=…` and `?theme=…`."""
    before = trip_named(actor, query.get("from", ""))
    practice = practice_by_key(actor, query.get("practice", "")) or (before.practice if before else None)
    indicator = indicator_by_code(actor, query.get("outcome", "")) or (before.indicator if before else None)
    place = place_by_code(query.get("place", "")) or (practice.place if practice else None)
    theme = _theme(query.get("theme", ""), practice, indicator) or (before.theme if before else None)
    known = list(before.figures) if before else []
    if indicator and not known:
        places = [home, place] if place != home else [home]
        known = [one for each in places if each and (one := figure_of(indicator, each, query.get("period", ""), home))]
    if practice and not indicator:
        known += _results(practice)
    asked = tuple(bank_questions(actor, theme=theme)[:PROMINENT]) if theme else ()
    return Behind(practice, place, indicator, before, theme, tuple(known), asked)


def figure_of(indicator: Indicator, place: Any, period: str, home: Any) -> dict[str, Any] | None:
    """A place's value with its unit, period and source, in every language; nothing where there is no value."""
    found = figures([indicator], place, [])
    if not found:
        return None
    one = found[0]
    is_asked = period in one.periods
    value = one.values[one.periods.index(period)] if is_asked else one.value
    if value is None:
        return None
    return {
        "code": indicator.code,
        "names": _every(indicator.name),
        "unit": _every(indicator.unit_name),
        "decimals": indicator.decimals,
        "place": _every(place.name),
        "is_own": place == home,
        "value": value,
        "period": period if is_asked else one.period,
        "source": _every(one.source.name) if one.source else {},
    }


def title_of(known: Behind) -> str:
    """A first title, which people change."""
    code = spoken().code
    if known.before:
        return known.before.title
    if known.practice:
        return reading(known.practice, code).title[:160]
    if known.indicator and known.place:
        facts = {"indicator": known.indicator.name(code), "place": known.place.name(code)}
        return (gettext("%(indicator)s: what %(place)s does differently") % facts)[:160]
    return ""


def aim_of(known: Behind) -> str:
    """The gap in a sentence, for the host to see what it is about."""
    if known.before:
        return known.before.aim
    own = next((one for one in known.figures if one.get("is_own")), None)
    other = next((one for one in known.figures if one.get("is_own") is False), None)
    if not own or not other:
        return ""
    language = spoken()
    said = {
        "indicator": own["names"][language.code],
        "own": _value(own),
        "own_place": own["place"][language.code],
        "other": _value(other),
        "other_place": other["place"][language.code],
        "period": own["period"],
    }
    return gettext("%(indicator)s, %(period)s: %(own)s in %(own_place)s, %(other)s in %(other_place)s.") % said


def hosts_offered(home: Any) -> list[Organisation]:
    """Organisations that may be asked: active, not one's own, and not closed to guests."""
    closed = HostTerms.objects.filter(is_open=False).values("organisation")
    found = Organisation.objects.filter(is_active=True).exclude(pk__in=closed).select_related("place")
    return list(found.exclude(pk=home.pk) if home else found)


def host_at(known: Behind, offered: list[Organisation]) -> Organisation | None:
    """The organisation that has the practice, else one at the recommended place."""
    if known.practice:
        return next((one for one in offered if one.pk == known.practice.organisation_id), None)
    if known.place:
        return next((one for one in offered if one.place_id == known.place.pk), None)
    return None


def asked_before(trip: Trip) -> list[str]:
    return [question.text for question in trip.questions.all()]


def trip_named(actor: Any, key: str) -> Trip | None:
    try:
        wanted = UUID(key)
    except ValueError:
        return None
    return own_trips(actor).filter(key=wanted).first()


def _theme(code: str, practice: Any, indicator: Any) -> Any:
    if code:
        return concepts_by_code([code]).get(code)
    if practice:
        return _theme_of([one.concept for one in practice.practice_concepts.all()])
    if indicator:
        wanted = theme_of_indicator(indicator) or ELSE
        return concepts_by_code([wanted]).get(wanted)
    return None


def _theme_of(carried: list[Any]) -> Any:
    """The concept of a practice that the bank has questions on, else the nearest broader one that it has."""
    near = [step for depth in zip_longest(*map(_upwards, carried)) for step in depth if step is not None]
    asked = set(BankQuestion.objects.filter(theme__in=near, is_active=True).values_list("theme", flat=True))
    return next((one for one in near if one.pk in asked), None)


def _upwards(concept: Any) -> list[Any]:
    return [concept, *reversed(broader_of(concept))]


def _results(practice: Any) -> list[dict[str, Any]]:
    source = {code: reading(practice, code).title for code in LANGUAGE_NAMES}
    return [
        {
            "code": "",
            "names": metric.names,
            "unit": metric.unit,
            "decimals": 0 if float(metric.after).is_integer() else 1,
            "place": _every(practice.organisation.name),
            "is_own": False,
            "value": metric.after,
            "period": metric.after_period,
            "source": source,
        }
        for metric in practice.metrics.all()
        if metric.after is not None
    ]


def _value(figure: Mapping[str, Any]) -> str:
    language = spoken()
    return f"{language.number(figure['value'], figure['decimals'])}\N{NO-BREAK SPACE}{figure['unit'][language.code]}"


def _every(name: Any) -> dict[str, str]:
    return {code: name(code) for code in LANGUAGE_NAMES}
