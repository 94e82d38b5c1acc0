"""What devices send arrives once, is answered one by one, and reaches the guests' side alone."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factories import exchange as make
from factories.kernel import make_administrator, make_member, make_organisation
from factories.uploads import photograph, picture
from yokoten.exchange.models import Answer, Conflict, Finding, FindingPhoto
from yokoten.kernel.models import Attachment

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def home():
    return make_organisation()


@pytest.fixture
def expert(home):
    return make_member("exchange.*", "kernel.keep_attachment", "kernel.remove_attachment", organisation=home)


@pytest.fixture
def visit(home):
    return make.make_visit(make.make_ready_trip(home), state="agreed")


@pytest.fixture
def question(visit):
    return visit.trip.questions.first()


@pytest.fixture
def send(client, expert, visit):
    """Send changes as the expert's device; the answer as JSON."""
    client.force_login(expert, backend=BACKEND)

    def sending(*changes, status=200, **more):
        body = {"person": str(expert.pk), "now": timezone.now().isoformat(), "changes": changes} | more
        answer = client.post(reverse("visit_sync", args=[visit.key]), json.dumps(body), "application/json")
        assert answer.status_code == status
        return answer.json()

    return sending


def answered(question, text="25", based_on=0, **more):
    return {"id": str(uuid4()), "what": "answer", "question": question.pk, "text": text, "based_on": based_on} | more


def noted(text="A board.", **more):
    return {"id": str(uuid4()), "what": "finding", "key": str(uuid4()), "text": text, "based_on": 0} | more


def states(answer):
    return [result["state"] for result in answer["results"]]


def test_answers_and_findings_are_kept_and_the_new_state_comes_back(send, question, visit):
    site = visit.sites.create(name="Workshop")
    finding = noted(kind="idea", site=site.pk, question=question.pk, where="door", language="vi")
    answer = send(answered(question, figure="25 people"), finding)
    assert states(answer) == ["kept", "kept"]
    assert (answer["state"]["answers"][0]["figure"], answer["state"]["answers"][0]["revision"]) == ("25 people", 1)
    kept = Finding.objects.get()
    assert (str(kept.key), kept.kind, kept.site, kept.question) == (finding["key"], "idea", site, question)
    assert (kept.where, kept.language) == ("door", "vi")


def test_the_same_batch_twice_changes_nothing(send, question):
    batch = [answered(question), noted()]
    send(*batch)
    again = send(*batch)
    assert states(again) == ["same", "same"] and [one["revision"] for one in again["results"]] == [1, 1]
    assert (Answer.objects.get().revision, Finding.objects.get().revision) == (1, 1)


def test_a_late_batch_of_which_the_answer_was_lost_overwrites_nobody(send, question):
    lost = answered(question, "25")
    send(lost)
    send(answered(question, "30", 1))
    assert states(send(lost)) == ["same"]
    assert Answer.objects.get().text == "30" and not Conflict.objects.exists()


def test_two_devices_with_different_words_make_a_conflict_that_somebody_settles(send, question):
    send(answered(question, "25"))
    answer = send(answered(question, "30"))
    assert states(answer) == ["conflict"]
    conflict = answer["state"]["conflicts"][0]
    assert (conflict["standing"], conflict["other"], conflict["question"]) == ("25", "30", question.pk)
    settled = {"id": str(uuid4()), "what": "settle", "conflict": conflict["number"], "text": "25 or 30"}
    assert states(send(settled)) == ["kept"] and states(send(settled)) == ["same"]
    other = send(settled | {"id": str(uuid4()), "text": "31"})["results"][0]
    assert (other["state"], other["code"]) == ("refused", "conflict_settled")
    assert Answer.objects.get().text == "25 or 30"


def test_one_refused_change_does_not_hold_the_others_up(send, question):
    foreign = make.make_question(make.make_trip())
    answer = send(noted("  "), answered(foreign), answered(question))
    assert states(answer) == ["refused", "refused", "kept"]
    assert answer["results"][0]["sentence"] == "Write what you saw."


def test_a_refusal_is_said_in_the_readers_language(send, expert):
    expert.language = "sv"
    expert.save()
    assert send(noted(""))["results"][0]["sentence"] == "Skriv vad du såg."


@pytest.mark.parametrize(
    "broken",
    [
        "text",
        17,
        None,
        {},
        {"what": "finding"},
        {"what": "answer", "id": "x"},
        {"what": "rob", "id": str(uuid4())},
        {"what": "answer", "id": str(uuid4()), "question": 10**30},
        {"what": "answer", "id": str(uuid4()), "question": [1]},
        {"what": "finding", "id": str(uuid4()), "key": str(uuid4()), "text": {"a": 1}},
        {"what": "settle", "id": str(uuid4()), "conflict": 99, "text": "x"},
    ],
)
def test_what_cannot_be_read_is_refused_and_breaks_nothing(send, broken):
    result = send(broken, noted())["results"]
    assert result[0]["state"] == "refused" and result[0]["sentence"]
    assert result[1]["state"] == "kept"


