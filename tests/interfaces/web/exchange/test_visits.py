"""One visit: both sides on the same page, signed in or by the signed link."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factories import exchange as make
from factories.kernel import make_administrator, make_member, make_organisation, make_person, make_place
from factories.practices import make_published
from yokoten.exchange.models import Delegate
from yokoten.interfaces.web.exchange.link import token_of
from yokoten.kernel.models import OutboxMessage
from yokoten.practices.models import Practice

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def home():
    return make_organisation("home")


@pytest.fixture
def host():
    return make_organisation("host")


@pytest.fixture
def enter(client):
    """Sign in as somebody of an organisation who may do everything in exchange."""

    def come(organisation, *permits):
        person = make_member(*(permits or ("exchange.*",)), organisation=organisation)
        client.force_login(person, backend=BACKEND)
        return client

    return come


def soon(days=40):
    return timezone.localdate() + timedelta(days=days)


def text_of(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def page_of(client, visit):
    return text_of(client.get(reverse("visit", args=[visit.key])))


def act(client, visit, what, **said):
    address = reverse("visit_act", args=[visit.key, what])
    return client.post(address, {f"{what}-{name}" if name != "dates" else name: value for name, value in said.items()})


def link(visit, what=""):
    token = token_of(visit)
    return reverse("visit_link_act", args=[token, what]) if what else reverse("visit_link", args=[token])


def opened_from(letter):
    """The page that the letter's link opens for somebody who is not signed in; every link is sealed anew."""
    (address,) = re.findall(re.escape(settings.PUBLIC_ADDRESS) + r"(\S+)", letter.body)
    return text_of(Client().get(address))


@pytest.fixture
def asked(home, host):
    visit = make.make_visit(make.make_ready_trip(home, title="To see how"), host, state="requested")
    make.make_dates(visit, first_on=soon(), last_on=soon(41))
    return visit


@pytest.fixture
def by_letter(home):
    """A visit to a host without an account that was asked."""
    place = make_place("SE-N", country="SE")
    trip = make.make_ready_trip(home, title="To see how", aim="We lose time.")
    visit = trip.visits.create(host_name="Halland", host_email="halland@example.org", place=place, state="requested")
    make.make_dates(visit, first_on=soon(), last_on=soon(41))
    return visit


def test_guests_ask_and_the_host_agrees(client, enter, home, host):
    visit = make.make_visit(make.make_ready_trip(home), host)
    said = {"first_on": soon().isoformat(), "last_on": soon(41).isoformat(), "message": "Please."}
    act(enter(home), visit, "request", **said)
    enter(host)
    assert "Please." in page_of(client, visit) and "Agree to these days" in page_of(client, visit)
    act(client, visit, "accept", dates=visit.dates.get().pk, name="Anna", words="Welcome.")
    visit.refresh_from_db()
    assert (visit.state, visit.first_on, visit.host_contact_name) == ("accepted", soon(), "Anna")


def test_guests_cannot_agree_to_their_own_days(enter, home, asked):
    client = enter(home)
    assert "Agree to these days" not in page_of(client, asked)
    act(client, asked, "accept", dates=asked.dates.get().pk)
    asked.refresh_from_db()
    assert asked.state == "requested"


def test_the_host_proposes_and_the_guests_agree(client, enter, home, host, asked):
    act(enter(host), asked, "propose", first_on=soon(60).isoformat(), note="Harvest before that.")
    page = page_of(enter(home), asked)
    assert "Harvest before that." in page
    act(client, asked, "accept", dates=asked.dates.get(side="host").pk)
    asked.refresh_from_db()
    assert asked.first_on == soon(60)


def test_guests_are_told_that_it_is_their_turn_until_they_propose_themselves(client, enter, home, host, asked):
    act(enter(host), asked, "propose", first_on=soon(60).isoformat())
    trip = reverse("trip", args=[asked.trip.key])
    client = enter(home)
    assert "Other days are proposed" in text_of(client.get(reverse("trips")))
    assert "Do they suit you?" in text_of(client.get(trip))
    act(client, asked, "propose", first_on=soon(70).isoformat())
    assert "Other days are proposed" not in text_of(client.get(reverse("trips")))
    page = text_of(client.get(trip))
    assert "Do they suit you?" not in page and "The host has not answered yet." in page


