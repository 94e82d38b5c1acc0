"""Trips on the web: planned from a gap, asked for, seen by both sides and by nobody else."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from factories import exchange as make
from factories.kernel import make_member, make_organisation, make_person, make_place
from factories.measure import make_indicator, make_observation
from factories.practices import make_practice
from factories.thesaurus import make_concept
from yokoten.exchange.models import Trip, Visit

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def home():
    return make_organisation("home", place=make_place("VN-57"))


@pytest.fixture
def host():
    return make_organisation("host", place=make_place("VN-41"))


@pytest.fixture
def guest(client, home):
    person = make_member("exchange.*", organisation=home, person=make_person(name="Lan"))
    client.force_login(person, backend=BACKEND)
    return client


def soon(days=40):
    return timezone.localdate() + timedelta(days=days)


def filled(**said):
    start = {
        "organisation": "home",
        "title": "How collaborators are found",
        "visit_type": "study-trip",
        "host": "host",
        "first_on": soon().isoformat(),
        "last_on": soon(41).isoformat(),
        "people": "Lan, head\nMinh, expert",
        "own": "Who may join?\nHow are they paid?\nWho leaves?",
        "language": "en",
    }
    return {**start, **said}


@pytest.fixture(autouse=True)
def kind(db):
    return make.make_visit_type("study-trip")


def text_of(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def test_five_things_make_a_trip(guest, host):
    answer = guest.post(reverse("trip_new"), filled())
    trip = Trip.objects.get()
    assert answer["Location"] == reverse("trip", args=[trip.key])
    assert [one.name for one in trip.delegates.all()] == ["Lan", "Minh"]
    assert [one.text for one in trip.questions.all()] == ["Who may join?", "How are they paid?", "Who leaves?"]
    assert trip.visits.get().state == "draft" and trip.visits.get().first_on == soon()
    page = text_of(guest.get(answer["Location"]))
    assert "How collaborators are found" in page and "Ask Host" in page


def test_the_host_can_be_asked_at_once(guest, host):
    guest.post(reverse("trip_new"), filled(ask="1", message="Please."))
    visit = Visit.objects.get()
    assert (visit.state, visit.message) == ("requested", "Please.")
    assert visit.dates.get().first_on == soon()


def test_a_refused_request_leaves_no_half_trip_and_keeps_what_was_typed(guest, host):
    page = text_of(guest.post(reverse("trip_new"), filled(ask="1", own="One?")))
    assert not Trip.objects.exists()
    assert "Ask at least 3 questions" in page and "One?" in page


def test_a_trip_comes_from_a_gap_with_its_figures(guest, home, host):
    grp = make_indicator("grp", names={"en": "GRP"}, unit="mln", theme="economy")
    for place, value in ((home.place, 10.0), (host.place, 25.0)):
        make_observation(grp, place, "2023", value)
    address = f"{reverse('trip_new')}?place=VN-41&outcome=grp&period=2023"
    page = text_of(guest.get(address))
    assert "GRP: what VN-41 does differently" in page
    assert '<option value="host" selected>' in page
    guest.post(address, filled())
    assert [(one["value"], one["period"], one["is_own"]) for one in Trip.objects.get().figures] == [
        (10.0, "2023", True),
        (25.0, "2023", False),
    ]


def test_a_trip_comes_from_a_practice(guest, host):
    practice = make_practice(organisation=host, text={"title": "Board at the door"}, state="published")
    page = text_of(guest.get(f"{reverse('trip_new')}?practice={practice.key}"))
    assert "Board at the door" in page and '<option value="host" selected>' in page
    guest.post(f"{reverse('trip_new')}?practice={practice.key}", filled())
    assert Visit.objects.get().practice == practice and Trip.objects.get().practice == practice


def test_a_trip_repeats_another_ones_questions(guest, home):
    before = make.make_ready_trip(home)
    page = text_of(guest.get(f"{reverse('trip_new')}?from={before.key}"))
    assert "Question 1?\nQuestion 2?\nQuestion 3?" in page


def test_a_theme_brings_its_questions(guest, host):
    page = text_of(guest.get(reverse("trip_new"), {"place": "VN-41"}))
    assert "Take its questions" not in page
    make.make_bank_question(theme=make_concept("network", preferred={"en": "network"}), texts={"en": "Who may join?"})
    page = text_of(guest.get(reverse("trip_new"), {"place": "VN-41"}))
    assert '<option value="network">' in page and '<input type="hidden" name="place" value="VN-41">' in page
    page = text_of(guest.get(reverse("trip_new"), {"place": "VN-41", "theme": "network"}))
    assert "Who may join?" in page and "Take its questions" not in page


def test_the_papers_of_a_trip_come_in_the_language_one_chooses(guest, host):
    guest.post(reverse("trip_new"), filled())
    page = text_of(guest.get(reverse("trip", args=[Trip.objects.get().key])))
    assert '<select class="input" id="papers-language" name="language">' in page
    assert "programme.docx" in page and "report.pdf" not in page
    Trip.objects.update(state="held")
    page = text_of(guest.get(reverse("trip", args=[Trip.objects.get().key])))
    assert "report.pdf" in page and "comparison.xlsx" in page


def test_a_practice_that_one_may_not_see_fills_nothing_in(guest, host):
    practice = make_practice(organisation=host, text={"title": "Secret"}, state="published", visibility="own")
    assert "Secret" not in text_of(guest.get(f"{reverse('trip_new')}?practice={practice.key}"))


def test_a_reader_cannot_plan(client, home):
    client.force_login(make_member("kernel.read", organisation=home), backend=BACKEND)
    assert client.get(reverse("trip_new")).status_code == 403
    assert "Plan a trip" not in text_of(client.get(reverse("trips")))


def test_the_list_shows_own_trips_and_requests_to_answer(guest, home, host):
    make.make_visit(make.make_trip(home, title="Ours"), host, state="requested")
    make.make_visit(make.make_trip(host, title="Theirs"), home, state="requested", requested_at=make.NOW)
    make.make_visit(make.make_trip(host, title="Draft of theirs"), home)
    page = text_of(guest.get(reverse("trips")))
    assert "Ours" in page and "Waiting for your answer" in page and "Theirs" in page
    assert "Draft of theirs" not in page
    assert "Theirs" in text_of(guest.get(reverse("visits")))


def test_overdue_commitments_stand_above_the_list(guest, home):
    trip = make.make_trip(home, state="held")
    make.make_commitment(trip, text="Hang up a board", due_on=date(2024, 1, 1))
    page = text_of(guest.get(reverse("trips")))
    assert "Overdue" in page and "Hang up a board" in page


def test_the_list_is_taken_along_as_a_table(guest, home):
    make.make_trip(home, title="Ours")
    assert "Ours" in guest.get(reverse("trips"), {"format": "csv"}).content.decode("utf-8-sig")


def test_an_empty_list_teaches(guest):
    assert "A trip begins with a question" in text_of(guest.get(reverse("trips")))


@pytest.mark.parametrize("page", ["trip", "trip_change", "trip_hosts", "trip_delegation", "trip_questions"])
def test_a_stranger_sees_nothing_of_a_trip(client, home, host, page):
    trip = make.make_trip(home, title="Ours")
    make.make_visit(trip, host)
    client.force_login(make_member("exchange.*"), backend=BACKEND)
    assert client.get(reverse(page, args=[trip.key])).status_code == 404


def test_a_host_is_shown_its_own_visit(client, home, host):
    visit = make.make_visit(make.make_trip(home), host, state="requested")
    client.force_login(make_member("exchange.*", organisation=host), backend=BACKEND)
    answer = client.get(reverse("trip", args=[visit.trip.key]))
    assert answer["Location"] == reverse("visit", args=[visit.key])


def test_saving_the_delegation_again_leaves_everybody_as_they_were(guest, home):
    trip = make.make_ready_trip(home)
    head = trip.delegates.get(is_head=True)
    head.person = make_person()
    head.save()
    address = reverse("trip_delegation", args=[trip.key])
    rows = guest.get(address).context["rows"]
    said = {field.html_name: field.value() or "" for row in (rows.management_form, *rows) for field in row}
    guest.post(address, {name: value for name, value in said.items() if value is not False})
    kept = trip.delegates.get(is_head=True)
    assert (kept.pk, kept.person) == (head.pk, head.person)


def test_the_delegation_is_a_table(guest, home):
    trip = make.make_trip(home)
    rows = {"t-TOTAL_FORMS": "2", "t-INITIAL_FORMS": "0", "t-0-name": "Lan", "t-1-name": "Minh", "t-1-is_head": "on"}
    guest.post(reverse("trip_delegation", args=[trip.key]), rows)
    assert [(one.name, one.is_head) for one in trip.delegates.all()] == [("Minh", True), ("Lan", False)]


def questions(trip, **more):
    kept = list(trip.questions.all())
    rows = {"q-TOTAL_FORMS": str(len(kept) + 1), "q-INITIAL_FORMS": str(len(kept))}
    for at, one in enumerate(kept):
        rows |= {f"q-{at}-number": str(one.pk), f"q-{at}-text": one.text}
    return {**rows, **more}


def test_questions_are_moved_by_buttons(guest, home):
    trip = make.make_ready_trip(home)
    guest.post(reverse("trip_questions", args=[trip.key]), questions(trip, move="up-2"))
    assert [one.text for one in trip.questions.all()] == ["Question 1?", "Question 3?", "Question 2?"]


def test_questions_are_taken_from_the_bank_and_added(guest, home):
    trip, of_bank = make.make_ready_trip(home), make.make_bank_question(texts={"en": "Of the bank?"})
    more = {"bank": of_bank.code, "q-3-text": "Own?", "save": "1"}
    guest.post(reverse("trip_questions", args=[trip.key]), questions(trip, **more))
    assert [one.text for one in trip.questions.all()][-2:] == ["Own?", "Of the bank?"]
    assert trip.questions.last().bank_question == of_bank


def test_an_answered_question_stays_and_the_page_says_why(guest, home, host):
    trip = make.make_ready_trip(home)
    make.make_answer(make.make_visit(trip, host, state="held"), trip.questions.first())
    page = text_of(guest.post(reverse("trip_questions", args=[trip.key]), questions(trip, **{"q-0-text": ""})))
    assert "has an answer already" in page


def test_what_a_trip_is_for_can_be_changed(guest, home, kind):
    trip = make.make_trip(home, visit_type=kind, figures=[{"value": 1.0}])
    said = {"title": "Else", "visit_type": kind.code, "language": "en", "aim": "Because."}
    guest.post(reverse("trip_change", args=[trip.key]), said)
    trip.refresh_from_db()
    assert (trip.title, trip.aim, trip.figures) == ("Else", "Because.", [{"value": 1.0}])


def test_one_more_host_joins(guest, home, host):
    trip = make.make_trip(home)
    guest.post(reverse("trip_hosts", args=[trip.key]), {"host_name": "Town", "host_email": "town@example.org"})
    assert trip.visits.get().host_name == "Town"
    page = text_of(guest.post(reverse("trip_hosts", args=[trip.key]), {"host_name": "Town"}))
    assert "Choose a host from the list" in page


def test_two_hosts_stand_side_by_side(guest, home, host):
    trip = make.make_ready_trip(home, state="held")
    first, second = make.make_visit(trip, host, state="held"), make.make_visit(trip, state="held", order=1)
    question = trip.questions.first()
    make.make_answer(first, question, "Every year.", figure="31")
    make.make_answer(second, question, "Never.")
    page = text_of(guest.get(reverse("trip", args=[trip.key])))
    row = page.partition("1. Question 1?")[2].partition("</tr>")[0]
    assert row.index("Every year.") < row.index("31") < row.index("Never.")


def test_a_trip_is_called_off_and_closed(guest, home, host):
    trip = make.make_ready_trip(home)
    guest.post(reverse("trip_act", args=[trip.key, "cancel"]))
    trip.refresh_from_db()
    assert trip.state == "cancelled"
    held = make.make_ready_trip(home, state="held")
    answer = guest.post(reverse("trip_act", args=[held.key, "close"]), follow=True)
    assert "Write down at least one lesson" in answer.content.decode()
    assert guest.post(reverse("trip_act", args=[held.key, "nothing"])).status_code == 404


def test_many_trips_cost_no_more_queries(guest, home, django_assert_max_num_queries):
    for at in range(12):
        make.make_visit(make.make_trip(home, title=f"Trip {at}"), state="requested")
    with django_assert_max_num_queries(16):
        text_of(guest.get(reverse("trips")))


def test_the_newest_trip_stands_first(guest, home):
    for at in range(3):
        trip = make.make_trip(home, title=f"Trip {at}")
        Trip.objects.filter(pk=trip.pk).update(created_at=make.NOW + timedelta(days=at % 2))
    page = text_of(guest.get(reverse("trips")))
    assert page.index("Trip 1") < page.index("Trip 2") < page.index("Trip 0")


def test_a_long_trip_costs_no_more_queries(guest, home, django_assert_max_num_queries):
    trip = make.make_ready_trip(home, state="held")
    for at in range(3):
        visit = make.make_visit(trip, state="held", order=at)
        for question in trip.questions.all():
            make.make_answer(visit, question)
        for _ in range(5):
            make.make_finding(visit)
        make.make_lesson(trip, visit=visit)
        make.make_commitment(trip)
    with django_assert_max_num_queries(26):
        text_of(guest.get(reverse("trip", args=[trip.key])))
