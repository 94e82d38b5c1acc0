"""What hosts answered to the same questions, side by side: on paper, and as a table for spreadsheets."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from yokoten.exchange.models import Answer, Trip
from yokoten.exchange.queries import SideBySide, side_by_side
from yokoten.interfaces.documents.exchange.programme import question_words
from yokoten.interfaces.documents.exchange.telling import (
    days_said,
    figure_said,
    host_named,
    one_tag,
    untagged,
    written,
)
from yokoten.interfaces.documents.paper.blocks import Block, Cell, Heading, Table, Turn, Words, cell, quiet, strong
from yokoten.interfaces.documents.table import Sheet
from yokoten.interfaces.wording import papers as say
from yokoten.interfaces.wording.language import Language

MOST_ACROSS = 4
NUMBER_WIDE, QUESTION_WIDE, ANSWER_WIDE = 5, 42, (50, 16)


def answers_on_paper(compared: SideBySide, language: Language) -> Iterator[Block]:
    """A table of questions and hosts; across the page where there are several, four of them on a page."""
    if not compared.rows or not compared.visits:
        return
    is_across = len(compared.visits) > 1
    if is_across:
        yield Turn(True)
    yield Heading(Words(language.say(say.COMPARISON if is_across else say.ANSWERS)))
    for first in range(0, len(compared.visits), MOST_ACROSS):
        yield _part(compared, language, first)
    if is_across:
        yield Turn(False)


def _part(compared: SideBySide, language: Language, first: int) -> Table:
    """Some of the hosts beside the questions; what a whole column is written in stands in its head."""
    visits = compared.visits[first : first + MOST_ACROSS]
    columns = [[question_words(row.question, language) for row in compared.rows]]
    columns += [
        [_words(row.answers[at], language) for row in compared.rows] for at in range(first, first + len(visits))
    ]
    tags = [one_tag([words for words in column if words.text.strip()]) for column in columns]
    names = [language.say(say.QUESTION), *(host_named(language, visit) for visit in visits)]
    heads = tuple(f"{name} ({tag})" if tag else name for name, tag in zip(names, tags, strict=True))
    rows = []
    for at, row in enumerate(compared.rows):
        said = [untagged(column[at]) if tag else column[at] for column, tag in zip(columns, tags, strict=True)]
        told = [_answer(words, row.answers[first + n], language) for n, words in enumerate(said[1:])]
        rows.append((cell(replace(said[0], text=f"{at + 1}. {said[0].text}")), *told))
    widths = (2.2, *([3.4] * len(visits)))
    return Table(heads, tuple(rows), widths, language.say(say.COMPARISON))


def _words(answer: Answer | None, language: Language) -> Words:
    return written(language, answer.text, answer.language) if answer else Words("")


def _answer(words: Words, answer: Answer | None, language: Language) -> Cell:
    said = cell(strong(answer.figure) if answer and answer.figure else None, words)
    return said or cell(quiet(language.say(say.NONE_NOTED)))


def comparison_of(actor: Any, trip: Trip, language: Language) -> Sheet:
    """The same as a table: questions down, answers and figures of each host across, sources under it."""
    compared = side_by_side(actor, trip)
    names = [host_named(language, visit) for visit in compared.visits]
    heads = [language.say(say.NUMBER), language.say(say.QUESTION)]
    for name in names:
        heads += [name, language.say(say.FIGURE_OF, host=name)]
    rows = []
    for at, row in enumerate(compared.rows, start=1):
        line: list[Any] = [at, _in_cell(question_words(row.question, language))]
        for answer in row.answers:
            line += [_in_cell(_words(answer, language)), answer.figure if answer else ""]
        rows.append(line)
    days = [
        f"{name}: {days_said(language, visit.first_on, visit.last_on)}"
        for name, visit in zip(names, compared.visits, strict=True)
    ]
    example = [language.say(say.EXAMPLE)] if trip.is_example else []
    remarks = [*example, trip.title, *days, *sources_of(trip, compared, language)]
    widths = (NUMBER_WIDE, QUESTION_WIDE, *ANSWER_WIDE * len(names))
    return Sheet("comparison", language.say(say.COMPARISON), heads, rows, remarks, widths, kept=2)


def _in_cell(words: Words) -> str:
    return f"{words.text} ({words.tag})" if words.tag and words.text.strip() else words.text


def sources_of(trip: Trip, compared: SideBySide, language: Language) -> list[str]:
    """The figures behind the trip and its questions, each with its source, once."""
    figures = [*trip.figures, *(figure for row in compared.rows for figure in row.question.figures)]
    return list(dict.fromkeys(said for figure in figures if (said := figure_said(language, figure))))
