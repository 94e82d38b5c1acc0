"""Every page and act of the administration area by everybody: closed unless the table below opens it."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from administration_by_role import ACTS, PAGES
from factories.api import make_token
from factories.kernel import (
    make_administrator,
    make_membership,
    make_organisation,
    make_person,
    make_place,
    make_place_change,
    make_role,
)
from factories.measure import make_indicator, make_source
from yokoten.interfaces.web.administration.urls import urlpatterns
from yokoten.kernel.actions.role import DEFAULT_ROLES
from yokoten.kernel.models import Entry, Organisation, OutboxMessage, Person, Place, Role
from yokoten.measure.models import Indicator, Source

pytestmark = pytest.mark.django_db
EVERYBODY = ("visitor", "guest", "reader", "analyst", "head", "foreign head", "former head", "administrator")


@pytest.fixture
def house():
    """One of everything that an address can name."""
    here, there = make_organisation("here"), make_organisation("there")
    old, new = make_place("SE-OLD"), make_place("SE-NEW")
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    source, member = make_source("office"), make_membership(organisation=here)
    return {
        "code": {
            "organisation": "here", "role": make_role("spare").code, "place": "SE-OLD", "indicator":
            make_indicator("jobs", source=source, organisation=here, visibility="own").code, "source": "office",
        },
        "change": make_place_change(old, new, date(2025, 7, 1)).pk,
        "member": member.pk,
        "person": member.person.pk,
        "token": make_token(here)[0].pk,
        "message": OutboxMessage.objects.create(
            key="k", channel="email", destination="x@example.org", body="", not_before=moment
        ).pk,
        "here": here,
        "there": there,
    }  # fmt: skip


def somebody(kind, house):
    """A person of that kind; None for a visitor."""
    role = "head" if "head" in kind else kind
    if kind in ("visitor", "guest", "administrator"):
        return {"visitor": lambda: None, "guest": make_person, "administrator": make_administrator}[kind]()
    where = house["there"] if kind == "foreign head" else house["here"]
    until = date(2020, 1, 1) if kind == "former head" else None
    return make_membership(organisation=where, permits=DEFAULT_ROLES[role][1], valid_to=until).person


def address_of(name, parts, house):
    held = [house["code"].get(part) or house.get(part) for part in parts]
    return reverse(name, args=held)


def seen(client, kind, house):
    person = somebody(kind, house)
    if person is not None:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_every_address_of_the_area_stands_in_the_table():
    assert {pattern.name for pattern in urlpatterns} == {row[0] for row in (*PAGES, *ACTS)}


@pytest.mark.parametrize("kind", EVERYBODY)
def test_a_page_opens_for_whom_it_is_meant_and_for_nobody_else(client, house, kind):
    seen(client, kind, house)
    answers = {name: client.get(address_of(name, parts, house)) for name, parts, _ in PAGES}
    opened = {name for name, answer in answers.items() if answer.status_code == 200}
    assert opened == {name for name, _, who in PAGES if kind in who or kind == "administrator"}
    closed = [answer for answer in answers.values() if answer.status_code != 200]
    if kind == "visitor":
        assert all("/accounts/login/" in answer["Location"] for answer in closed)
    else:
        assert {answer.status_code for answer in closed} <= {403, 404}


def counts():
    kept = (Organisation, OutboxMessage, Person, Place, Role, Indicator, Source)
    return [model.objects.count() for model in kept]


@pytest.mark.parametrize("kind", EVERYBODY)
def test_an_act_leaves_a_line_in_the_trail_and_a_refused_one_changes_nothing(client, house, kind):
    seen(client, kind, house)
    for name, parts, who in ACTS:
        before, lines = counts(), Entry.objects.count()
        answer = client.post(address_of(name, parts, house), {"act": "close"})
        is_meant = kind in who or kind == "administrator"
        assert (Entry.objects.count() > lines) is is_meant, name
        assert answer.status_code in (302, 403, 404)
        assert is_meant or counts() == before


@pytest.mark.parametrize("kind", ["visitor", "administrator"])
def test_no_act_is_done_by_following_a_link(client, house, kind):
    seen(client, kind, house)
    assert {client.get(address_of(name, parts, house)).status_code for name, parts, _ in ACTS} == {405}


@pytest.mark.parametrize("kind", ["guest", "reader", "analyst", "foreign head", "former head"])
def test_an_empty_form_sent_to_a_closed_page_is_refused_like_the_page(client, house, kind):
    seen(client, kind, house)
    before = counts()
    closed = [(name, parts) for name, parts, who in PAGES if kind not in who]
    assert {client.post(address_of(name, parts, house)).status_code for name, parts in closed} <= {403, 404}
    assert counts() == before
