"""The programme of a visit: a list that replaces the one before and yet keeps what is known of its points."""

from datetime import time

import pytest

from factories import exchange as make
from factories.kernel import make_member, make_organisation
from yokoten.exchange.actions.agenda import Point, Stop, set_agenda, set_sites
from yokoten.kernel.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db
MORNING = {"on": make.FIRST, "starts_at": time(9), "ends_at": time(10)}


@pytest.fixture
def visit():
    return make.make_visit(make.make_trip(), state="agreed", first_on=make.FIRST, last_on=make.LAST)


@pytest.fixture
def host(visit):
    return make_member("exchange.*", organisation=visit.host)


def test_points_keep_their_rows_and_a_change_has_to_be_agreed_again(host, visit):
    (made,) = set_agenda(host, visit, [Point(**MORNING, title="Welcome")])
    (kept,) = set_agenda(host, visit, [Point(**MORNING, title="Welcome, all", number=made.pk)])
    visit.refresh_from_db()
    assert (kept.pk, visit.agenda.get().title, visit.state) == (made.pk, "Welcome, all", "accepted")


def test_a_point_that_is_taken_out_is_remembered(host, visit):
    (made,) = set_agenda(host, visit, [Point(**MORNING, title="Welcome")])
    set_agenda(host, visit, [])
    dropped = visit.dropped_points.get()
    assert (dropped.number, dropped.on, dropped.title) == (made.pk, make.FIRST, "Welcome")
    assert not visit.agenda.exists()


def test_what_is_refused_takes_nothing_out(host, visit):
    set_agenda(host, visit, [Point(**MORNING, title="Welcome")])
    with pytest.raises(RuleBroken) as refused:
        set_agenda(host, visit, [Point(**MORNING, title="A"), Point(**MORNING, title="B")])
    assert refused.value.code == "agenda_points_overlap"
    assert visit.agenda.get().title == "Welcome" and not visit.dropped_points.exists()


def test_sites_keep_their_rows_and_their_points(host, visit):
    dock, _hall = set_sites(host, visit, [Stop("Dock"), Stop("Hall")])
    set_agenda(host, visit, [Point(**MORNING, title="See", site=dock.pk)])
    set_sites(host, visit, [Stop("Dock 3", number=dock.pk)])
    assert visit.agenda.get().site == dock and visit.sites.get().name == "Dock 3"


def test_strangers_write_no_programme(visit):
    stranger = make_member("exchange.*", organisation=make_organisation())
    with pytest.raises(NotAllowed):
        set_agenda(stranger, visit, [Point(**MORNING, title="Welcome")])
