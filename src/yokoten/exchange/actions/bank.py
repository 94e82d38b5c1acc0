"""The question bank and the kinds of visit: shipped as examples, kept by administrators, extended by organisations."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from yokoten.exchange.models import BankQuestion, VisitType
from yokoten.exchange.policies import can_change_question
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import put, record
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.policies import require
from yokoten.kernel.rules.texts import tidy_names


@dataclass(frozen=True)
class TypeDetails:
    """A kind of visit with its caps; None is no limit."""

    names: Mapping[str, str]
    purpose: str = "study"
    least_delegates: int = 1
    most_delegates: int | None = None
    least_days: int = 1
    most_days: int | None = None
    most_hosts: int = 2
    least_questions: int = 3
    lessons_due_days: int = 14
    follow_up_days: int = 90
    source: str = ""
    is_example: bool = False
    is_active: bool = True
    position: int = 0


@action
def set_visit_type(actor: Any, code: str, details: TypeDetails) -> VisitType:
    """Add a kind of visit or change its caps; visits asked for already keep their days."""
    require(actor, "exchange.set_visit_type", None)
    if details.purpose not in VisitType.Purpose.values:
        raise RuleBroken("choice_unknown", choice=details.purpose)
    names = tidy_names(details.names)
    if not names:
        raise RuleBroken("name_missing")
    if details.most_days is not None and details.most_days < details.least_days:
        raise RuleBroken("caps_out_of_order", least=details.least_days, most=details.most_days)
    if details.most_delegates is not None and details.most_delegates < details.least_delegates:
        raise RuleBroken("caps_out_of_order", least=details.least_delegates, most=details.most_delegates)
    fields = {**asdict(details), "names": names, "source": details.source.strip()[:200]}
    kept, _ = VisitType.objects.update_or_create(code=code, defaults=fields)
    record(actor, "exchange.set_visit_type", kept)
    return kept


@action
def add_bank_question(
    actor: Any, *, code: str, texts: Mapping[str, str], theme: Any = None, organisation: Any = None
) -> BankQuestion:
    """Add a question to the bank, for everybody or for an organisation."""
    require(actor, "exchange.add_bank_question", organisation)
    said = tidy_names(texts)
    if not said:
        raise RuleBroken("question_empty")
    if BankQuestion.objects.filter(code=code).exists():
        raise RuleBroken("code_taken", code=code)
    position = BankQuestion.objects.filter(theme=theme).count()
    question = BankQuestion.objects.create(
        code=code, theme=theme, organisation=organisation, texts=said, position=position
    )
    record(actor, "exchange.add_bank_question", question, organisation=organisation)
    return question


@action
def change_bank_question(
    actor: Any, question: BankQuestion, *, texts: Mapping[str, str], theme: Any, is_active: bool = True
) -> BankQuestion:
    """Word a question of the bank anew, move it to another theme, or retire it; trips keep what they asked."""
    question = BankQuestion.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=question.pk)
    if not can_change_question(actor, question):
        raise NotAllowed("not_allowed", act="exchange.change_bank_question")
    said = tidy_names(texts)
    if not said:
        raise RuleBroken("question_empty")
    changes = put(question, texts=said, theme=theme, is_active=is_active)
    question.save()
    record(
        actor, "exchange.change_bank_question", question, organisation=question.organisation, changed=sorted(changes)
    )
    return question
