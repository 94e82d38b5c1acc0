"""Kinds of visit and the question bank."""

from typing import Any

from django.db.models import QuerySet

from yokoten.exchange.models import BankQuestion, VisitType
from yokoten.exchange.policies import bank_seen_by
from yokoten.exchange.rules.listed_bank import listed_themes


def visit_types(*, is_active: bool | None = True) -> QuerySet[VisitType]:
    found = VisitType.objects.all()
    return found if is_active is None else found.filter(is_active=is_active)


def visit_type_by_code(code: str) -> VisitType | None:
    return VisitType.objects.filter(code=code).first()


def bank_questions(actor: Any, *, theme: Any = None) -> QuerySet[BankQuestion]:
    """Questions in use that the actor may see, of one theme or of all."""
    found = BankQuestion.objects.filter(bank_seen_by(actor), is_active=True).select_related("theme", "organisation")
    return found.filter(theme=theme) if theme is not None else found


def theme_of_indicator(indicator: Any) -> str:
    """The code of the theme that an indicator's figures belong to; nothing for one that nobody has placed."""
    return listed_themes().get(indicator.theme, "")
