"""The protocol of a project and the year of a centre as tables for a spreadsheet."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from yokoten.adopt.models import Project
from yokoten.adopt.queries.result import effects_of
from yokoten.adopt.queries.standing import last_readings, totals_of
from yokoten.adopt.queries.workflow import workflow_of
from yokoten.adopt.rules.workflow import state_of
from yokoten.interfaces.documents.adopt.telling import named, person_named
from yokoten.interfaces.documents.adopt.yearly import Kept
from yokoten.interfaces.documents.table import Sheet
from yokoten.interfaces.wording import papers
from yokoten.interfaces.wording import project_papers as say
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.practices import EVIDENCE
from yokoten.interfaces.wording.projects import EFFECT_FORMS, EFFECT_KINDS
from yokoten.prove.queries.evidence import evidence_of

YEAR_HEADS = (
    say.ORGANISATION, say.PROJECT, say.STAGE, say.LEAD, say.STARTS, say.CLOSED, say.TARGET, say.UNIT, say.BEFORE,
    say.GOAL, say.REACHED, say.ON, say.EFFECTS, say.EFFECT, say.LOW, say.HIGH, say.GRADE, say.REVIEW, say.REMARK,
)  # fmt: skip
PROTOCOL_HEADS = (say.PART, say.WHAT, say.VALUE, say.UNIT, say.ON, say.REMARK)


def protocol_sheet(project: Project, language: Language, *, now: datetime) -> Sheet:
    """Targets, effects and what is proven, a line each, with unit and day."""
    rows = [*_targets(project, language), *_effects(project, language), *_proof(project, language)]
    remarks = [language.say(papers.VERSION_OF, day=language.day(now))]
    remarks += [language.say(papers.EXAMPLE)] if project.is_example else []
    heads = [language.say(one) for one in PROTOCOL_HEADS]
    return Sheet("protocol", project.title, heads, rows, remarks=remarks)


def yearly_sheet(kept: Kept, language: Language, *, now: datetime) -> Sheet:
    """Every project of the year in a line; effects stay apart by currency, kind and form."""
    projects = kept.year.projects
    proven, sums = evidence_of(projects), totals_of(projects)
    rows = [
        [
            *_card(one, language),
            *_reached(kept, one, language),
            "; ".join(f"{amount} ({what})" for amount, what in say.totals_said(sums.get(one.pk, ()), language)),
            *_proven(proven.get(one.pk), language),
            language.say(papers.EXAMPLE) if one.is_example else "",
        ]
        for one in projects
    ]
    title = f"{kept.scope.name}, {kept.scope.year}"
    remarks = [language.say(say.SOURCE, day=language.day(now)), language.say(say.NEVER_ADDED)]
    return Sheet("year", title, [language.say(one) for one in YEAR_HEADS], rows, remarks=remarks, kept=2)


def _card(project: Project, language: Language) -> list[Any]:
    days = [language.day(day) if day else "" for day in (project.starts_on, project.closed_on)]
    stage = named(state_of(workflow_of(project), project.state), language)
    leader = person_named(project.leader, project.leader_name)
    return [project.organisation.name(language.code), project.title, stage, leader, *days]


def _reached(kept: Kept, project: Project, language: Language) -> list[Any]:
    first = next(iter(kept.reached.get(project.pk, [])), None)
    if first is None:
        return [""] * 6
    numbers = [None if each is None else float(each) for each in (first.baseline, first.goal, first.last)]
    return [first.name, first.unit, *numbers, language.day(first.last_on) if first.last_on else ""]


def _proven(evidence: Any, language: Language) -> list[Any]:
    if evidence is None:
        return ["", "", "", "", ""]
    read = language.say(say.AGREED if evidence.is_reviewed else say.NOT_READ)
    grade = language.say(EVIDENCE[evidence.grade][1])
    return [evidence.estimate, evidence.lower, evidence.upper, grade, read]


def _targets(project: Project, language: Language) -> list[Sequence[Any]]:
    rows: list[Sequence[Any]] = []
    part = language.say(say.TARGETS)
    for one in last_readings([project]).get(project.pk, []):
        for word, value in ((say.BEFORE, one.baseline), (say.GOAL, one.goal), (say.REACHED, one.last)):
            on = language.day(one.last_on) if word == say.REACHED and one.last_on else ""
            number = None if value is None else float(value)
            rows.append([part, f"{one.name}: {language.say(word)}", number, one.unit, on, ""])
    return rows


def _effects(project: Project, language: Language) -> list[Sequence[Any]]:
    return [
        [
            language.say(say.EFFECTS), one.what, float(one.amount), one.currency, language.day(one.begins_on),
            f"{language.say(EFFECT_KINDS[one.kind])}, {language.say(EFFECT_FORMS[one.form])}: {one.reckoned}",
        ]
        for one in effects_of(project)
    ]  # fmt: skip


def _proof(project: Project, language: Language) -> list[Sequence[Any]]:
    evidence = evidence_of([project]).get(project.pk)
    if evidence is None:
        return []
    part, on = language.say(say.PROOF), language.day(evidence.made_at)
    numbers = ((say.EFFECT, evidence.estimate), (say.LOW, evidence.lower), (say.HIGH, evidence.upper))
    remark = language.say(EVIDENCE[evidence.grade][1])
    return [
        [part, f"{evidence.outcome}: {language.say(word)}", value, evidence.unit, on, remark] for word, value in numbers
    ]