def test_days_that_a_host_proposed_before_it_declined_are_no_longer_on_offer(client, enter, home, host, asked):
    act(enter(host), asked, "propose", first_on=soon(60).isoformat())
    act(client, asked, "decline", reason="No room this year.")
    client = enter(home)
    assert "Do they suit you?" not in text_of(client.get(reverse("trip", args=[asked.trip.key])))
    act(client, asked, "request", first_on=soon(80).isoformat(), message="Next spring?")
    assert [dates.first_on for dates in asked.dates.filter(state="open")] == [soon(80)]
    assert "Agree to these days" not in page_of(client, asked)


def test_days_that_were_proposed_for_an_example_are_marked_as_one(enter, home, host, asked):
    asked.trip.is_example = True
    asked.trip.save()
    act(enter(host), asked, "propose", first_on=soon(60).isoformat())
    page = text_of(enter(home).get(reverse("trips")))
    assert "example" in re.search(r"Other days are proposed.*?</section>", page, re.DOTALL)[0]


@pytest.mark.parametrize(("side", "stands_at"), [("home", "trips"), ("host", "visits")])
@pytest.mark.parametrize("name", ["visit", "visit_agenda", "visit_answers"])
def test_every_page_of_a_visit_stands_where_its_side_came_from(request, enter, asked, name, side, stands_at):
    page = text_of(enter(request.getfixturevalue(side)).get(reverse(name, args=[asked.key])))
    marked = re.search(r'href="(\S+)" aria-current="page">(Our trips|Visits to us)<', page)
    assert marked[1] == reverse(stands_at)


@pytest.mark.parametrize("sent", [{}, {"p-TOTAL_FORMS": "x", "p-INITIAL_FORMS": ""}])
def test_a_programme_that_arrives_without_its_rows_changes_nothing(enter, host, asked, sent):
    make.make_agenda_item(asked)
    answer = enter(host).post(reverse("visit_agenda", args=[asked.key]), {"what": "points", **sent})
    assert "Save the programme" in text_of(answer) and asked.agenda.exists()


def test_a_calendar_can_be_told_that_the_last_point_is_off(enter, host, asked):
    client, address = enter(host), f"{reverse('visit', args=[asked.key])}calendar.ics"
    assert address not in page_of(client, asked)
    point = make.make_agenda_item(asked)
    assert address in page_of(client, asked)
    emptied = {"p-TOTAL_FORMS": 1, "p-INITIAL_FORMS": 0, "p-0-number": point.pk, "p-0-title": ""}
    client.post(reverse("visit_agenda", args=[asked.key]), {"what": "points", **emptied})
    assert not asked.agenda.exists() and address in page_of(client, asked)


def test_declining_needs_a_reason_that_the_guests_read(client, enter, home, host, asked):
    page = text_of(act(enter(host), asked, "decline", reason=" "))
    assert "Decline the visit" in page
    act(client, asked, "decline", reason="We are moving house.")
    assert "We are moving house." in page_of(enter(home), asked)


def test_a_request_against_the_calendar_comes_back_with_its_words(enter, home, host):
    make.make_closure(host, soon(), soon(50))
    visit = make.make_visit(make.make_ready_trip(home), host)
    page = text_of(act(enter(home), visit, "request", first_on=soon().isoformat(), message="Please let us in."))
    assert "receives nobody on" in page and "Please let us in." in page
    assert "closed to guests" in page


def test_a_draft_is_not_the_hosts_business(enter, home, host):
    visit = make.make_visit(make.make_ready_trip(home), host)
    assert enter(host).get(reverse("visit", args=[visit.key])).status_code == 404


def test_a_stranger_sees_no_visit(enter, asked):
    client = enter(make_organisation("else"))
    assert client.get(reverse("visit", args=[asked.key])).status_code == 404
    assert act(client, asked, "decline", reason="No.").status_code == 404


def test_a_reader_of_the_host_sees_but_cannot_answer(enter, host, asked):
    client = enter(host, "kernel.read")
    page = page_of(client, asked)
    assert "To see how" in page and "Agree to these days" not in page and "Decline the visit" not in page
    act(client, asked, "decline", reason="No.")
    asked.refresh_from_db()
    assert asked.state == "requested"


def test_a_host_without_an_account_is_asked_by_letter(enter, home):
    trip = make.make_ready_trip(home, title="To see how", aim="We lose time.")
    visit = trip.visits.create(host_name="Halland", host_email="halland@example.org")
    act(enter(home), visit, "request", first_on=soon().isoformat())
    letter = OutboxMessage.objects.get()
    assert letter.destination == "halland@example.org"
    assert "We lose time." in letter.body
    assert "Agree to these days" in opened_from(letter)


