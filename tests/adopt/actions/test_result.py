"""Effects and results: reckoned, submitted by the team, decided on by somebody who is not of it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from factories import adopt as make
from factories.adopt import NOW, START, TODAY
from factories.kernel import make_member, make_organisation
from yokoten.adopt.actions.effect import MOST_EFFECTS, add_effect, remove_effect
from yokoten.adopt.actions.result import approve_result, decline_result, submit_result
from yokoten.adopt.models import Effect
from yokoten.adopt.queries.result import results_of
from yokoten.adopt.queries.standing import totals_of
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_organisation()


@pytest.fixture
def project(home):
    project = make.make_project(home)
    make.make_readings(project.targets.get(), [50, 41, 32])
    return project


def add(project, actor=SYSTEM, **details):
    return add_effect(actor, project, make.reckoned(**details), now=NOW)


def submit(project, actor=SYSTEM, summary="Reached."):
    return submit_result(actor, project, summary=summary, language="en", now=NOW)


def approve(result, actor=SYSTEM, remark=""):
    return approve_result(actor, result, remark=remark, language="en", now=NOW)


def decline(result, actor=SYSTEM, reason="Reckon again."):
    return decline_result(actor, result, reason=reason, language="en", now=NOW)


def refused(code, act):
    with pytest.raises(RuleBroken) as met:
        act()
    assert met.value.code == code


def test_an_effect_says_how_much_and_how_it_was_reckoned(project):
    effect = add(project)
    effect.refresh_from_db()
    assert (effect.amount, effect.currency, effect.kind) == (Decimal("120000.50"), "RUB", "yearly")
    assert Entry.objects.get(act="adopt.add_effect").facts == {"effect": "Overtime", "amount": "120000.50 RUB"}


@pytest.mark.parametrize(
    ("code", "details"),
    [
        ("effect_empty", {"what": " "}),
        ("effect_needs_reckoning", {"reckoned": ""}),
        ("effect_is_nothing", {"amount": Decimal(0)}),
        ("effect_of_no_kind", {"currency": "XXX"}),
        ("effect_of_no_kind", {"kind": "daily"}),
        ("effect_of_no_kind", {"form": "gold"}),
        ("effect_ends_before", {"ends_on": START - timedelta(days=1)}),
    ],
)
def test_an_effect_that_nobody_could_reckon_again_is_refused(project, code, details):
    refused(code, lambda: add(project, **details))
    assert not Effect.objects.exists()


def test_what_cost_more_than_it_brought_is_kept_with_its_minus(project):
    add(project), add(project, amount=Decimal("-20000.50"))
    (total,) = totals_of([project])[project.pk]
    assert total.amount == Decimal("100000.00")


def test_a_project_has_so_many_effects_at_most(project):
    for _ in range(MOST_EFFECTS):
        make.make_effect(project)
    refused("too_many_effects", lambda: add(project))


def test_an_effect_is_taken_out_and_the_trail_keeps_it(project):
    remove_effect(SYSTEM, add(project))
    assert not Effect.objects.exists()
    assert Entry.objects.get(act="adopt.remove_effect").facts["amount"] == "120000.50 RUB"


def test_a_result_keeps_the_numbers_and_effects_of_its_day(project):
    add(project)
    result = submit(project)
    make.make_readings(project.targets.get(), [99], first=TODAY)
    result.refresh_from_db()
    (counted,) = result.targets
    assert (counted["baseline"], Decimal(counted["last"]), counted["name"]) == ("50.000000", 32, "Lead time")
    assert result.totals == [{"currency": "RUB", "kind": "yearly", "form": "cash", "amount": "120000.50"}]


def test_a_result_needs_words_and_a_number(project):
    refused("result_empty", lambda: submit(project, summary=" "))
    refused("result_without_numbers", lambda: submit(make.make_project()))


def test_effects_stay_while_a_result_waits_and_once_it_is_approved(project):
    effect = add(project)
    result = submit(project)
    for act in (lambda: add(project), lambda: remove_effect(SYSTEM, effect), lambda: submit(project)):
        refused("result_waits", act)
    assert approve(result, remark="Seen. ").remark == "Seen."
    for act in (lambda: add(project), lambda: remove_effect(SYSTEM, effect), lambda: submit(project)):
        refused("result_approved", act)


def test_a_declined_result_says_why_stays_and_another_may_follow(project):
    first = submit(project)
    refused("result_needs_reason", lambda: decline(first, reason=" "))
    decline(first)
    second = submit(project, summary="Reckoned again.")
    assert [(one.pk, one.state) for one in results_of(project)] == [(second.pk, "submitted"), (first.pk, "declined")]
    refused("result_decided", lambda: approve(first))
    refused("result_decided", lambda: decline(first))


def test_nobody_of_the_team_decides(home, project):
    people = [make_member("adopt.*", organisation=home) for _ in range(4)]
    leader, owner, reckoner, other = people
    project.leader = leader
    project.save()
    make.make_item(project, owner=owner)
    add(project, actor=reckoner)
    submitter = make_member("adopt.*", organisation=home)
    result = submit(project, actor=submitter)
    for person in (leader, owner, reckoner, submitter):
        for act in (approve, decline):
            with pytest.raises(NotAllowed) as met:
                act(result, actor=person)
            assert met.value.code == "own_result"
    assert approve(result, actor=other).decided_by == other


def test_a_stranger_submits_and_decides_nothing(project):
    stranger = make_member("adopt.*")
    with pytest.raises(NotAllowed):
        submit(project, actor=stranger)
    with pytest.raises(NotAllowed):
        approve(submit(project), actor=stranger)


def test_a_project_that_is_over_takes_neither(project):
    effect = add(project)
    project.closed_on = TODAY
    project.save()
    for act in (lambda: add(project), lambda: remove_effect(SYSTEM, effect), lambda: submit(project)):
        refused("project_over", act)
