"""What comes home: answers, conflicts, findings, lessons, commitments, the follow-up."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from factories import exchange as make
from factories.kernel import make_member, make_organisation, make_person
from yokoten.exchange.models import Answer, Commitment, Finding, Lesson
from yokoten.interfaces.web.exchange.link import token_of
from yokoten.practices.models import Practice

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def home():
    return make_organisation("home")


@pytest.fixture
def visit(home):
    return make.make_visit(make.make_ready_trip(home, state="held", aim="We lose time."), state="held")


@pytest.fixture
def guest(client, home):
    person = make_member("exchange.*", "practices.*", organisation=home, person=make_person(name="Lan"))
    client.force_login(person, backend=BACKEND)
    return client


def text_of(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def sent(question, text, **more):
    fields = {"a": text, "f": "", "r": "0", "o": ""} | more
    return {f"{name}{question.pk}": value for name, value in fields.items()}


def answers(visit):
    return reverse("visit_answers", args=[visit.key])


def test_answers_are_noted_for_all_questions_at_once(guest, visit):
    first, second, _third = visit.trip.questions.all()
    guest.post(answers(visit), {**sent(first, "Yearly.", f="31 people"), **sent(second, "By hand.")})
    assert [(one.text, one.figure, one.is_from_host) for one in visit.answers.all()] == [
        ("Yearly.", "31 people", False),
        ("By hand.", "", False),
    ]


def test_an_answer_that_was_not_touched_stays_as_it_is(guest, visit):
    question = visit.trip.questions.first()
    make.make_answer(visit, question, "Yearly.")
    guest.post(answers(visit), sent(question, "Yearly.", o="Yearly.", r="1"))
    assert Answer.objects.get().revision == 1


def test_who_wrote_meanwhile_is_not_overwritten(guest, visit):
    question = visit.trip.questions.first()
    answer = make.make_answer(visit, question, "Yearly.", revision=2)
    page = guest.post(answers(visit), sent(question, "Monthly.", o="", r="0"), follow=True)
    assert "both wordings are kept" in page.content.decode()
    answer.refresh_from_db()
    assert answer.text == "Yearly." and visit.conflicts.get().text == "Monthly."


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ({"keep": "standing"}, "Yearly."),
        ({"keep": "other"}, "Monthly."),
        ({"keep": "joined", "text": "Both."}, "Both."),
    ],
)
def test_a_conflict_is_settled(guest, visit, said, stands):
    answer = make.make_answer(visit, text="Yearly.")
    conflict = make.make_conflict(visit, "Monthly.", answer=answer)
    page = text_of(guest.get(reverse("trip", args=[visit.trip.key])))
    assert "Two wordings of one thing" in page and "Monthly." in page
    guest.post(reverse("conflict_settle", args=[conflict.pk]), said)
    answer.refresh_from_db()
    assert answer.text == stands


def test_a_stranger_settles_nothing(client, visit):
    conflict = make.make_conflict(visit)
    client.force_login(make_member("exchange.*"), backend=BACKEND)
    assert client.post(reverse("conflict_settle", args=[conflict.pk]), {"keep": "other"}).status_code == 404


def test_a_host_answers_beforehand_by_its_link(client, home):
    trip = make.make_ready_trip(home)
    visit = trip.visits.create(host_name="Halland", host_email="h@example.org", state="requested")
    address = reverse("visit_link_answers", args=[token_of(visit)])
    question = trip.questions.first()
    assert "Question 1?" in text_of(client.get(address))
    client.post(address, sent(question, "Every spring."))
    answer = visit.answers.get()
    assert (answer.text, answer.is_from_host, answer.noted_by) == ("Every spring.", True, None)


def test_a_programme_is_written_by_either_side(client, guest, visit):
    visit.state, visit.first_on, visit.last_on = "accepted", make.FIRST, make.LAST
    visit.save()
    address = reverse("visit_agenda", args=[visit.key])
    sites = {"what": "sites", "s-TOTAL_FORMS": "1", "s-INITIAL_FORMS": "0", "s-0-name": "Workshop"}
    guest.post(address, {**sites, "s-0-contact_phone": "+84 1"})
    site = visit.sites.get()
    points = {
        "what": "points", "p-TOTAL_FORMS": "1", "p-INITIAL_FORMS": "0", "p-0-on": make.FIRST.isoformat(),
        "p-0-starts_at": "09:00", "p-0-ends_at": "10:30", "p-0-title": "At work", "p-0-kind": "site",
    }  # fmt: skip
    guest.post(address, {**points, "p-0-site": str(site.pk)})
    assert [(one.title, one.site) for one in visit.agenda.all()] == [("At work", site)]
    page = text_of(guest.get(reverse("visit", args=[visit.key])))
    assert "At work" in page and 'href="tel:+84 1"' in page
    refused = text_of(guest.post(address, {**points, "p-0-ends_at": "08:00"}))
    assert "ends before it begins" in refused
    assert "Needed for a point with a title." in text_of(guest.post(address, {**points, "p-0-on": ""}))


def test_a_point_that_is_saved_again_stays_the_same_point(guest, visit):
    visit.state = "accepted"
    visit.save()
    there = make.make_agenda_item(visit, title="At work")
    address = reverse("visit_agenda", args=[visit.key])
    rows = guest.get(address).context["points"]
    said = {field.html_name: field.value() or "" for row in (rows.management_form, *rows) for field in row}
    guest.post(address, {**said, "what": "points", "p-0-title": "Still at work"})
    assert (visit.agenda.get().pk, visit.agenda.get().title) == (there.pk, "Still at work")


def test_a_programme_of_a_visit_that_is_over_is_no_page(guest, visit):
    assert guest.get(reverse("visit_agenda", args=[visit.key])).status_code == 404


def test_a_finding_is_noted_changed_and_taken_off(guest, visit):
    guest.post(reverse("finding_new", args=[visit.key]), {"text": "A board at the door.", "kind": "fact"})
    finding = Finding.objects.get()
    assert "A board at the door." in text_of(guest.get(reverse("trip", args=[visit.trip.key])))
    guest.post(reverse("finding", args=[visit.key, finding.pk]), {"text": "Two boards.", "kind": "idea"})
    finding.refresh_from_db()
    assert (finding.text, finding.kind, finding.revision) == ("Two boards.", "idea", 2)
    guest.post(reverse("finding_remove", args=[visit.key, finding.pk]))
    finding.refresh_from_db()
    assert finding.removed_at is not None


def test_a_host_sees_no_findings(client, visit):
    finding = make.make_finding(visit)
    client.force_login(make_member("exchange.*", organisation=visit.host), backend=BACKEND)
    for name, parts in (("finding_new", [visit.key]), ("finding", [visit.key, finding.pk])):
        assert client.get(reverse(name, args=parts)).status_code == 404


def test_a_lesson_rests_on_findings(guest, visit):
    finding = make.make_finding(visit, "A board.")
    said = {"verdict": "adapt", "text": "Hang up a board.", "why": "Ours is a screen.", "visit": str(visit.pk)}
    page = text_of(guest.get(reverse("lesson_new", args=[visit.trip.key])))
    assert "A board." in page
    guest.post(reverse("lesson_new", args=[visit.trip.key]), {**said, "findings": [str(finding.pk)]})
    lesson = Lesson.objects.get()
    assert (lesson.verdict, lesson.visit, list(lesson.findings.all())) == ("adapt", visit, [finding])
    assert not lesson.is_shared_with_host, "an empty tick is a no"


def test_a_lesson_is_changed_and_taken_back(guest, visit):
    lesson = make.make_lesson(visit.trip)
    address = reverse("lesson", args=[visit.trip.key, lesson.pk])
    guest.post(address, {"verdict": "avoid", "text": "Better not.", "visit": ""})
    lesson.refresh_from_db()
    assert (lesson.verdict, lesson.text) == ("avoid", "Better not.")
    make.make_commitment(visit.trip, lesson=lesson)
    answer = guest.post(reverse("lesson_act", args=[visit.trip.key, lesson.pk, "remove"]), follow=True)
    assert "Somebody has promised something" in answer.content.decode()


def test_a_lesson_becomes_a_draft_of_a_practice(guest, visit):
    lesson = make.make_lesson(visit.trip, text="Hang up a board.")
    lesson.findings.add(make.make_finding(visit, "A board."))
    answer = guest.post(reverse("lesson_act", args=[visit.trip.key, lesson.pk, "promote"]))
    practice = Practice.objects.get()
    assert answer["Location"] == reverse("practice_change", args=[practice.key])
    text = practice.texts.get()
    assert (text.title, text.problem, practice.visibility) == ("Hang up a board.", "We lose time.", "own")
    lesson.refresh_from_db()
    assert lesson.made_practice == practice
    again = guest.post(reverse("lesson_act", args=[visit.trip.key, lesson.pk, "promote"]), follow=True)
    assert "A practice has been made" in again.content.decode() and Practice.objects.count() == 1


def test_a_lesson_of_another_trip_is_no_page(guest, visit):
    other = make.make_lesson()
    assert guest.get(reverse("lesson", args=[visit.trip.key, other.pk])).status_code == 404


def soon(days):
    return timezone.localdate() + timedelta(days=days)


def test_a_commitment_has_an_owner_and_a_day(guest, home, visit):
    owner = make_member("exchange.*", organisation=home)
    said = {"text": "Hang it up.", "owner": str(owner.pk), "due_on": soon(30).isoformat()}
    guest.post(reverse("commitment_new", args=[visit.trip.key]), said)
    assert Commitment.objects.get().owner == owner
    page = text_of(guest.post(reverse("commitment_new", args=[visit.trip.key]), {**said, "owner": ""}))
    assert "Name who does it" in page and "Hang it up." in page


def commit(visit, **details):
    commitment = make.make_commitment(visit.trip, **details)
    return commitment, lambda what: reverse("commitment_act", args=[visit.trip.key, commitment.pk, what])


def test_a_commitment_is_done(guest, visit):
    commitment, address = commit(visit)
    guest.post(address("done"))
    commitment.refresh_from_db()
    assert commitment.state == "done"


def test_giving_a_commitment_up_needs_a_reason(guest, visit):
    commitment, address = commit(visit)
    assert "Give it up" in text_of(guest.post(address("drop"), {"drop-reason": ""}))
    guest.post(address("drop"), {"drop-reason": "No money."})
    commitment.refresh_from_db()
    assert (commitment.state, commitment.drop_reason) == ("dropped", "No money.")


def test_a_commitment_is_followed_up_when_the_day_has_come(guest, visit):
    commitment, address = commit(visit, follow_up_on=soon(-1))
    page = text_of(guest.get(reverse("commitment", args=[visit.trip.key, commitment.pk])))
    assert "Note what came of it" in page
    guest.post(address("follow"), {"follow-outcome": "partly", "follow-words": "Two of three rooms."})
    commitment.refresh_from_db()
    assert (commitment.outcome, commitment.outcome_words) == ("partly", "Two of three rooms.")
    assert "Two of three rooms." in text_of(guest.get(reverse("trip", args=[visit.trip.key])))


def test_a_follow_up_before_its_day_is_refused(guest, visit):
    commitment, address = commit(visit, follow_up_on=soon(20))
    page = text_of(guest.post(address("follow"), {"follow-outcome": "partly"}))
    assert "The follow-up is due on" in page


@pytest.mark.parametrize("name", ["lesson_new", "commitment_new"])
def test_a_host_draws_no_lessons(client, visit, name):
    client.force_login(make_member("exchange.*", organisation=visit.host), backend=BACKEND)
    assert client.get(reverse(name, args=[visit.trip.key])).status_code == 404
