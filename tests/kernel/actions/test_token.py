from datetime import UTC, date, datetime, timedelta

import pytest

from factories.kernel import make_administrator, make_member, make_organisation
from yokoten.kernel.actions.token import issue_token, note_token_use, revoke_token
from yokoten.kernel.errors import NotAllowed, RuleBroken
from yokoten.kernel.models import ApiToken, Entry
from yokoten.kernel.policies import permits
from yokoten.kernel.queries import program_with_token

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_the_secret_is_shown_once_and_never_kept():
    here = make_organisation()
    issued = issue_token(make_member("kernel.issue_token", organisation=here), here, label=" Monthly delivery ")
    kept = ApiToken.objects.values().get()
    assert issued.secret not in str(kept) and kept["label"] == "Monthly delivery"
    assert issued.secret.startswith(kept["hint"]) and len(issued.secret) > 40
    assert issued.secret not in str(Entry.objects.values().get())


def test_a_token_opens_its_organisation_for_reading():
    here = make_organisation()
    program = program_with_token(issue_token(make_administrator(), here, label="Reader").secret, NOW)
    assert permits(program, "kernel.read", here) and not permits(program, "measure.confirm_import", here)


def test_a_writing_token_writes_measures_and_nothing_else():
    here = make_organisation()
    program = program_with_token(issue_token(make_administrator(), here, label="W", may_write=True).secret, NOW)
    assert permits(program, "measure.confirm_import", here)
    assert not permits(program, "kernel.grant_membership", here)
    assert not permits(program, "measure.confirm_import", make_organisation())


@pytest.mark.parametrize(("days", "works"), [(0, True), (1, True), (-1, False)])
def test_a_token_works_through_its_last_day(days, works):
    last = NOW.date() + timedelta(days=days)
    secret = issue_token(make_administrator(), make_organisation(), label="T", expires_on=last).secret
    assert bool(program_with_token(secret, NOW)) is works


def test_a_revoked_token_is_useless_at_once():
    administrator = make_administrator()
    issued = issue_token(administrator, make_organisation(), label="T")
    revoke_token(administrator, issued.token, now=NOW)
    revoke_token(administrator, issued.token, now=NOW + timedelta(days=1))
    assert program_with_token(issued.secret, NOW) is None
    assert ApiToken.objects.get().revoked_at == NOW
    assert Entry.objects.filter(act="kernel.revoke_token").count() == 1


@pytest.mark.parametrize("secret", ["", "yk_", "yk_" + "a" * 43])
def test_a_wrong_secret_opens_nothing(secret):
    assert program_with_token(secret, NOW) is None


def test_tokens_of_a_closed_organisation_open_nothing():
    issued = issue_token(make_administrator(), make_organisation(is_active=False), label="T")
    assert program_with_token(issued.secret, NOW) is None


def test_a_token_has_a_label():
    with pytest.raises(RuleBroken, match="token_without_label"):
        issue_token(make_administrator(), make_organisation(), label="  ")


def test_tokens_are_kept_by_whoever_manages_them_there():
    here, there = make_organisation(), make_organisation()
    head = make_member("kernel.issue_token", "kernel.revoke_token", organisation=there)
    with pytest.raises(NotAllowed):
        issue_token(head, here, label="T")
    token = issue_token(make_administrator(), here, label="T").token
    with pytest.raises(NotAllowed):
        revoke_token(head, token, now=NOW)


def test_the_last_use_is_noted_by_the_program_itself(django_assert_num_queries):
    issued = issue_token(make_administrator(), make_organisation(), label="T")
    program = program_with_token(issued.secret, NOW)
    note_token_use(program, today=date(2026, 11, 22))
    assert ApiToken.objects.get().last_used_on == date(2026, 11, 22)
    with pytest.raises(NotAllowed):
        note_token_use(make_administrator(), today=date(2026, 11, 23))
