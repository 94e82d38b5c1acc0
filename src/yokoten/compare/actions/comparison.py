"""Keeping a comparison, sharing it, throwing it away."""

import secrets
from datetime import date
from typing import Any

from yokoten.compare.models import Comparison
from yokoten.compare.policies import can_change, can_save
from yokoten.compare.queries import answered
from yokoten.compare.rules.asked import Asked
from yokoten.compare.rules.frozen import freeze
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed, RuleBroken


@action
def save_comparison(actor: Any, asked: Asked, *, title: str, today: date, organisation: Any = None) -> Comparison:
    """Answer the question once more and keep question, answer and the fingerprint of its figures."""
    if not can_save(actor, organisation):
        raise NotAllowed("not_allowed", act="compare.save_comparison")
    if not title.strip():
        raise RuleBroken("comparison_needs_title")
    result = answered(actor, asked, today=today)
    comparison = Comparison.objects.create(
        token=secrets.token_urlsafe(12),
        organisation=organisation,
        created_by=actor if getattr(actor, "pk", None) else None,
        title=title.strip()[:200],
        focus=result.focus,
        outcome=result.outcome,
        period=asked.period,
        question=asked.to_json(),
        answer=freeze(result.figures, result.answer, asked.focus),
        fingerprint=result.fingerprint,
    )
    record(actor, "compare.save_comparison", comparison, organisation=organisation, title=comparison.title)
    return comparison


@action
def share_comparison(actor: Any, comparison: Comparison, *, visibility: str) -> Comparison:
    """Open a comparison to own organisation, to whoever has the link, or to the whole network."""
    comparison = Comparison.objects.select_for_update().get(pk=comparison.pk)
    if not can_change(actor, comparison):
        raise NotAllowed("not_allowed", act="compare.share_comparison")
    if visibility not in Comparison.Visibility.values:
        raise RuleBroken("unknown_visibility", visibility=visibility)
    comparison.visibility = visibility
    comparison.save(update_fields=["visibility"])
    record(actor, "compare.share_comparison", comparison, organisation=comparison.organisation, visibility=visibility)
    return comparison


@action
def delete_comparison(actor: Any, comparison: Comparison) -> None:
    """Throw a saved comparison away; the trail keeps its title."""
    comparison = Comparison.objects.select_for_update().get(pk=comparison.pk)
    if not can_change(actor, comparison):
        raise NotAllowed("not_allowed", act="compare.delete_comparison")
    record(actor, "compare.delete_comparison", comparison, organisation=comparison.organisation, title=comparison.title)
    comparison.delete()
