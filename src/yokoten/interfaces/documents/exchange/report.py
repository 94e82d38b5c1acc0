"""The report of a trip: what is made of it, who does what, what came of it; then answers and findings."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from yokoten.exchange.models import Commitment, Feedback, Lesson, Trip, Visit
from yokoten.exchange.queries import (
    commitments_of,
    conflicts_of,
    delegates_of,
    feedback_of,
    lessons_of,
    side_by_side,
    visits_of,
)
from yokoten.exchange.rules.states import OFF
from yokoten.interfaces.documents.exchange.answers import answers_on_paper, sources_of
from yokoten.interfaces.documents.exchange.findings import findings_on_paper
from yokoten.interfaces.documents.exchange.programme import opening, paper_of
from yokoten.interfaces.documents.exchange.telling import host_named, written
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
    quiet,
    strong,
)
from yokoten.interfaces.wording import papers as say
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.visits import COMMITMENT_STATES, MARKS, OUTCOMES, OVERDUE
from yokoten.practices.policies import sees


def report_of(actor: Any, trip: Trip, language: Language, *, now: datetime) -> Paper:
    """The report as the actor may see it: a host reads its own answers, and what the guests share with it."""
    visits = [visit for visit in visits_of(actor, trip) if visit.state not in OFF]
    compared = side_by_side(actor, trip)
    parts: list[Block] = [
        *_lessons(actor, lessons_of(actor, trip), language),
        *_commitments(commitments_of(actor, trip), language, now),
        *answers_on_paper(compared, language),
        *findings_on_paper(actor, visits, language),
        *_feedback(feedback_of(actor, trip), language),
    ]
    undecided = len(conflicts_of(actor, visits))
    if undecided:
        parts.append(Paragraph(quiet(language.say(say.UNDECIDED, count=language.number(undecided)))))
    if not parts:
        parts.append(Paragraph(quiet(language.say(say.NOTHING_YET))))
    sources = sources_of(trip, compared, language)
    if sources:
        parts += [Heading(Words(language.say(say.SOURCES))), Points(tuple(cell(quiet(one)) for one in sources))]
    people = cell(*(_person(one.name, one.position) for one in delegates_of(actor, trip)))
    start = opening(actor, trip, visits, language, people)
    return paper_of(trip, language, say.REPORT, [*start, *parts], now=now)


def _person(name: str, position: str) -> str:
    return f"{name}, {position}" if position else name


def _lessons(actor: Any, lessons: list[Lesson], language: Language) -> Iterator[Block]:
    if not lessons:
        return
    yield Heading(Words(language.say(say.LESSONS)))
    for verdict, named in say.VERDICTS.items():
        kept = [lesson for lesson in lessons if lesson.verdict == verdict]
        if kept:
            yield Heading(Words(language.say(named)), 2)
            yield Points(tuple(_lesson(actor, one, language) for one in kept))


def _lesson(actor: Any, lesson: Lesson, language: Language) -> Cell:
    """What it is, why, from whom; practices only as far as the reader may see them."""
    beside = [language.say(say.LEARNED_FROM, host=host_named(language, lesson.visit))] if lesson.visit else []
    for practice, words in ((lesson.practice, say.BEHIND_LESSON), (lesson.made_practice, say.MADE_PRACTICE)):
        if practice is not None and sees(actor, practice):
            beside.append(language.say(words, title=practice.title))
    why = written(language, language.say(say.WHY, words=lesson.why), lesson.language) if lesson.why else None
    return cell(written(language, lesson.text, lesson.language), why, quiet(" · ".join(beside)))


def _commitments(commitments: list[Commitment], language: Language, now: datetime) -> Iterator[Block]:
    if not commitments:
        return
    yield Heading(Words(language.say(say.COMMITMENTS)))
    heads = tuple(language.say(one) for one in (say.COMMITMENT, say.BY_WHOM, say.DUE, say.STATE, say.OUTCOME))
    rows = tuple(_commitment(one, language, now) for one in commitments)
    yield Table(heads, rows, (4, 2.4, 1.9, 2.2, 3.5), heads[0])


def _commitment(one: Commitment, language: Language, now: datetime) -> tuple[Cell, ...]:
    state = language.say(COMMITMENT_STATES[one.state][1])
    is_late = one.state == Commitment.State.OPEN and one.due_on < now.date()
    if one.done_on:
        state = language.say(say.DONE_ON, day=language.day(one.done_on))
    return (
        cell(written(language, one.text, one.language)),
        cell(one.owner.name if one.owner else one.owner_name),
        cell(language.day(one.due_on)),
        cell(strong(language.say(OVERDUE)) if is_late else state, written(language, one.drop_reason, one.language)),
        _outcome(one, language),
    )


def _outcome(one: Commitment, language: Language) -> Cell:
    """What the follow-up found, or when it will be asked."""
    if one.outcome:
        asked = language.say(say.ASKED_ON, day=language.day(one.followed_up_on)) if one.followed_up_on else ""
        said = strong(language.say(OUTCOMES[one.outcome][1]))
        return cell(said, written(language, one.outcome_words, one.language), quiet(asked))
    if one.follow_up_on and one.state != Commitment.State.DROPPED:
        return cell(quiet(language.say(say.FOLLOW_UP_ON, day=language.day(one.follow_up_on))))
    return ()


def _feedback(feedback: list[Feedback], language: Language) -> Iterator[Block]:
    if not feedback:
        return
    yield Heading(Words(language.say(say.FEEDBACK)))
    yield Points(tuple(_opinion(one, one.visit, language) for one in feedback))


def _opinion(one: Feedback, visit: Visit, language: Language) -> Cell:
    who = language.say(say.GUESTS_ON if one.side == "guest" else say.HOST_ON, host=host_named(language, visit))
    marks = [(name, getattr(one, name)) for name in MARKS if getattr(one, name)]
    said = [language.say(say.MARK_OF_FIVE, name=language.say(MARKS[name]), mark=mark) for name, mark in marks]
    return cell(strong(who), quiet(" · ".join(said)), written(language, one.words, one.language))
