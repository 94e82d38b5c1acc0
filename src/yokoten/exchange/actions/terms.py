"""A host's terms and closed days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from yokoten.exchange.models import HostClosure, HostTerms
from yokoten.exchange.rules.calendar import Span
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.policies import require
from yokoten.kernel.rules.texts import LANGUAGES


@dataclass(frozen=True)
class Terms:
    """On which terms guests are welcome; None is no limit."""

    is_open: bool = True
    visits_per_month: int | None = None
    most_guests: int | None = None
    notice_days: int = 14
    languages: Sequence[str] = ()
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    words: str = ""


@action
def set_host_terms(actor: Any, organisation: Any, terms: Terms, *, now: datetime) -> HostTerms:
    """Say on which terms the organisation receives guests."""
    require(actor, "exchange.set_host_terms", organisation)
    if unknown := set(terms.languages) - set(LANGUAGES):
        raise RuleBroken("choice_unknown", choice=sorted(unknown)[0])
    kept, _ = HostTerms.objects.update_or_create(
        organisation=organisation,
        defaults={
            "is_open": terms.is_open,
            "visits_per_month": terms.visits_per_month,
            "most_guests": terms.most_guests,
            "notice_days": terms.notice_days,
            "languages": [code for code in LANGUAGES if code in terms.languages],
            "contact_name": terms.contact_name.strip()[:120],
            "contact_email": terms.contact_email.strip(),
            "contact_phone": terms.contact_phone.strip()[:40],
            "words": terms.words.strip(),
            "changed_at": now,
        },
    )
    record(actor, "exchange.set_host_terms", None, organisation=organisation)
    return kept


@action
def close_days(actor: Any, organisation: Any, *, first_on: date, last_on: date, reason: str = "") -> HostClosure:
    """Receive nobody on these days."""
    require(actor, "exchange.close_days", organisation)
    if first_on > last_on:
        raise RuleBroken("dates_out_of_order", first=first_on, last=last_on)
    span = Span(first_on, last_on)
    closure = HostClosure.objects.create(
        organisation=organisation, first_on=span.first_on, last_on=span.last_on, reason=reason.strip()[:200]
    )
    record(actor, "exchange.close_days", None, organisation=organisation, first_on=first_on, last_on=last_on)
    return closure


@action
def reopen_days(actor: Any, closure: HostClosure) -> None:
    """Receive guests again on days that were closed."""
    closure = HostClosure.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=closure.pk)
    require(actor, "exchange.reopen_days", closure.organisation)
    record(
        actor,
        "exchange.reopen_days",
        None,
        organisation=closure.organisation,
        first_on=closure.first_on,
        last_on=closure.last_on,
    )
    closure.delete()