def test_the_letter_speaks_the_language_of_the_hosts_country(enter, home, by_letter):
    by_letter.state = "declined"
    by_letter.save()
    act(enter(home), by_letter, "request", first_on=soon().isoformat())
    assert OutboxMessage.objects.get().language == "sv"


def test_whoever_holds_the_link_answers_without_an_account(client, by_letter):
    page = text_of(client.get(link(by_letter)))
    assert "To see how" in page and "Question 1?" in page and "Agree to these days" in page
    client.post(link(by_letter, "accept"), {"dates": by_letter.dates.get().pk, "accept-name": "Anna"})
    by_letter.refresh_from_db()
    assert (by_letter.state, by_letter.host_contact_name) == ("accepted", "Anna")


def test_the_link_answers_nothing_of_the_guests(client, by_letter):
    by_letter.state = "accepted"
    by_letter.save()
    client.post(link(by_letter, "hold"))
    by_letter.refresh_from_db()
    assert by_letter.state == "accepted"


def test_the_link_opens_its_own_visit_only(client, by_letter, asked):
    assert client.get(link(asked)).status_code == 404, "its host has an account"
    foreign = signing.dumps(str(by_letter.key), salt="else")
    assert client.get(reverse("visit_link", args=[foreign])).status_code == 404
    assert client.get(reverse("visit_link", args=["x"])).status_code == 404
    assert client.get(reverse("visit", args=[by_letter.key])).status_code == 302


def test_the_link_shows_no_more_of_the_delegation_than_a_host_needs(client, by_letter):
    Delegate.objects.create(trip=by_letter.trip, name="Minh", email="minh@example.org", phone="+84 1")
    page = text_of(client.get(link(by_letter)))
    assert "Minh" in page and "minh@example.org" not in page and "+84 1" not in page
    by_letter.state = "declined"
    by_letter.save()
    assert "Minh" not in text_of(client.get(link(by_letter)))


def test_the_link_is_kept_by_nobody_on_the_way(client, by_letter):
    answer = client.get(link(by_letter))
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"] and answer["X-Robots-Tag"] == "noindex"


def test_the_link_answers_only_so_often(client, by_letter, monkeypatch):
    monkeypatch.setattr("yokoten.interfaces.web.exchange.door.PER_MINUTE", 2)
    seen = [client.get(link(by_letter)).status_code for _ in range(3)]
    assert seen == [200, 200, 429]


def test_a_host_without_an_account_hears_of_other_days(enter, home, by_letter):
    act(enter(home), by_letter, "propose", first_on=soon(70).isoformat())
    assert "Agree to these days" in opened_from(OutboxMessage.objects.get())


def test_a_visit_is_called_off_with_a_reason(enter, home, asked):
    act(enter(home), asked, "cancel", reason="Flood.")
    asked.refresh_from_db()
    assert (asked.state, asked.decline_reason) == ("cancelled", "Flood.")


def test_the_visit_took_place(enter, home, host):
    today = timezone.localdate()
    visit = make.make_visit(make.make_ready_trip(home), host, state="accepted", first_on=today, last_on=today)
    client = enter(home)
    assert "The visit took place" in page_of(client, visit)
    act(client, visit, "hold")
    visit.refresh_from_db()
    assert visit.state == "held"


def test_a_host_sees_what_came_of_it(enter, home, host):
    visit = make.make_visit(make.make_ready_trip(home, state="held"), host, state="held", held_at=make.NOW)
    make.make_lesson(visit.trip, text="Hang up a board.", visit=visit)
    make.make_lesson(visit.trip, text="For us alone.", visit=visit, is_shared_with_host=False)
    make.make_commitment(visit.trip, text="By March.", outcome="in_place", followed_up_on=make.TODAY)
    make.make_finding(visit, text="Dust on the shelves.")
    page = page_of(enter(host), visit)
    assert "Hang up a board." in page and "By March." in page and "in place" in page
    assert "For us alone." not in page and "Dust on the shelves." not in page


