"""What the list of teachers and the page of a practice say about visits."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from factories import exchange as make
from factories.kernel import make_member, make_organisation, make_person, make_place
from factories.practices import make_concept, make_published, make_tagged
from factories.regions import make_panel
from yokoten.exchange.models import HostTerms
from yokoten.interfaces.web.exchange.offering import offered_by, visited
from yokoten.kernel.models import Place
from yokoten.measure.models import Indicator

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def offered(actor, *codes, theme="economy"):
    return offered_by(actor, codes, outcome=Indicator(code="grp", theme=theme), period="2023")


@pytest.fixture
def planner():
    return make_member("exchange.*", organisation=make_organisation("home"))


def test_a_region_shows_what_one_may_see_of_it(planner):
    place = make_place("SE-N")
    host = make_organisation("host", place=place)
    make_published(host, place=place)
    make_published(host, place=place, visibility="own")
    offer = offered(planner, "SE-N")["SE-N"]
    assert (offer.practices, offer.is_open) == (1, True)
    assert offer.library.endswith("?place=SE-N")
    assert offer.request == f"{reverse('trip_new')}?place=SE-N&outcome=grp&period=2023"


def test_practices_on_the_theme_of_the_outcome_are_told_apart_from_the_others(planner):
    place = make_place("SE-N")
    regional = make_concept("regional", group="regional", labels={"en": "regional development"})
    about = make_concept("inward", group="regional")
    make_tagged(make_published(place=place), regional, about)
    make_published(place=place)
    offer = offered(planner, "SE-N")["SE-N"]
    assert (offer.theme, offer.practices, offer.every) == ("regional development", 1, 2)
    assert offer.library.endswith("?place=SE-N&theme=regional")
    assert offer.whole_library.endswith("?place=SE-N")


def test_a_theme_that_is_only_suggested_does_not_count(planner):
    place = make_place("SE-N")
    regional = make_concept("regional", group="regional", labels={"en": "regional development"})
    make_published(place=place).practice_concepts.create(concept=regional, is_confirmed=False)
    offer = offered(planner, "SE-N")["SE-N"]
    assert (offer.practices, offer.every, offer.library) == (0, 1, "")


def test_an_outcome_that_nobody_placed_counts_all_practices(planner):
    place = make_place("SE-N")
    make_published(place=place)
    offer = offered(planner, "SE-N", theme="weather")["SE-N"]
    assert (offer.theme, offer.practices, offer.whole_library) == ("", 1, "")


def test_a_region_where_nobody_works_promises_nothing(planner):
    make_place("SE-N")
    offer = offered(planner, "SE-N")["SE-N"]
    assert (offer.practices, offer.is_open, offer.library) == (0, None, "")


def test_a_host_that_is_closed_says_so(planner):
    host = make_organisation("host", place=make_place("SE-N"))
    HostTerms.objects.create(organisation=host, is_open=False, changed_at=make.NOW)
    assert offered(planner, "SE-N")["SE-N"].is_open is False


def test_who_may_not_plan_is_offered_no_visit():
    make_place("SE-N")
    assert offered(make_person(), "SE-N")["SE-N"].request == ""


def test_ten_regions_cost_no_more_queries_than_one(planner, django_assert_max_num_queries):
    codes = [make_organisation(f"host-{at}", place=make_place(f"SE-{at}")).place.code for at in range(10)]
    offered(planner, codes[0])
    with django_assert_max_num_queries(4):
        offered(planner, *codes)


def test_the_list_of_teachers_offers_a_visit(client):
    places = make_panel()[0]
    make_organisation("host", place=Place.objects.get(code="QA-TWI"))
    home = make_organisation("home", place=places["QA-FOC"])
    client.force_login(make_member("exchange.*", organisation=home, person=make_person(home=places["QA-FOC"])), BACKEND)
    page = client.get(reverse("learn")).content.decode()
    row = page.partition('<li class="peer" id="QA-TWI">')[2].partition("</li>")[0]
    assert "open for visits" in row and "trips/new/?place=QA-TWI" in row and "no practice published yet" in row


def test_the_list_names_the_theme_and_leads_to_all_of_the_region(client):
    places = make_panel()[0]
    regional = make_concept("regional", group="regional", labels={"en": "regional development"})
    make_tagged(make_published(place=places["QA-TWI"]), regional)
    make_published(place=places["QA-TWI"])
    client.force_login(make_member("exchange.*", person=make_person(home=places["QA-FOC"])), BACKEND)
    page = client.get(reverse("learn")).content.decode()
    row = page.partition('<li class="peer" id="QA-TWI">')[2].partition("</li>")[0]
    assert "1 practice on “regional development”" in row and "all 2 of the region" in row


def test_a_practice_says_who_visited_and_what_they_let_be_quoted(client):
    practice = make_published(visibility="network")
    guest = make_organisation("guest", names={"en": "Guest centre"})
    for at, may in enumerate((True, False)):
        visit = make.make_visit(
            make.make_trip(guest, state="held"), practice.organisation, state="held", practice=practice,
            held_at=make.NOW, order=at,
        )  # fmt: skip
        visit.feedback.create(side="guest", words=f"Words {at}", language="en", may_be_quoted=may, given_at=make.NOW)
    client.force_login(make_person(), backend=BACKEND)
    page = client.get(reverse("practice", args=[practice.key])).content.decode()
    assert "Guest centre" in page and "November 2026" in page
    assert "Words 0" in page and "Words 1" not in page


def test_a_visitor_is_not_told_who_came():
    assert visited(AnonymousUser(), make_published(visibility="public")) == {}
