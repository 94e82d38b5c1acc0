"""The yearly report of a centre or a region: what ran, what was reached, what is proven, what was passed on."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from yokoten.adopt.queries.standing import last_readings
from yokoten.adopt.queries.workflow import workflow_of
from yokoten.adopt.queries.yearly import Year, year_of
from yokoten.adopt.rules.light import Reached
from yokoten.adopt.rules.workflow import state_of
from yokoten.interfaces.documents.adopt.telling import (
    decimals_of,
    evaluation_cells,
    evaluation_heads,
    named,
    practice_words,
)
from yokoten.interfaces.documents.exchange.telling import written
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
from yokoten.interfaces.wording import papers
from yokoten.interfaces.wording import project_papers as say
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.spread import STAGES
from yokoten.prove.models import Evaluation
from yokoten.prove.queries.evaluation import evaluations_run_in
from yokoten.spread.models import Adoption
from yokoten.spread.queries.adoption import adoptions_begun_in


@dataclass(frozen=True)
class Scope:
    """Whose year it is: one organisation, or those of a region."""

    name: str
    organisations: Collection[Any]
    year: int
    is_region: bool


@dataclass(frozen=True)
class Kept:
    """Everything that the report tells."""

    scope: Scope
    year: Year
    reached: dict[int, list[Reached]]
    evaluations: list[Evaluation]
    taken: list[Adoption]
    given: list[Adoption]

    @property
    def is_example(self) -> bool:
        return any(one.is_example for one in (*self.year.projects, *self.taken, *self.given))


def kept_in(actor: Any, scope: Scope) -> Kept:
    """What the actor may see of the year."""
    year = year_of(actor, scope.organisations, scope.year)
    taken, given = adoptions_begun_in(actor, scope.organisations, scope.year)
    evaluations = evaluations_run_in(actor, scope.organisations, scope.year)
    return Kept(scope, year, last_readings(year.projects), evaluations, taken, given)


def yearly_of(kept: Kept, language: Language, *, now: datetime) -> Paper:
    """The report as a document."""
    kind = language.say(say.YEARLY_REGION if kept.scope.is_region else say.YEARLY_CENTRE)
    title = f"{kept.scope.name}, {kept.scope.year}"
    parts = (opening(kept, language), _money(kept, language), _projects(kept, language), _proof(kept, language),
             _adoptions(kept.taken, say.TAKEN, language), _adoptions(kept.given, say.GIVEN, language),
             [Paragraph(Words(language.say(say.SOURCE, day=language.day(now))), "note")])  # fmt: skip
    return Paper(
        title=title,
        language=language.code,
        kicker=kind,
        foot=f"{kind} · {title} · {language.say(papers.VERSION_OF, day=language.day(now))}",
        blocks=tuple(block for part in parts for block in part),
        made_at=now,
        author=kept.scope.name,
        example=language.say(papers.EXAMPLE) if kept.is_example else "",
    )


def figures_of(kept: Kept, language: Language) -> list[tuple[str, str]]:
    """The year in numbers."""
    year = kept.year
    counts = (
        (say.OPENED, year.opened), (say.FINISHED, year.finished), (say.STOPPED, year.stopped),
        (say.RUNNING, year.running), (say.APPROVED, year.approved), (say.DECLINED, year.declined),
        (say.EVALUATED, len(kept.evaluations)), (say.TAKEN, len(kept.taken)), (say.GIVEN, len(kept.given)),
    )  # fmt: skip
    return [(language.say(name), language.number(count)) for name, count in counts]


def opening(kept: Kept, language: Language) -> Iterator[Block]:
    """Whose year, which days, how much is counted."""
    year = kept.scope.year
    names = ", ".join(sorted(one.name(language.code) for one in kept.scope.organisations))
    days = f"{language.day(date(year, 1, 1))} – {language.day(date(year, 12, 31))}"
    yield from keyed([
        (language.say(say.PERIOD), cell(days)),
        (language.say(say.COUNTED_IN), cell(names)),
    ])  # fmt: skip
    if kept.scope.is_region:
        yield Paragraph(Words(language.say(say.AS_SEEN)), "note")
    yield Heading(Words(language.say(say.NUMBERS)))
    yield from keyed((name, cell(number)) for name, number in figures_of(kept, language))


def _money(kept: Kept, language: Language) -> Iterator[Block]:
    yield Heading(Words(language.say(say.MONEY_APPROVED)))
    sums = say.totals_said(kept.year.money, language)
    if not sums:
        yield Paragraph(quiet(language.say(say.NO_MONEY)))
        return
    yield Points(tuple(cell(strong(amount), quiet(what)) for amount, what in sums))
    yield Paragraph(Words(language.say(say.NEVER_ADDED)), "note")


def _projects(kept: Kept, language: Language) -> Iterator[Block]:
    yield Heading(Words(language.say(say.PROJECTS)))
    if not kept.year.projects:
        yield Paragraph(quiet(language.say(say.NOTHING)))
        return
    heads = tuple(language.say(one) for one in (say.PROJECT, say.STAGE, say.TARGET, say.BEFORE, say.REACHED, say.GOAL))
    rows = tuple(_project(one, kept, language) for one in kept.year.projects)
    yield Table(heads, rows, (4, 2.6, 3, 1.6, 1.6, 1.6), language.say(say.PROJECTS), numbers=(3, 4, 5))


def _project(project: Any, kept: Kept, language: Language) -> tuple[Cell, ...]:
    first = next(iter(kept.reached.get(project.pk, [])), None)
    house = project.organisation.name(language.code) if kept.scope.is_region else ""
    example = language.say(papers.EXAMPLE) if project.is_example else ""
    title = cell(written(language, project.title, project.language), quiet(" · ".join(filter(None, (house, example)))))
    stage = named(state_of(workflow_of(project), project.state), language)
    if first is None:
        return (title, cell(stage), (), (), (), ())
    numbers = (first.baseline, first.last, first.goal)
    decimals = decimals_of(*numbers)
    said = [cell("" if each is None else language.number(float(each), decimals)) for each in numbers]
    target = cell(written(language, f"{first.name}, {first.unit}", project.language),
                  quiet(language.day(first.last_on) if first.last_on else ""))  # fmt: skip
    return (title, cell(stage), target, *said)


def _proof(kept: Kept, language: Language) -> Iterator[Block]:
    yield Heading(Words(language.say(say.PROOF)))
    if not kept.evaluations:
        yield Paragraph(quiet(language.say(say.NONE_RUN)))
        return
    rows = tuple(evaluation_cells(one, language) for one in kept.evaluations)
    yield Table(evaluation_heads(language), rows, (3.4, 5, 2, 2), language.say(say.PROOF))
    yield Paragraph(Words(language.say(say.ALL_SHOWN)), "note")


def _adoptions(adoptions: Sequence[Adoption], title: str, language: Language) -> Iterator[Block]:
    if not adoptions:
        return
    heads = tuple(language.say(one) for one in (say.PRACTICE, say.WHO, say.SINCE, say.STAGE))
    rows = tuple(
        (
            cell(practice_words(one.practice, language)),
            cell(one.organisation.name(language.code)),
            cell(language.day(one.started_on)),
            cell(language.say(STAGES[one.stage][1]), written(language, one.reason_not, one.language)),
        )
        for one in adoptions
    )
    yield Heading(Words(language.say(title)))
    yield Table(heads, rows, (5, 3, 2, 3), language.say(title))
