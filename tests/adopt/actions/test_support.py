"""A scheme asks for support; what is granted keeps the rule of its day."""

from datetime import date
from decimal import Decimal

import pytest

from factories import adopt as make
from factories import schemes
from factories.kernel import make_organisation
from yokoten.adopt.actions.norm import add_norm
from yokoten.adopt.actions.project import Move, move_project
from yokoten.adopt.actions.support import set_advance, set_support
from yokoten.adopt.models import KeptNorm
from yokoten.adopt.queries.standing import standing_of
from yokoten.adopt.queries.support import norm_book, support_of
from yokoten.adopt.rules.norms import norm_in_force
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.models import Entry

pytestmark = pytest.mark.django_db
DAY, TODAY, NOW = date(2026, 6, 10), make.TODAY, make.NOW


def ask(project, cost=500_000_000, asked=250_000_000, **details):
    return set_support(SYSTEM, project, schemes.asked_for(cost, asked, **details), today=DAY, now=NOW)


def move(project, step, on=DAY):
    return move_project(SYSTEM, project, Move(step, on, "vi"), today=TODAY, now=NOW)


def approved(asked=250_000_000):
    project = schemes.make_scheme()
    ask(project, asked=asked)
    make.make_document(project, "approval")
    move(project, "approve")
    return project


def refusal(act, *things, **details):
    with pytest.raises(RuleBroken) as refused:
        act(*things, **details)
    return refused.value.code


def test_what_is_asked_for_stands_beside_what_the_norm_allows():
    project = schemes.make_scheme()
    ask(project, asked=310_000_000)
    found = support_of(project, DAY)
    assert (found.norm.rule, found.by_norm.allowed, found.by_norm.over) == (
        "28/2018/TT-BTC", Decimal(250_000_000), Decimal(60_000_000),
    )  # fmt: skip
    assert found.by_norm.limited_by == "rate"
    assert Entry.objects.get(act="adopt.set_support").facts == {"amount": "310000000 VND", "rule": "28/2018/TT-BTC"}


def test_approval_waits_until_the_support_is_within_the_norm():
    project = schemes.make_scheme()
    make.make_document(project, "approval")
    assert refusal(move, project, "approve") == "step_lacks"
    ask(project, asked=310_000_000)
    fields = standing_of(project, DAY).fields
    assert "support" in fields and "within_norm" not in fields
    assert refusal(move, project, "approve") == "step_lacks"
    ask(project)
    move(project, "approve")
    assert project.__class__.objects.get(pk=project.pk).state == "approved"


def test_what_was_granted_keeps_its_rule_whatever_is_added_later():
    project = approved()
    add_norm(SYSTEM, None, schemes.norm(rate=Decimal("0.1"), valid_from=DAY), now=NOW)
    found = support_of(project, TODAY)
    assert (found.norm.rule, found.support.norm_kept_on) == ("28/2018/TT-BTC", DAY)
    assert found.by_norm.is_within
    assert refusal(ask, project) == "support_granted"


def test_a_norm_of_the_organisation_holds_there_and_nowhere_else():
    home, other = make_organisation(), make_organisation()
    add_norm(SYSTEM, home, schemes.norm(), now=NOW)
    for organisation, rule in ((home, "7/2026"), (other, "28/2018/TT-BTC")):
        assert norm_in_force(norm_book(organisation).norms, "machinery", DAY).rule == rule
    assert norm_in_force(norm_book(home).norms, "machinery", date(2026, 1, 31)).rule == "28/2018/TT-BTC"


def test_of_one_day_the_organisations_own_norm_holds():
    home = make_organisation()
    add_norm(SYSTEM, home, schemes.norm(rule="own"), now=NOW)
    add_norm(SYSTEM, None, schemes.norm(rule="of all"), now=NOW)
    assert norm_in_force(norm_book(home).norms, "machinery", DAY).rule == "own"


def test_a_version_is_never_replaced():
    add_norm(SYSTEM, None, schemes.norm(), now=NOW)
    assert refusal(add_norm, SYSTEM, None, schemes.norm(rule="8/2026"), now=NOW) == "norm_day_taken"
    assert KeptNorm.objects.get().rule == "7/2026"


@pytest.mark.parametrize(
    ("details", "code"),
    [
        ({"names": {"en": " "}}, "norm_needs_name"),
        ({"code": "Máy móc"}, "norm_code_unfit"),
        ({"rule": " "}, "norm_needs_rule"),
        ({"currency": "XXX"}, "norm_currency_unfit"),
        ({"rate": Decimal("1.1")}, "norm_share_unfit"),
        ({"rate": Decimal(0)}, "norm_share_unfit"),
    ],
)
def test_a_norm_that_does_not_fit_is_refused(details, code):
    assert refusal(add_norm, SYSTEM, None, schemes.norm(**details), now=NOW) == code


def test_an_advance_follows_the_progress_and_keeps_its_rule():
    project = approved()
    project.__class__.objects.filter(pk=project.pk).update(state="running")
    for kind in ("contract", "progress-report", "advance-request"):
        make.make_document(project, kind)
    wanted = schemes.advance_asked(75_000_000, advance="advance-30", progress=Decimal("0.5"))
    set_advance(SYSTEM, project, wanted, today=DAY, now=NOW)
    assert support_of(project, DAY).by_advance.limited_by == "progress"
    assert refusal(move, project, "advance-30") == "step_lacks"
    wanted = schemes.advance_asked(75_000_000, advance="advance-30", progress=Decimal("0.55"))
    set_advance(SYSTEM, project, wanted, today=DAY, now=NOW)
    move(project, "advance-30")
    found = support_of(project, TODAY)
    assert (found.by_advance.allowed, found.support.advance_kept_on) == (Decimal(75_000_000), DAY)
    assert refusal(set_advance, SYSTEM, project, wanted, today=DAY, now=NOW) == "advance_granted"


def test_refusals_of_support_and_advance():
    project = schemes.make_scheme()
    assert (
        refusal(set_advance, SYSTEM, project, schemes.advance_asked(), today=DAY, now=NOW) == "advance_without_support"
    )
    assert refusal(ask, project, norm="unknown") == "norm_unknown"
    assert refusal(ask, project, asked=-1) == "norm_amount_unfit"
    assert refusal(ask, project, units=0) == "norm_needs_units"
    assert refusal(ask, make.make_project()) == "support_not_asked"
    ask(project)
    wanted = schemes.advance_asked(progress=Decimal(2))
    assert refusal(set_advance, SYSTEM, project, wanted, today=DAY, now=NOW) == "progress_unfit"
    over = schemes.make_scheme(closed_on=TODAY)
    assert refusal(ask, over) == "project_over"
