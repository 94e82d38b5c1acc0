"""Who may see and change figures."""

from typing import Any

from django.db.models import Q

from yokoten.kernel.policies import is_administrator, organisations_of, permits, visible_to
from yokoten.measure.models import DatasetImport, Goal, Indicator

IMPORT = "measure.confirm_import"


def seen_by(actor: Any) -> Q:
    """The condition for indicators that the actor may see."""
    return visible_to(actor)


def can_import(actor: Any, dataset: DatasetImport | None = None) -> bool:
    """Whether the actor may bring figures in, for the import's organisation or (without one) for any."""
    if dataset is not None and dataset.organisation is None:
        return is_administrator(actor)
    return permits(actor, IMPORT, dataset.organisation if dataset else None)


def can_change_indicator(actor: Any, indicator: Indicator) -> bool:
    """The house's indicators are kept by administrators, an organisation's by its people."""
    if indicator.organisation is None:
        return is_administrator(actor)
    return permits(actor, "measure.change_indicator", indicator.organisation)


def can_set_goals(actor: Any) -> bool:
    """Whether the actor may note goals, for any organisation."""
    return permits(actor, "measure.set_goal")


def can_replace_goal(actor: Any, goal: Goal) -> bool:
    """The house's goals are kept by administrators, an organisation's by its people; a superseded one by nobody."""
    if goal.superseded_by_id is not None or goal.withdrawn_on is not None:
        return False
    if goal.organisation is None:
        return is_administrator(actor)
    return permits(actor, "measure.replace_goal", goal.organisation)


def can_write_values(actor: Any, indicator: Indicator) -> bool:
    """Values of the house's indicators come from whoever may write; an organisation's own only from its people."""
    if indicator.organisation_id is None or is_administrator(actor):
        return True
    return indicator.organisation_id in organisations_of(actor)


def can_undo(actor: Any, dataset: DatasetImport) -> bool:
    """An organisation's imports by its people, the house's own by administrators."""
    if dataset.organisation is None:
        return is_administrator(actor)
    return permits(actor, "measure.undo_import", dataset.organisation)


def imports_seen_by(actor: Any) -> Q:
    """The condition for imports that the actor may see."""
    return Q() if is_administrator(actor) else Q(organisation__in=sorted(organisations_of(actor)))
