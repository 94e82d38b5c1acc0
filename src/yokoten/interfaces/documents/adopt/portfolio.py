"""The table of projects to fill in, and the projects as such a table: what goes out comes in again."""

from collections.abc import Iterable, Sequence
from typing import Any

from yokoten.adopt.models import Project
from yokoten.adopt.queries.workflow import workflow_of
from yokoten.adopt.rules.portfolio.heads import HEADS, head
from yokoten.adopt.rules.portfolio.words import HIGHER, LOWER, word
from yokoten.adopt.rules.workflow import state_of
from yokoten.interfaces.documents.table import Sheet
from yokoten.interfaces.wording.language import Language

CARD = ("title", "site", "process", "begins_with", "ends_with", "reason", "starts_on", "ends_on")


def template_of(language: Language, title: str) -> Sheet:
    """The heads in the reader's language and nothing below them."""
    return _sheet(language, title, [])


def portfolio_of(language: Language, title: str, projects: Iterable[Project]) -> Sheet:
    """A row for each project; of several targets or effects the first. Needs `targets` and `effects` read before."""
    return _sheet(language, title, [_row(project, language) for project in projects])


def _sheet(language: Language, title: str, rows: Sequence[Sequence[Any]]) -> Sheet:
    heads = [head(target, language.code) for target in HEADS]
    return Sheet("yokoten-portfolio", title, heads, rows)


def _row(project: Project, language: Language) -> list[Any]:
    workflow = workflow_of(project)
    said = {name: getattr(project, name) for name in CARD}
    said |= {"workflow": _named(workflow, language), "state": _named(state_of(workflow, project.state), language)}
    if project.closed_on is not None:
        said["ends_on"] = project.closed_on
    for role in ("sponsor", "leader"):
        person = getattr(project, role)
        said[role] = str(person) if person else getattr(project, f"{role}_name")
    said |= _target(project, language) | _effect(project, language)
    return [said.get(name) for name in HEADS]


def _target(project: Project, language: Language) -> dict[str, Any]:
    target = next(iter(project.targets.all()), None)
    if target is None:
        return {}
    return {
        "target": target.name,
        "unit": target.unit,
        "baseline": target.baseline,
        "goal": target.goal,
        "direction": word("direction", LOWER if target.is_lower_better else HIGHER, language.code),
        "method": target.method,
    }


def _effect(project: Project, language: Language) -> dict[str, Any]:
    effect = next(iter(project.effects.all()), None)
    if effect is None:
        return {}
    return {
        "effect": effect.what,
        "amount": effect.amount,
        "currency": effect.currency,
        "kind": word("kind", effect.kind, language.code),
        "form": word("form", effect.form, language.code),
        "begins_on": effect.begins_on,
        "reckoned": effect.reckoned,
    }


def _named(thing: Any, language: Language) -> str:
    return thing.names.get(language.code, thing.names["en"])
