"""Who sees which practice: the table of every state, visibility and kind of person."""

import pytest

from factories.kernel import make_administrator, make_member, make_organisation, make_person
from factories.practices import make_practice
from yokoten.practices.policies import sees, sees_contact
from yokoten.practices.queries.practice import library_seen, practice_by_key, practices_seen

pytestmark = pytest.mark.django_db
OWN = {"administrator", "colleague", "own reader"}
CHECKERS = OWN | {"checker"}
NETWORK = CHECKERS | {"reader"}
EVERYBODY = NETWORK | {"visitor"}
SEEN = {
    ("draft", "own"): OWN, ("draft", "network"): OWN, ("draft", "public"): OWN,
    ("submitted", "own"): OWN, ("submitted", "network"): CHECKERS, ("submitted", "public"): CHECKERS,
    ("checking", "own"): OWN, ("checking", "network"): CHECKERS, ("checking", "public"): CHECKERS,
    ("published", "own"): OWN, ("published", "network"): NETWORK, ("published", "public"): EVERYBODY,
    ("stale", "own"): OWN, ("stale", "network"): NETWORK, ("stale", "public"): EVERYBODY,
    ("withdrawn", "own"): OWN, ("withdrawn", "network"): OWN, ("withdrawn", "public"): OWN,
}  # fmt: skip


def people(home):
    return {
        "administrator": make_administrator(),
        "colleague": make_member("practices.*", organisation=home),
        "own reader": make_member("kernel.read", organisation=home),
        "checker": make_member("practices.*"),
        "reader": make_person(),
        "visitor": None,
    }


@pytest.mark.parametrize(("state", "visibility"), sorted(SEEN))
def test_a_practice_is_seen_by_whom_the_table_names(state, visibility):
    home = make_organisation()
    practice = make_practice(home, state=state, visibility=visibility, published_at="2026-01-01T00:00Z")
    cast = people(home)
    assert {who for who, actor in cast.items() if practices_seen(actor).exists()} == SEEN[(state, visibility)]
    assert {who for who, actor in cast.items() if sees(actor, practice)} == SEEN[(state, visibility)]
    assert {who for who, actor in cast.items() if practice_by_key(actor, practice.key)} == SEEN[(state, visibility)]
    in_library = SEEN[(state, visibility)] if state in ("published", "stale") else set()
    assert {who for who, actor in cast.items() if library_seen(actor).exists()} == in_library


def test_who_to_ask_is_never_told_to_visitors():
    practice = make_practice(state="published", visibility="public", published_at="2026-01-01T00:00Z")
    assert not sees_contact(None, practice) and sees_contact(make_person(), practice)


def test_a_key_that_is_none_finds_nothing():
    assert practice_by_key(make_administrator(), "no-key") is None