def test_both_sides_say_how_it_was(client, enter, home, host):
    visit = make.make_visit(make.make_ready_trip(home, state="held"), host, state="held", held_at=make.NOW)
    act(enter(home), visit, "feedback", usefulness="5", words="Very open.", may_be_quoted="on")
    act(enter(host), visit, "feedback", openness="4")
    assert {(one.side, one.usefulness, one.openness) for one in visit.feedback.all()} == {
        ("guest", 5, None),
        ("host", None, 4),
    }
    page = page_of(client, visit)
    assert "Very open." in page and "Useful 5/5" in page
    assert "Give a mark or write a sentence." in text_of(act(client, visit, "feedback", words=" "))


def test_a_host_that_was_not_asked_is_taken_off(enter, home, host):
    visit = make.make_visit(make.make_ready_trip(home), host)
    answer = act(enter(home), visit, "remove")
    assert answer["Location"] == reverse("trip", args=[visit.trip.key])
    assert not visit.trip.visits.exists()


def test_an_act_nobody_knows_is_no_page(enter, home, asked):
    assert act(enter(home), asked, "nothing").status_code == 404


def test_an_administrator_sees_every_visit(client, asked):
    client.force_login(make_administrator(), backend=BACKEND)
    assert "To see how" in page_of(client, asked)


@pytest.mark.parametrize(
    ("state", "button", "sentence"),
    [
        ("agreed", "Answer beforehand", "Either side can write it"),
        ("held", "Note the answers", "No programme was written."),
        ("closed", "Note the answers", "No programme was written."),
    ],
)
def test_what_a_host_is_told_fits_the_time(client, enter, host, asked, state, button, sentence):
    asked.state = state
    asked.save()
    page = page_of(enter(host), asked)
    assert button in page and sentence in page


@pytest.mark.parametrize("language", ["ru", "vi", "sv", "en"])
def test_a_visit_is_read_in_four_languages(client, home, host, asked, language):
    person = make_member("exchange.*", organisation=home, person=make_person(language=language))
    client.force_login(person, backend=BACKEND)
    assert f'<html lang="{language}"' in page_of(client, asked)


def test_a_visit_costs_few_queries(enter, home, host, django_assert_max_num_queries):
    visit = make.make_visit(make.make_ready_trip(home, state="held"), host, state="held", held_at=make.NOW)
    for question in visit.trip.questions.all():
        make.make_answer(visit, question)
    for at in range(6):
        make.make_lesson(visit.trip, visit=visit, text=f"Lesson {at}")
    client = enter(home)
    with django_assert_max_num_queries(34):
        page_of(client, visit)


@pytest.mark.parametrize(
    ("state", "what", "told"),
    [
        ("accepted", "hold", "noted that the visit “To see how” took place; say how it was"),
        ("accepted", "cancel", "is called off: The road is closed"),
    ],
)
def test_a_host_without_an_account_reads_by_letter_what_happened(enter, home, by_letter, state, what, told):
    by_letter.place, by_letter.state = None, state
    by_letter.first_on = by_letter.last_on = timezone.localdate()
    by_letter.save()
    by_letter.trip.title, by_letter.trip.language = "To see how", "en"
    by_letter.trip.save()
    act(enter(home), by_letter, what, reason="The road is closed.")
    letter = OutboxMessage.objects.get()
    assert letter.destination == by_letter.host_email
    assert told in letter.body
    assert "To see how" in opened_from(letter)


def test_a_host_without_an_account_reads_by_letter_that_the_trip_is_closed_or_called_off(enter, home, by_letter):
    trip = by_letter.trip
    enter(home).post(reverse("trip_act", args=[trip.key, "cancel"]))
    assert OutboxMessage.objects.count() == 1
    by_letter.state, trip.state = "held", "held"
    by_letter.save(), trip.save()
    make.make_lesson(trip)
    enter(home).post(reverse("trip_act", args=[trip.key, "close"]))
    assert OutboxMessage.objects.count() == 2


def test_the_practice_behind_a_visit_is_named_to_those_alone_who_may_see_it(enter, home, host, asked, by_letter):
    practice = make_published(home, text={"title": "The white board"}, visibility="own")
    for thing in (asked, asked.trip, by_letter):
        thing.practice = practice
        thing.save()
    assert "The white board" in page_of(enter(home), asked)
    assert "The white board" in text_of(enter(home).get(reverse("trip", args=[asked.trip.key])))
    assert "The white board" not in page_of(enter(host), asked)
    assert "The white board" not in text_of(Client().get(reverse("visit_link", args=[token_of(by_letter)])))
    Practice.objects.filter(pk=practice.pk).update(visibility="network")
    assert "The white board" in page_of(enter(host), asked)
