"""What a new installation starts with: kinds of visit and the question bank."""

from typing import Any

from yokoten.exchange.models import BankQuestion, VisitType
from yokoten.exchange.rules.listed_bank import listed_questions, listed_types
from yokoten.kernel.action import action
from yokoten.kernel.actions.audit import record
from yokoten.kernel.errors import NotAllowed
from yokoten.kernel.policies import is_administrator
from yokoten.practices.queries.codes import concepts_by_code


@action
def load_bank(actor: Any) -> int:
    """Add the kinds of visit and the questions that are not here yet; returns how many questions.

    Those that are here stay as they are: a centre may have changed them.
    """
    if not is_administrator(actor):
        raise NotAllowed("not_allowed", act="exchange.load_bank")
    kinds = set(VisitType.objects.values_list("code", flat=True))
    new = [VisitType(code=one.code, **one.facts) for one in listed_types() if one.code not in kinds]
    VisitType.objects.bulk_create(new)
    known = set(BankQuestion.objects.values_list("code", flat=True))
    missing = [one for one in listed_questions() if one.code not in known]
    themes = concepts_by_code(one.theme for one in missing)
    rows = [
        BankQuestion(code=one.code, theme=themes.get(one.theme), texts=one.texts, position=one.position)
        for one in missing
    ]
    BankQuestion.objects.bulk_create(rows)
    if new or missing:
        record(actor, "exchange.load_bank", None, questions=len(missing))
    return len(missing)