@pytest.mark.parametrize("body", ["", "[", "[]", "{}", '{"changes": 3}', "[" * 5000])
def test_a_body_that_is_none_is_refused(client, expert, visit, body):
    client.force_login(expert, backend=BACKEND)
    answer = client.post(reverse("visit_sync", args=[visit.key]), body, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (400, "change_not_understood")


def test_a_batch_has_bounds(send, question):
    assert send(*[noted()] * 51, status=400)["code"] == "too_many_changes"


def test_letters_that_no_database_keeps_are_left_out(send):
    send(noted("A \x00board \ud800here."))
    assert Finding.objects.get().text == "A board here."


@pytest.mark.parametrize(
    ("behind", "seconds"), [(timedelta(hours=5), 600), (timedelta(hours=-5), 600), (timedelta(seconds=20), 620)]
)
def test_a_device_with_a_wrong_clock_does_not_move_what_was_seen(send, behind, seconds):
    """Seen ten minutes ago by that clock; small differences are left as they are."""
    device = timezone.now() - behind
    send(noted(seen_at=(device - timedelta(minutes=10)).isoformat()), now=device.isoformat())
    ago = (timezone.now() - Finding.objects.get().seen_at).total_seconds()
    assert abs(ago - seconds) < 15


@pytest.mark.parametrize("said", ["", "yesterday", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00", "1970-01-01"])
def test_an_hour_that_cannot_be_is_the_hour_of_arrival(send, said):
    send(noted(seen_at=said))
    assert abs((timezone.now() - Finding.objects.get().seen_at).total_seconds()) < 15


def test_removing_is_done_once_and_what_never_came_is_removed_already(send):
    finding = noted()
    send(finding)
    removal = {"id": str(uuid4()), "what": "remove", "key": finding["key"]}
    assert states(send(removal)) == ["kept"] and states(send(removal)) == ["same"]
    assert states(send({"id": str(uuid4()), "what": "remove", "key": str(uuid4())})) == ["same"]


def test_notes_are_never_taken_in_somebody_elses_name(send, question):
    assert send(answered(question), person="999", status=409)["code"] == "other_person"
    assert not Answer.objects.exists()


def test_a_session_that_ran_out_is_said_and_leads_back(client, visit):
    for address in ("visit_sync", "visit_sync_token"):
        answer = client.get(reverse(address, args=[visit.key]))
        assert (answer.status_code, answer.json()["code"]) == (401, "sign_in")
        assert answer.json()["address"].endswith(f"?next={reverse('visit_phone', args=[visit.key])}")


def test_the_seal_is_asked_for_and_renewed(expert, visit, question):
    client = Client(enforce_csrf_checks=True)
    client.force_login(expert, backend=BACKEND)
    body = json.dumps({"person": str(expert.pk), "changes": [answered(question)]})
    address = reverse("visit_sync", args=[visit.key])
    assert client.post(address, body, "application/json").status_code == 403
    token = client.get(reverse("visit_sync_token", args=[visit.key])).json()["token"]
    assert client.post(address, body, "application/json", headers={"X-CSRFToken": token}).status_code == 200


PAGES = ("visit_phone", "visit_phone_manifest", "visit_sync", "visit_sync_token")


@pytest.mark.parametrize("name", PAGES)
def test_the_guests_side_alone_comes_in(client, home, visit, name):
    seen = {}
    people = {
        "guest": make_member("exchange.*", organisation=home),
        "reader": make_member("kernel.read", organisation=home),
        "host": make_member("exchange.*", organisation=visit.host),
        "stranger": make_member("exchange.*"),
        "administrator": make_administrator(),
    }
    for who, person in people.items():
        client.force_login(person, backend=BACKEND)
        seen[who] = client.get(reverse(name, args=[visit.key])).status_code
    assert seen == {"guest": 200, "reader": 200, "host": 404, "stranger": 404, "administrator": 200}


def test_a_reader_writes_nothing(client, home, visit, question):
    reader = make_member("kernel.read", organisation=home)
    client.force_login(reader, backend=BACKEND)
    body = json.dumps({"person": str(reader.pk), "changes": [answered(question), noted()]})
    results = client.post(reverse("visit_sync", args=[visit.key]), body, "application/json").json()["results"]
    assert [result["code"] for result in results] == ["not_allowed", "not_allowed"]


def test_the_state_takes_no_more_queries_with_more_notes(client, expert, visit, django_assert_max_num_queries):
    client.force_login(expert, backend=BACKEND)
    for _ in range(6):
        make.make_photo(make.make_finding(visit))
        make.make_conflict(visit, finding=make.make_finding(visit))
    with django_assert_max_num_queries(24):
        client.get(reverse("visit_sync", args=[visit.key]))


@pytest.fixture
def upload(client, expert, visit):
    client.force_login(expert, backend=BACKEND)

    def uploading(finding, status=200, content=None, **more):
        sent = {"person": str(expert.pk), "key": str(uuid4()), "finding": str(getattr(finding, "key", finding))} | more
        sent["photo"] = SimpleUploadedFile("photo.jpg", photograph() if content is None else content)
        answer = client.post(reverse("visit_sync_photos", args=[visit.key]), sent)
        assert answer.status_code == status
        return answer.json()

    return uploading


def test_a_photograph_arrives_once_and_is_known_by_its_key(client, upload, visit):
    finding, key = make.make_finding(visit), str(uuid4())
    there = reverse("visit_sync_photo", args=[visit.key, key])
    assert client.get(there).status_code == 404
    assert upload(finding, key=key)["state"] == upload(finding, key=key)["state"] == "kept"
    assert client.get(there).json()["state"] == "kept" and FindingPhoto.objects.count() == 1
    shown = client.get(reverse("visit_photo", args=[visit.key, key]))
    assert shown["Content-Type"] == "image/jpeg" and b"Exif" not in shown.content and b"GPS" not in shown.content


def test_photographs_are_refused_with_a_sentence(upload, visit):
    finding = make.make_finding(visit)
    assert upload(finding, 422, has_people="1")["code"] == "photo_needs_consent"
    assert upload(finding, 422, content=b"no picture at all")["sentence"]
    assert upload(uuid4(), 422)["code"] == "finding_unknown"
    assert upload(finding, 422, key="x")["code"] == "change_not_understood"
    assert upload(finding, 409, person="999999")["code"] == "other_person"
    assert not Attachment.objects.exists()
    assert upload(finding, has_people="1", has_consent="1")["state"] == "kept"


def test_a_photograph_is_taken_away_again(client, upload, visit):
    key = upload(make.make_finding(visit))["key"]
    there = reverse("visit_sync_photo", args=[visit.key, key])
    assert client.post(there).json()["state"] == "removed" and client.post(there).json()["state"] == "unknown"
    assert not Attachment.objects.exists()


def test_a_device_takes_a_photograph_away_among_its_changes(send, upload, visit):
    key = upload(make.make_finding(visit))["key"]
    removal = {"id": str(uuid4()), "what": "remove_photo", "photo": key}
    answer = send(removal)
    assert states(answer) == ["kept"] and answer["state"]["findings"][0]["photos"] == []
    assert states(send(removal)) == ["same"], "what is gone is removed already"
    assert not Attachment.objects.exists()


def test_a_photograph_of_somebody_else_is_taken_away_by_whoever_may(client, send, home, visit):
    photo = make.make_photo(make.make_finding(visit), content=picture())
    assert send()["state"]["findings"][0]["photos"][0]["may_remove"]
    noter = make_member("exchange.*", "kernel.keep_attachment", organisation=home)
    client.force_login(noter, backend=BACKEND)
    removal = {"id": str(uuid4()), "what": "remove_photo", "photo": str(photo.attachment.key)}
    answer = send(removal, person=str(noter.pk))
    assert answer["results"][0]["code"] == "not_allowed" and Attachment.objects.exists()
    assert not answer["state"]["findings"][0]["photos"][0]["may_remove"]


def test_a_photograph_of_another_visit_is_not_taken_away(send, home):
    elsewhere = make.make_visit(make.make_trip(home), state="agreed")
    photo = make.make_photo(make.make_finding(elsewhere), content=picture())
    removal = {"id": str(uuid4()), "what": "remove_photo", "photo": str(photo.attachment.key)}
    assert states(send(removal)) == ["same"] and Attachment.objects.exists()


def test_a_photograph_is_shown_to_the_guests_side_alone(client, visit):
    photo = make.make_photo(make.make_finding(visit), content=picture())
    address = reverse("visit_photo", args=[visit.key, photo.attachment.key])
    for person in (make_member("exchange.*", organisation=visit.host), make_member("exchange.*")):
        client.force_login(person, backend=BACKEND)
        assert client.get(address).status_code == 404
    elsewhere = make.make_visit(visit.trip, state="agreed")
    client.force_login(make_administrator(), backend=BACKEND)
    assert client.get(address).status_code == 200
    assert client.get(reverse("visit_photo", args=[elsewhere.key, photo.attachment.key])).status_code == 404
