"""Tables of projects, what their rows are held against, and which projects of them somebody touched since."""

from datetime import date
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet

from yokoten.adopt.models import Effect, Portfolio, Project, Target
from yokoten.adopt.queries.workflow import workflow_by_code, workflows
from yokoten.adopt.rules.portfolio.people import People
from yokoten.adopt.rules.portfolio.reading import Known, identity
from yokoten.kernel.policies import is_administrator, organisations_of
from yokoten.kernel.queries import members_of
from yokoten.kernel.queries.audit import things_told_of
from yokoten.kernel.rules.folding import fold


def portfolios_seen(actor: Any) -> QuerySet[Portfolio]:
    """Tables of the own organisations, the newest first, without their bytes."""
    own = Q() if is_administrator(actor) else Q(organisation__in=sorted(organisations_of(actor)))
    return Portfolio.objects.filter(own).select_related("organisation", "created_by").defer("content")


def portfolio_by_number(actor: Any, number: int) -> Portfolio | None:
    """One table with its bytes."""
    return portfolios_seen(actor).defer(None).filter(pk=number).first()


def known_of(actor: Any, organisation: Any, today: date) -> Known:
    """What rows of that organisation are held against; a kind of project is looked up once for each start."""
    version = cache(workflow_by_code)
    return Known(tuple(workflows(today)), version, people_of(actor, organisation), here(organisation), today)


def here(organisation: Any) -> frozenset[tuple[str, date]]:
    """Titles and starts of the projects that the organisation has already."""
    rows = Project.objects.filter(organisation=organisation).values_list("title", "starts_on")
    return frozenset(identity(title, starts_on) for title, starts_on in rows)


def people_of(actor: Any, organisation: Any) -> People:
    """People who may be sponsor or lead."""
    by_address: dict[str, Any] = {}
    by_name: dict[str, tuple[Any, ...]] = {}
    rows = members_of(actor, organisation).filter(person__is_active=True)
    for person in {one.person_id: one.person for one in rows}.values():
        by_address[person.email.lower()] = person
        name = fold(str(person)).strip()
        by_name[name] = (*by_name.get(name, ()), person)
    return People(by_address, by_name)


def touched(portfolio: Portfolio) -> set[int]:
    """Projects of the table that the trail tells of since, or that another room rests on."""
    made = set(portfolio.made)
    told = {int(one) for one in things_told_of(Project._meta.label_lower, made)}
    return (told | _rested_on(made)) & made


def missing(portfolio: Portfolio) -> int:
    """How many of its projects are not here any more."""
    return len(portfolio.made) - Project.objects.filter(pk__in=portfolio.made).count()


def _rested_on(made: set[int]) -> set[int]:
    """Projects that a row of whatever table points to, beside the target and the effect that came with them."""
    found: set[int] = set()
    for relation in Project._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and relation.related_model not in (Target, Effect):
            field = relation.field.name
            rows = relation.related_model._base_manager.filter(**{f"{field}__in": made})
            found |= set(rows.values_list(field, flat=True))
    return found
