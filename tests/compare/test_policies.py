"""Who sees, keeps and changes comparisons: one table of people and audiences."""

import pytest

from factories.kernel import make_administrator, make_member, make_organisation, make_person, make_place
from factories.measure import make_indicator
from yokoten.compare.models import Comparison
from yokoten.compare.policies import can_change, can_save
from yokoten.compare.queries import comparison_by_token, comparisons_seen
from yokoten.kernel.actor import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_organisation()


@pytest.fixture
def maker(home):
    return make_member("compare.save_comparison", organisation=home)


def kept(maker, organisation, visibility="own", token="abc"):
    return Comparison.objects.create(
        token=token, organisation=organisation, created_by=maker, title="x", visibility=visibility,
        focus=make_place(), outcome=make_indicator(), period="2023", fingerprint="0",
    )  # fmt: skip


def people(home, maker):
    return {
        "visitor": None,
        "stranger": make_person(),
        "maker": maker,
        "colleague": make_member("kernel.read", organisation=home),
        "saver": make_member("compare.*", organisation=home),
        "other saver": make_member("compare.save_comparison"),
        "administrator": make_administrator(),
        "house": SYSTEM,
    }


def those(home, maker, may):
    return {name for name, actor in people(home, maker).items() if may(actor)}


TOP = {"administrator", "house"}
EVERYBODY = {"stranger", "maker", "colleague", "saver", "other saver"} | TOP


@pytest.mark.parametrize(
    ("visibility", "listed", "opened"),
    [
        ("own", {"maker", "colleague", "saver"} | TOP, {"maker", "colleague", "saver"} | TOP),
        ("link", {"maker", "colleague", "saver"} | TOP, EVERYBODY | {"visitor"}),
        ("network", EVERYBODY, EVERYBODY),
    ],
)
def test_audience_decides_who_lists_and_who_opens(home, maker, visibility, listed, opened):
    one = kept(maker, home, visibility)

    assert those(home, maker, lambda actor: one in comparisons_seen(actor)) == listed
    assert those(home, maker, lambda actor: comparison_by_token(actor, "abc") == one) == opened


def test_comparison_of_nobodys_organisation_is_its_makers_and_the_administrators(home, maker):
    one = kept(maker, None)

    assert those(home, maker, lambda actor: one in comparisons_seen(actor)) == {"maker"} | TOP


def test_unknown_token_opens_nothing(home, maker):
    kept(maker, home, "link")

    assert those(home, maker, lambda actor: comparison_by_token(actor, "abd")) == set()


def test_only_the_maker_and_administrators_change(home, maker):
    one, orphan = kept(maker, home), kept(None, home, token="def")

    assert those(home, maker, lambda actor: can_change(actor, one)) == {"maker"} | TOP
    assert those(home, maker, lambda actor: can_change(actor, orphan)) == TOP


def test_saving_takes_a_role_in_that_organisation_or_anywhere(home, maker):
    assert those(home, maker, lambda actor: can_save(actor, home)) == {"maker", "saver"} | TOP
    assert those(home, maker, can_save) == {"maker", "saver", "other saver"} | TOP


def test_newest_comparison_comes_first(home, maker):
    first, second = kept(maker, home, token="a"), kept(maker, home, token="b")

    assert list(comparisons_seen(maker)) == [second, first]
