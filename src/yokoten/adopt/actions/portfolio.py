"""Tables of projects: kept as a file, said what is what, brought in as one act, taken back as a whole."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from yokoten.adopt.actions.effect import Reckoned, checked_effect
from yokoten.adopt.actions.project import Card, Wanted, checked_card, checked_target
from yokoten.adopt.models import Effect, Portfolio, Project, Target
from yokoten.adopt.queries.portfolio import here, missing, touched
from yokoten.adopt.rules.portfolio.heads import HEADS
from yokoten.adopt.rules.portfolio.reading import MOST_ROWS, Line, identity
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require
from yokoten.kernel.rules.texts import LANGUAGES

State = Portfolio.State
AT_ONCE = 500


@action
def upload_portfolio(
    actor: Any, organisation: Any, filename: str, content: bytes, *, columns: Mapping[str, int], now: datetime
) -> Portfolio:
    """Keep a table of projects with what its columns were taken for."""
    require(actor, "adopt.upload_portfolio", organisation)
    kept = Portfolio.objects.create(
        organisation=organisation,
        filename=filename[-200:],
        content=content,
        columns=_columns(columns),
        language=organisation.language,
        created_by=_person(actor),
        created_at=now,
    )
    record(actor, "adopt.upload_portfolio", kept, organisation=organisation)
    return kept


@action
def map_portfolio(actor: Any, kept: Portfolio, columns: Mapping[str, int], *, language: str) -> Portfolio:
    """Say which column is what and in which language the rows are written."""
    kept = _locked(kept)
    require(actor, "adopt.map_portfolio", kept.organisation)
    _expect(kept, State.UPLOADED, State.MAPPED)
    if language not in LANGUAGES:
        raise RuleBroken("choice_unknown", choice=language)
    kept.columns, kept.language, kept.state = _columns(columns), language, State.MAPPED
    kept.save(update_fields=["columns", "language", "state"])
    record(actor, "adopt.map_portfolio", kept, organisation=kept.organisation)
    return kept


@action
def store_portfolio(actor: Any, kept: Portfolio, lines: Sequence[Line], *, now: datetime) -> Portfolio:
    """Open every project of the table in the state where it stands, or none of them."""
    kept = _locked(kept)
    require(actor, "adopt.store_portfolio", kept.organisation)
    _expect(kept, State.UPLOADED, State.MAPPED)
    if not lines:
        raise RuleBroken("portfolio_empty")
    if len(lines) > MOST_ROWS:
        raise RuleBroken("portfolio_too_long", most=MOST_ROWS)
    known = here(kept.organisation)
    if any(identity(line.card["title"], line.card["starts_on"]) in known for line in lines):
        raise RuleBroken("portfolio_moved_on")
    projects = [_project(actor, kept, line, now) for line in lines]
    Project.objects.bulk_create(projects, batch_size=AT_ONCE)
    _follow(actor, kept, list(zip(projects, lines, strict=True)), now)
    kept.made = [one.pk for one in projects]
    kept.state, kept.stored_at = State.STORED, now
    kept.save()
    record(actor, "adopt.store_portfolio", kept, organisation=kept.organisation, projects=len(projects))
    return kept


@action
def undo_portfolio(actor: Any, kept: Portfolio) -> Portfolio:
    """Take a table back as a whole; refused as soon as somebody worked on one of its projects."""
    kept = _locked(kept)
    require(actor, "adopt.undo_portfolio", kept.organisation)
    _expect(kept, State.STORED)
    list(Project.objects.select_for_update(of=("self",)).filter(pk__in=kept.made).values_list("pk", flat=True))
    worked = len(touched(kept)) + missing(kept)
    if worked:
        raise RuleBroken("portfolio_worked_on", count=worked)
    for at in range(0, len(kept.made), AT_ONCE):
        Project.objects.filter(pk__in=kept.made[at : at + AT_ONCE]).delete()
    kept.state = State.UNDONE
    kept.save(update_fields=["state"])
    record(actor, "adopt.undo_portfolio", kept, organisation=kept.organisation, projects=len(kept.made))
    return kept


@action
def discard_portfolio(actor: Any, kept: Portfolio) -> None:
    """Throw a table away that was not brought in."""
    kept = _locked(kept)
    require(actor, "adopt.discard_portfolio", kept.organisation)
    _expect(kept, State.UPLOADED, State.MAPPED)
    record(actor, "adopt.discard_portfolio", kept, organisation=kept.organisation)
    kept.delete()


def _project(actor: Any, kept: Portfolio, line: Line, now: datetime) -> Project:
    return Project(
        organisation=kept.organisation,
        workflow=line.workflow.code,
        workflow_version=line.workflow.version,
        state=line.state,
        closed_on=line.closed_on,
        created_by=_person(actor),
        created_at=now,
        **checked_card(Card(language=kept.language, **line.card)),
    )


def _follow(actor: Any, kept: Portfolio, made: Sequence[tuple[Project, Line]], now: datetime) -> None:
    """The target of every project, and its effect where it has one."""
    targets = [
        Target(project=project, **checked_target(Wanted(language=kept.language, **line.target)))
        for project, line in made
    ]
    effects = [
        Effect(
            project=project,
            added_at=now,
            added_by=_person(actor),
            **checked_effect(Reckoned(language=kept.language, **line.effect)),
        )
        for project, line in made
        if line.effect
    ]
    Target.objects.bulk_create(targets, batch_size=AT_ONCE)
    Effect.objects.bulk_create(effects, batch_size=AT_ONCE)


def _columns(columns: Mapping[str, int]) -> dict[str, int]:
    wrong = [name for name in columns if name not in HEADS]
    if wrong:
        raise RuleBroken("choice_unknown", choice=wrong[0])
    return dict(columns)


def _locked(kept: Portfolio) -> Portfolio:
    return Portfolio.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=kept.pk)


def _expect(kept: Portfolio, *states: str) -> None:
    if kept.state not in states:
        raise RuleBroken("portfolio_moved_on")


def _person(actor: Any) -> Any:
    return actor if getattr(actor, "pk", None) else None
