"""The programme of a trip: why, who, where, when, and what is asked."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from yokoten.exchange.models import AgendaItem, Delegate, Site, Trip, TripQuestion, Visit
from yokoten.exchange.policies import may_reach_delegates
from yokoten.exchange.queries import delegates_of, practice_behind, visits_of
from yokoten.exchange.rules.states import OFF
from yokoten.interfaces.documents.exchange.telling import (
    days_said,
    figure_said,
    host_named,
    one_tag,
    span_of,
    theme_named,
    untagged,
    weekday_said,
    written,
)
from yokoten.interfaces.documents.paper.blocks import (
    Block,
    Cell,
    Heading,
    Paper,
    Paragraph,
    Points,
    Table,
    Words,
    cell,
    keyed,
    quiet,
    strong,
)
from yokoten.interfaces.wording import papers as say
from yokoten.interfaces.wording.language import Language


def programme_of(actor: Any, trip: Trip, language: Language, *, now: datetime) -> Paper:
    """The programme as the actor may see it: the guests with every host, a host with its own part only."""
    visits = [visit for visit in visits_of(actor, trip) if visit.state not in OFF]
    blocks: list[Block] = [*opening(actor, trip, visits, language)]
    blocks += _delegation(delegates_of(actor, trip), language, is_full=may_reach_delegates(actor, trip))
    for visit in visits:
        blocks += _visit(visit, language)
    blocks += _questions(list(trip.questions.all()), language)
    return paper_of(trip, language, say.PROGRAMME, blocks, now=now)


def paper_of(trip: Trip, language: Language, kind: str, blocks: list[Block], *, now: datetime) -> Paper:
    """A document of a trip: its title with the language it stands in, and what is on each page."""
    named, guests = written(language, trip.title, trip.language), trip.organisation.name(language.code)
    return Paper(
        title=trip.title,
        language=language.code,
        kicker=language.say(kind),
        foot=f"{language.say(kind)} · {guests} · {language.say(say.VERSION_OF, day=language.day(now))}",
        blocks=tuple(blocks),
        made_at=now,
        title_language=named.language,
        title_tag=named.tag,
        author=guests,
        example=language.say(say.EXAMPLE) if trip.is_example else "",
    )


def opening(actor: Any, trip: Trip, visits: list[Visit], language: Language, people: Cell = ()) -> Iterator[Block]:
    """Why, who, where and when, in a few lines; `people` where they are not told further down."""
    if trip.aim:
        yield Paragraph(written(language, trip.aim, trip.language), "lede")
    first, last = span_of(visits)
    hosts = say.HOSTS if len(visits) > 1 else say.HOST
    practice = practice_behind(actor, trip)
    behind = written(language, practice.title, practice.language) if practice else None
    yield from keyed([
        (language.say(say.GUESTS), cell(trip.organisation.name(language.code))),
        (language.say(hosts), cell(*(_host_line(one, language) for one in visits))),
        (language.say(say.DELEGATION), people),
        (language.say(say.DAYS), cell(days_said(language, first, last))),
        (language.say(say.TIME), cell(language.say(say.LOCAL_TIME) if first and not people else "")),
        (language.say(say.PURPOSE), cell(trip.visit_type.name(language.code))),
        (language.say(say.THEME), cell(theme_named(language, trip))),
        (language.say(say.PRACTICE_BEHIND), cell(behind)),
        (language.say(say.USE), cell(written(language, trip.intended_use, trip.language))),
        (language.say(say.BACKGROUND), cell(*(figure_said(language, figure) for figure in trip.figures))),
    ])  # fmt: skip


def _host_line(visit: Visit, language: Language) -> str:
    name, days = host_named(language, visit), days_said(language, visit.first_on, visit.last_on)
    return f"{name}, {days}"


def _delegation(delegates: list[Delegate], language: Language, *, is_full: bool) -> Iterator[Block]:
    """Who travels; hosts read the contact of the head alone."""
    if not delegates:
        return
    yield Heading(Words(language.say(say.DELEGATION)))
    names = (say.NAME, say.POSITION, say.CONTACT, say.NEEDS)
    rows = tuple(_delegate(one, language, has_contact=is_full or one.is_head) for one in delegates)
    has_needs = any(one.needs for one in delegates)
    heads = tuple(language.say(name) for name in (names if has_needs else names[:3]))
    kept = rows if has_needs else tuple(row[:3] for row in rows)
    yield Table(heads, kept, (3, 4, 3, 2.5)[: len(heads)], language.say(say.DELEGATION))


def _delegate(one: Delegate, language: Language, *, has_contact: bool) -> tuple[Cell, ...]:
    leads = quiet(language.say(say.LEADS)) if one.is_head else None
    return (
        cell(strong(one.name), leads),
        cell(one.position, quiet(one.employer)),
        cell(one.phone, one.email) if has_contact else (),
        cell(one.needs),
    )


def _visit(visit: Visit, language: Language) -> Iterator[Block]:
    days = days_said(language, visit.first_on, visit.last_on)
    yield Heading(Words(host_named(language, visit)), beside=days)
    yield from keyed([
        (language.say(say.PLACE), cell(visit.place.name(language.code) if visit.place else "")),
        (language.say(say.CONTACT),
         cell(visit.host_contact_name, visit.host_contact_phone, visit.host_contact_email)),
        (language.say(say.NOTE), cell(visit.host_words)),
    ])  # fmt: skip
    points = list(visit.agenda.select_related("site"))
    if not points:
        yield Paragraph(quiet(language.say(say.NO_PROGRAMME)))
    for on, items in groupby(points, key=lambda point: point.on):
        yield Heading(Words(weekday_said(language, on)), 2)
        yield _day(list(items), language)
    yield from _sites(list(visit.sites.all()), language)


def _day(points: list[AgendaItem], language: Language) -> Table:
    heads = tuple(language.say(name) for name in (say.TIME, say.WHAT, say.WHERE, say.WHO))
    return Table(heads, tuple(_point(point) for point in points), (1.9, 4, 3.4, 2.6), heads[1])


def _point(point: AgendaItem) -> tuple[Cell, ...]:
    site = point.site
    return (
        cell(strong(f"{point.starts_at:%H:%M}–{point.ends_at:%H:%M}")),
        cell(strong(point.title), quiet(point.note)),
        cell(site.name, quiet(site.address)) if site else (),
        cell(point.speaker, point.contact_phone),
    )


def _sites(sites: list[Site], language: Language) -> Iterator[Block]:
    if not sites:
        return
    yield Heading(Words(language.say(say.SITES)), 2)
    heads = tuple(language.say(name) for name in (say.SITE, say.ADDRESS, say.CONTACT))
    rows = tuple(
        (cell(strong(site.name), quiet(site.note)), cell(site.address), cell(site.contact_name, site.contact_phone))
        for site in sites
    )
    yield Table(heads, rows, (4, 4, 3), language.say(say.SITES))


def _questions(questions: list[TripQuestion], language: Language) -> Iterator[Block]:
    told = [question_words(one, language) for one in questions]
    tag = one_tag(told)
    yield Heading(Words(language.say(say.QUESTIONS)), beside=tag)
    if not questions:
        yield Paragraph(quiet(language.say(say.NO_QUESTIONS)))
        return
    figures = [[quiet(figure_said(language, figure)) for figure in one.figures] for one in questions]
    said = zip(told, figures, strict=True)
    yield Points(tuple(cell(untagged(words) if tag else words, *beside) for words, beside in said), is_numbered=True)


def question_words(question: TripQuestion, language: Language) -> Words:
    """The question in the reader's language where the bank has it so, else as it was written."""
    kept = question.bank_question
    if kept is not None and kept.texts.get(question.language) == question.text and kept.texts.get(language.code):
        return Words(kept.texts[language.code])
    return written(language, question.text, question.language)
