"""The result protocol of a project: what was wanted, what was reached, what is proven, who decided."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from yokoten.adopt.models import Project, Target
from yokoten.adopt.queries.gate import forecasts_by_target
from yokoten.adopt.queries.problem import problems_of
from yokoten.adopt.queries.project import documents_of, plan_of, targets_of
from yokoten.adopt.queries.result import effects_of, results_of
from yokoten.adopt.queries.standing import last_readings
from yokoten.adopt.queries.workflow import workflow_of
from yokoten.adopt.rules.effects import totals
from yokoten.adopt.rules.light import Reached
from yokoten.adopt.rules.workflow import by_code, state_of
from yokoten.interfaces.documents.adopt.telling import (
    decimals_of,
    evaluation_cells,
    evaluation_heads,
    named,
    person_named,
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
from yokoten.interfaces.wording.projects import EFFECT_FORMS, EFFECT_KINDS, LOSSES, OUTCOMES, RESULT_STATES
from yokoten.interfaces.wording.workflows import money
from yokoten.practices.policies import sees
from yokoten.prove.queries.evaluation import State, evaluations_of


def protocol_of(actor: Any, project: Project, language: Language, *, now: datetime) -> Paper:
    """The protocol as the actor may see it; what is not there yet is said, not left out."""
    title, house = written(language, project.title, project.language), project.organisation.name(language.code)
    parts = (_people(actor, project, language), _targets(project, language), _effects(project, language),
             _events(project, language), _problems(project, language), _proof(actor, project, language),
             _decision(project, language), _files(project, language), _signatures(project, language))  # fmt: skip
    version = language.say(papers.VERSION_OF, day=language.day(now))
    return Paper(
        title=project.title,
        language=language.code,
        kicker=language.say(say.PROTOCOL),
        foot=f"{language.say(say.PROTOCOL)} · {house} · {version}",
        blocks=tuple(block for part in parts for block in part),
        made_at=now,
        title_language=title.language,
        title_tag=title.tag,
        author=house,
        example=language.say(papers.EXAMPLE) if project.is_example else "",
    )


def _people(actor: Any, project: Project, language: Language) -> Iterator[Block]:
    def own(text: str) -> Cell:
        return cell(written(language, text, project.language))

    workflow = workflow_of(project)
    stage = f"{named(workflow, language)}: {named(state_of(workflow, project.state), language)}"
    days = [language.day(day) for day in (project.starts_on, project.closed_on or project.ends_on) if day]
    team = sorted({person_named(item.owner, item.owner_name) for item in plan_of(project)} - {""})
    practice = project.practice if project.practice and sees(actor, project.practice) else None
    borders = language.say(say.FROM_TO, first=project.begins_with, last=project.ends_with)
    yield Heading(Words(language.say(say.PEOPLE)))
    yield from keyed([
        (language.say(say.ORGANISATION), cell(project.organisation.name(language.code))),
        (language.say(say.SITE), own(project.site)),
        (language.say(say.PROCESS), own(project.process)),
        (language.say(say.BORDERS), own(borders)),
        (language.say(say.SPONSOR), cell(person_named(project.sponsor, project.sponsor_name))),
        (language.say(say.LEAD), cell(person_named(project.leader, project.leader_name))),
        (language.say(say.TEAM), cell(", ".join(team))),
        (language.say(say.SPAN), cell(" – ".join(days))),
        (language.say(say.STAGE), cell(stage)),
        (language.say(say.BEHIND), cell(practice_words(practice, language) if practice else None)),
    ])  # fmt: skip
    if project.reason:
        yield Heading(Words(language.say(say.WHY)))
        yield Paragraph(written(language, project.reason, project.language))


def _targets(project: Project, language: Language) -> Iterator[Block]:
    targets = targets_of(project)
    reached = last_readings([project]).get(project.pk, [])
    expected = forecasts_by_target(targets)
    names = (say.TARGET, say.UNIT, say.BEFORE, say.GOAL, say.FORECAST, say.REACHED, say.ON)
    heads = tuple(language.say(one) for one in names)
    rows = tuple(
        _target(target, one, getattr(expected.get(target.pk), "value", None), language)
        for target, one in zip(targets, reached, strict=True)
    )
    yield Heading(Words(language.say(say.TARGETS)))
    yield Table(heads, rows, (4, 1.4, 1.6, 1.6, 1.8, 1.6, 2.2), heads[0], numbers=(2, 3, 4, 5))


def _target(target: Target, one: Reached, forecast: Any, language: Language) -> tuple[Cell, ...]:
    numbers = (one.baseline, one.goal, forecast, one.last)
    decimals = decimals_of(*numbers)
    said = [cell("" if each is None else language.number(float(each), decimals)) for each in numbers]
    measured = quiet(target.method)
    name, on = written(language, target.name, target.language), one.last_on
    return (cell(name, measured), cell(target.unit), *said, cell(language.day(on) if on else ""))


def _effects(project: Project, language: Language) -> Iterator[Block]:
    effects = effects_of(project)
    if not effects:
        return
    heads = tuple(language.say(one) for one in (say.WHAT, say.AMOUNT, say.OFTEN, say.FORM))
    rows = tuple(
        (
            cell(written(language, one.what, one.language), quiet(one.reckoned)),
            cell(money(language, one.amount, one.currency)),
            cell(language.say(EFFECT_KINDS[one.kind])),
            cell(language.say(EFFECT_FORMS[one.form])),
        )
        for one in effects
    )
    yield Heading(Words(language.say(say.EFFECTS)))
    yield Table(heads, rows, (5, 3, 2, 2), heads[0], numbers=(1,))
    sums = say.totals_said(totals(effects), language)
    yield Points(tuple(cell(strong(amount), quiet(what)) for amount, what in sums))
    yield Paragraph(Words(language.say(say.NEVER_ADDED)), "note")


def _events(project: Project, language: Language) -> Iterator[Block]:
    steps, workflow = list(project.steps.order_by("made_on", "pk")), workflow_of(project)
    if not steps:
        return
    heads = tuple(language.say(one) for one in (say.ON, say.STEP, say.OUTCOME, say.REMARK))
    rows = tuple(
        (
            cell(language.day(one.made_on)),
            cell(named(by_code(workflow, one.transition), language)),
            cell(language.say(OUTCOMES[one.outcome][1]) if one.outcome else ""),
            cell(written(language, one.remark, one.language)),
        )
        for one in steps
    )
    yield Heading(Words(language.say(say.KEY_EVENTS)))
    yield Table(heads, rows, (1.8, 4, 2.4, 4), heads[1])


def _problems(project: Project, language: Language) -> Iterator[Block]:
    problems = problems_of(project)
    if not problems:
        return
    heads = tuple(language.say(one) for one in (say.LOSS, say.CAUSE, say.ANSWER))
    rows = tuple(
        (
            cell(written(language, f"{one.number}. {one.seen}", one.language), quiet(language.say(LOSSES[one.loss]))),
            cell(written(language, one.whys[-1] if one.whys else "", one.language)),
            cell(written(language, one.item.text, one.item.language) if one.item else None),
        )
        for one in problems
    )
    yield Heading(Words(language.say(say.PROBLEMS)))
    yield Table(heads, rows, (4, 4, 4), heads[0])


def _proof(actor: Any, project: Project, language: Language) -> Iterator[Block]:
    """Null and harmful results stand here like all others."""
    yield Heading(Words(language.say(say.PROOF)))
    kept = [one for one in evaluations_of(actor, project) if one.state != State.WITHDRAWN]
    if not kept:
        yield Paragraph(Words(language.say(say.NOTHING_PROVEN)))
        return
    rows = tuple(evaluation_cells(one, language) for one in kept)
    yield Table(evaluation_heads(language), rows, (3.4, 5, 2, 2), language.say(say.PROOF))


def _decision(project: Project, language: Language) -> Iterator[Block]:
    yield Heading(Words(language.say(say.DECISION)))
    result = next(iter(results_of(project)), None)
    if result is None:
        yield Paragraph(quiet(language.say(say.NO_RESULT)))
        return
    yield Paragraph(written(language, result.summary, result.language))
    if result.decided_at is None:
        yield Paragraph(quiet(language.say(say.WAITS)))
        return
    state = language.say(RESULT_STATES[result.state][1])
    who = person_named(result.decided_by, "")
    yield Points((cell(strong(" · ".join(part for part in (state, language.day(result.decided_at), who) if part)),
                       written(language, result.remark, result.remark_language)),))  # fmt: skip


def _files(project: Project, language: Language) -> Iterator[Block]:
    kept = documents_of(project)
    if kept:
        yield Heading(Words(language.say(say.FILES)))
        yield Points(tuple(cell(one.title, quiet(language.day(one.added_at))) for one in kept))


def _signatures(project: Project, language: Language) -> Iterator[Block]:
    """Four lines to sign on paper."""
    heads = tuple(language.say(one) for one in (say.ROLE, say.NAME, say.SIGNATURE))
    people = [
        (say.SPONSOR, person_named(project.sponsor, project.sponsor_name)),
        (say.LEAD, person_named(project.leader, project.leader_name)),
        (say.ECONOMIST, ""),
        (say.AGREED_BY, ""),
    ]
    rows = tuple((cell(language.say(role)), cell(name), ()) for role, name in people)
    yield Heading(Words(language.say(say.SIGNED)))
    yield Table(heads, rows, (3, 4, 5), language.say(say.SIGNED))
