"""Norms are added in dated versions; none is ever changed."""

from datetime import datetime
from typing import Any

from yokoten.adopt.models import KeptNorm
from yokoten.adopt.rules.effects import CURRENCIES
from yokoten.adopt.rules.norms import Advance, Norm
from yokoten.adopt.rules.workflow_problems import CODE, LONGEST_CODE
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.policies import is_administrator, require


@action
def add_norm(actor: Any, organisation: Any, ruled: Norm | Advance, *, now: datetime) -> KeptNorm:
    """Add a version of a norm or an advance, for one organisation or, without one, for everybody."""
    if organisation is not None:
        require(actor, "adopt.add_norm", organisation)
    elif not is_administrator(actor):
        raise NotAllowed("not_allowed", act="adopt.add_norm")
    kind = KeptNorm.Kind.NORM if isinstance(ruled, Norm) else KeptNorm.Kind.ADVANCE
    fields = _checked(ruled)
    if KeptNorm.objects.filter(
        organisation=organisation, kind=kind, code=ruled.code, valid_from=ruled.valid_from
    ).exists():
        raise RuleBroken("norm_day_taken", on=ruled.valid_from)
    person = actor if getattr(actor, "pk", None) else None
    norm = KeptNorm.objects.create(organisation=organisation, kind=kind, added_by=person, added_at=now, **fields)
    record(actor, "adopt.add_norm", norm, organisation=organisation, rule=ruled.rule, valid_from=ruled.valid_from)
    return norm


def _checked(ruled: Norm | Advance) -> dict[str, Any]:
    names = {language: name.strip() for language, name in ruled.names.items() if name.strip()}
    if not names:
        raise RuleBroken("norm_needs_name")
    if not CODE.fullmatch(ruled.code) or len(ruled.code) > LONGEST_CODE:
        raise RuleBroken("norm_code_unfit", most=LONGEST_CODE)
    if not ruled.rule.strip():
        raise RuleBroken("norm_needs_rule")
    if ruled.currency not in CURRENCIES:
        raise RuleBroken("norm_currency_unfit")
    share = ruled.rate if isinstance(ruled, Norm) else ruled.share
    above = None if isinstance(ruled, Norm) else ruled.progress_above
    if not 0 < share <= 1 or not 0 <= (above or 0) <= 1:
        raise RuleBroken("norm_share_unfit")
    return {
        "code": ruled.code, "names": names, "rule": ruled.rule.strip(), "issued_on": ruled.issued_on,
        "valid_from": ruled.valid_from, "share": share, "progress_above": above, "currency": ruled.currency,
        "ceiling": ruled.ceiling if isinstance(ruled, Norm) else None, "source": ruled.source.strip(),
    }  # fmt: skip
