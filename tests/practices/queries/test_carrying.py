"""How many practices carry a concept: of the library, and only those that somebody sees."""

import pytest

from factories.kernel import make_member, make_organisation
from factories.practices import make_concept, make_published, make_tagged
from yokoten.kernel.actor import SYSTEM
from yokoten.practices.queries.carrying import practices_by_theme, practices_carrying

pytestmark = pytest.mark.django_db


def test_a_practice_counts_once_for_each_of_its_concepts_and_once_for_their_theme():
    takt, pull = (make_concept(code, group="flow") for code in ("takt", "pull"))
    make_tagged(make_published(visibility="public"), takt, pull)
    make_tagged(make_published(visibility="public"), takt)
    assert practices_carrying(SYSTEM, ["takt", "pull", "none"]) == {"takt": 2, "pull": 1, "none": 0}
    assert practices_by_theme(SYSTEM) == {"flow": 2}


def test_what_somebody_does_not_see_is_not_counted():
    home, takt = make_organisation(), make_concept("takt", group="flow")
    make_tagged(make_published(organisation=home, visibility="own"), takt)
    stranger = make_member("practices.*", organisation=make_organisation())
    assert not practices_carrying(stranger, ["takt"])["takt"] and not practices_by_theme(stranger)
    assert practices_carrying(make_member("practices.*", organisation=home), ["takt"]) == {"takt": 1}


def test_without_an_index_nothing_carries():
    assert practices_carrying(SYSTEM, ["takt"]) == {"takt": 0} and not practices_by_theme(SYSTEM)
