"""From a secret to a program: when it works, as whom, and in which language."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from factories.api import make_token
from factories.kernel import make_organisation
from yokoten.kernel.policies import permits
from yokoten.kernel.queries import program_with_token
from yokoten.kernel.queries.token import PREFIX, digest_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


def test_a_program_is_named_after_its_token_without_giving_it_away():
    token, secret = make_token(label="nightly copy")
    program = program_with_token(secret, NOW)
    assert str(program) == f"nightly copy ({token.hint}…)" and secret not in str(program)
    assert (program.token_id, program.organisation_id) == (token.pk, token.organisation_id)


@pytest.mark.parametrize("language", ["ru", "vi", "sv", "en"])
def test_a_program_speaks_the_language_of_its_organisation(language):
    _, secret = make_token(make_organisation(language=language))
    assert program_with_token(secret, NOW).language == language


@pytest.mark.parametrize(("zone", "works"), [("UTC", True), ("Europe/Moscow", False), ("America/New_York", True)])
def test_the_last_day_is_the_installations_own_day(settings, zone, works):
    settings.TIME_ZONE = zone
    _, secret = make_token(expires_on=NOW.date())
    assert bool(program_with_token(secret, NOW)) is works


@pytest.mark.parametrize("offset", [-11, 0, 7, 14])
def test_the_zone_in_which_now_is_told_does_not_matter(offset):
    _, secret = make_token(expires_on=NOW.date())
    elsewhere = NOW.astimezone(timezone(timedelta(hours=offset)))
    assert program_with_token(secret, elsewhere).today == NOW.date()


@pytest.mark.parametrize(
    "change", [str.upper, lambda secret: secret[:-1], lambda secret: secret + " ", lambda secret: ""]
)
def test_nearly_the_secret_is_not_the_secret(change):
    _, secret = make_token()
    assert program_with_token(secret, NOW) is not None
    assert program_with_token(change(secret), NOW) is None


def test_the_stored_digest_opens_nothing_itself():
    token, _ = make_token()
    assert program_with_token(token.digest, NOW) is None


def test_a_digest_is_a_fixed_length_and_never_the_secret():
    secret = f"{PREFIX}{'x' * 43}"
    assert len(digest_of(secret)) == 64 and PREFIX not in digest_of(secret)
    assert digest_of(secret) == digest_of(secret) != digest_of(secret + "x")


@pytest.mark.parametrize(
    ("may_write", "act", "may"),
    [
        (False, "kernel.read", True),
        (False, "measure.write_observations", False),
        (True, "kernel.read", True),
        (True, "measure.write_observations", True),
        (True, "compare.save_comparison", False),
        (True, "kernel.issue_token", False),
        (True, "kernel.change_organisation", False),
    ],
)
def test_what_a_program_may_do(may_write, act, may):
    here = make_organisation()
    _, secret = make_token(here, may_write=may_write)
    assert permits(program_with_token(secret, NOW), act, here) is may


def test_finding_a_program_is_one_query(django_assert_num_queries):
    _, secret = make_token()
    with django_assert_num_queries(1):
        program_with_token(secret, NOW)
