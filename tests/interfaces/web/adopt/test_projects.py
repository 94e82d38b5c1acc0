"""Projects in the browser's words: opened from what is known, measured, planned, taken through the gates."""

import re
from datetime import timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from factories import adopt as make
from factories import exchange
from factories.files import csv_rows
from factories.kernel import make_member, make_person
from factories.practices import make_published
from yokoten.adopt.models import Measurement, PlanItem, Project, ProjectDocument

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
CARD = {
    "title": "Frames on time", "process": "Welding", "begins_with": "An order arrives", "ends_with": "It leaves",
    "sponsor_name": "Sponsor", "leader_name": "Leader", "starts_on": "2026-06-01", "workflow": "pilot-flow",
    "target-name": "Lead time", "target-unit": "h", "target-direction": "lower", "target-baseline": "50",
    "target-goal": "30",
}  # fmt: skip


def text_of(answer):
    assert answer.status_code == 200
    return unescape(re.sub(r"\s+", " ", answer.content.decode()))


def page(client, name, *args, **kwargs):
    return text_of(client.get(reverse(name, args=args, **kwargs)))


def test_a_project_is_opened_with_eight_fields(expert, home):
    answer = expert.post(reverse("project_new"), {**CARD, "organisation": home.code}, follow=True)
    assert "The project is open." in text_of(answer)
    project = Project.objects.get()
    assert project.organisation == home and project.targets.get().goal == 30 and project.language == "en"
    assert "Frames on time" in page(expert, "projects")


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(expert, home):
    wrong = {**CARD, "organisation": home.code, "target-goal": "60", "process": "Welding <b>"}
    said = text_of(expert.post(reverse("project_new"), wrong))
    assert "The goal is no better than where it stands." in said
    assert 'value="60"' in said and 'value="Welding <b>"' in said
    del wrong["sponsor_name"]
    assert "Name the sponsor" in text_of(expert.post(reverse("project_new"), {**wrong, "target-goal": "30"}))
    assert not Project.objects.exists()


def test_a_practice_brings_its_title_and_its_metric(expert, home):
    practice = make_published(visibility="network", text={"title": "Takt welding"})
    address = f"{reverse('project_new')}?practice={practice.key}"
    said = text_of(expert.get(address))
    assert 'value="Takt welding"' in said and 'value="Lead time of a permit"' in said and 'value="days"' in said
    expert.post(address, {**CARD, "organisation": home.code})
    assert Project.objects.get().practice == practice


def test_a_practice_that_is_not_seen_brings_nothing(expert):
    secret = make_published(visibility="own", text={"title": "Secret welding"})
    assert "Secret welding" not in text_of(expert.get(f"{reverse('project_new')}?practice={secret.key}"))


def test_a_lesson_brings_its_words_and_the_page_leads_back_to_the_trip(expert, home):
    trip = exchange.make_trip(home, state="held")
    lesson = exchange.make_lesson(trip, text="Weld to the beat.", why="Because they wait.")
    address = f"{reverse('project_new')}?trip={trip.key}&lesson={lesson.pk}"
    assert "Because they wait." in text_of(expert.get(address))
    expert.post(address, {**CARD, "organisation": home.code})
    project = Project.objects.get()
    assert project.lesson == lesson and reverse("trip", args=[trip.key]) in page(expert, "project", project.key)
    for unknown in ("trip=x&lesson=1", f"trip={trip.key}&lesson=0", f"trip={trip.key}&lesson=x"):
        assert "Because they wait." not in text_of(expert.get(f"{reverse('project_new')}?{unknown}"))


def test_todays_number_is_noted_in_the_readers_way_of_writing(expert, home):
    target = make.make_project(home).targets.get()
    address, today = reverse("target", args=[target.pk]), timezone.localdate()
    said = text_of(expert.post(address, {"value": "41.5", "on": today.isoformat(), "note": "Power cut"}, follow=True))
    assert "The number is noted." in said and "Power cut" in said
    reading = Measurement.objects.get()
    assert reading.value == Decimal("41.5") and reading.on == today
    tomorrow = (today + timedelta(days=1)).isoformat()
    assert "is still ahead" in text_of(expert.post(address, {"value": "40", "on": tomorrow}))
    assert 'value="forty"' in text_of(expert.post(address, {"value": "forty", "on": today.isoformat()}))
    assert Measurement.objects.count() == 1


def test_the_chart_says_what_the_numbers_say(expert, home):
    target = make.make_project(home).targets.get()
    address = reverse("target", args=[target.pk])
    assert "No number yet." in text_of(expert.get(address))
    make.make_readings(target, [50, 52])
    assert "Three numbers make the first limits; there are 2." in text_of(expert.get(address))
    make.make_readings(target, [49, 51, 50, 48, 52], first=make.START + timedelta(days=14))
    quiet = text_of(expert.get(address))
    assert "Nothing unusual: the number moves around 50.3" in quiet and "rest on 7 numbers" in quiet
    make.make_readings(target, [20], first=make.START + timedelta(days=70))
    unusual = text_of(expert.get(address))
    assert "something was different. Look for the cause." in unusual and "dot signal" in unusual


def test_a_frozen_baseline_and_new_limits_stand_beside_the_chart(expert, home):
    target = make.make_project(home).targets.get()
    days = make.make_readings(target, [50, 52, 49, 51, 32, 30, 31, 29])
    act = lambda what, **said: expert.post(  # noqa: E731
        reverse("target_act", args=[target.pk, what]), {f"{what}-{key}": value for key, value in said.items()},
        follow=True,
    )  # fmt: skip
    assert "The limits come from the first 4 numbers." in text_of(act("baseline", count=4))
    assert "at most all 8" in text_of(act("baseline", count=9))
    said = text_of(act("renew", on=days[4].on.isoformat(), reason="Kanban"))
    assert "the number moves around 30.5; before, it was 50.5." in said and "(Kanban)" in said
    assert "at least 3 numbers on both sides" in text_of(act("renew", on=days[1].on.isoformat(), reason="Early"))


def test_a_wrong_number_is_taken_out(expert, home):
    target = make.make_project(home).targets.get()
    (reading,) = make.make_readings(target, [50])
    expert.post(reverse("target_act", args=[target.pk, "remove"]), {"number": reading.pk})
    assert not Measurement.objects.exists()
    assert expert.post(reverse("target_act", args=[target.pk, "remove"]), {"number": reading.pk}).status_code == 404


def test_numbers_go_out_as_a_table(expert, home):
    target = make.make_project(home).targets.get()
    make.make_readings(target, [50, 48.5])
    rows = csv_rows(expert.get(reverse("target_download", args=[target.pk, "csv"])).content)
    assert rows[0][1:3] == ["Lead time", "Unit"] and [row[1] for row in rows[1:]] == ["50.0", "48.5"]


def test_the_plan_is_written_done_and_given_up(expert, home):
    project = make.make_project(home)
    new, today = reverse("plan_item_new", args=[project.key]), timezone.localdate()
    for text in ("Move the rack", "Buy a robot"):
        expert.post(new, {"text": text, "owner_name": "Foreman", "due_on": today.isoformat()})
    rack, robot = PlanItem.objects.order_by("pk")
    act = lambda item, what, **said: expert.post(  # noqa: E731
        reverse("plan_item_act", args=[project.key, item.pk, what]), said, follow=True
    )
    assert "Noted as done." in text_of(act(rack, "done"))
    assert "No money." in text_of(act(robot, "drop", **{"drop-reason": "No money."}))
    assert [one.state for one in PlanItem.objects.order_by("pk")] == ["done", "dropped"]
    assert act(rack, "nothing").status_code == 404


def test_what_is_late_stands_above_all_projects(expert, home):
    late = make.make_item(make.make_project(home), text="Late rack", due_on=make.START)
    said = page(expert, "projects")
    assert "Due this week" in said and late.text in said and "needs help" in said


def test_a_step_says_what_it_lacks_and_is_made_when_nothing_does(expert, home):
    project = make.make_project(home, state="target", site="Works", reason="Late.")
    move = reverse("project_move", args=[project.key, "defend"])
    lacking = text_of(expert.get(move))
    assert "Still missing:" in lacking and "a plan" in lacking and "value-stream map, target" in lacking
    assert "This step needs more" in text_of(expert.post(move, {"on": timezone.localdate().isoformat()}))
    make.make_item(project)
    for kind in ("target-map", "measures-plan"):
        make.make_document(project, kind)
    made = expert.post(move, {"on": timezone.localdate().isoformat(), "remark": "Add the stock."}, follow=True)
    assert "Noted: Pass the plan." in text_of(made) and "Add the stock." in page(expert, "project", project.key)
    assert expert.get(move).status_code == 404


def test_who_may_not_make_a_step_reads_who_decides(expert, home):
    project = make.make_project(home)
    assert "Decided by: head of the centre." in page(expert, "project", project.key)
    assert expert.get(reverse("project_move", args=[project.key, "sign"])).status_code == 403


def test_documents_are_added_by_what_they_are_and_read_by_the_house_alone(expert, home, client):
    project = make.make_project(home)
    address = reverse("project_documents", args=[project.key])
    assert "agreement" in text_of(expert.get(address))
    file = SimpleUploadedFile("order.txt", b"The order.", "text/plain")
    assert "The document is kept." in text_of(expert.post(address, {"file": file, "kind": "agreement"}, follow=True))
    kept = ProjectDocument.objects.get()
    assert kept.kind == "agreement"
    assert expert.get(reverse("project_document", args=[kept.pk])).content == b"The order."
    client.force_login(make_member("adopt.*"), backend=BACKEND)
    assert client.get(reverse("project_document", args=[kept.pk])).status_code == 404


def test_a_project_of_another_house_is_not_there(client, home):
    project = make.make_project(home)
    target, item = project.targets.get(), make.make_item(project)
    client.force_login(make_member("adopt.*"), backend=BACKEND)
    for name, args in (
        ("project", [project.key]), ("project_card", [project.key]), ("project_plan", [project.key]),
        ("project_documents", [project.key]), ("target", [target.pk]), ("target_change", [target.pk]),
        ("target_download", [target.pk, "csv"]), ("plan_item", [project.key, item.pk]),
        ("project_move", [project.key, "cancel-application"]),
    ):  # fmt: skip
        assert client.get(reverse(name, args=args)).status_code == 404, name
    assert "Frames on time" not in page(client, "projects")
    assert client.get(reverse("projects") + "?format=csv").content.count(b"Frames") == 0


def test_a_reader_of_the_house_reads_and_changes_nothing(client, home):
    project = make.make_project(home)
    target = project.targets.get()
    client.force_login(
        make_member("kernel.read", organisation=home, person=make_person(language="en")), backend=BACKEND
    )
    said = page(client, "project", project.key)
    assert "Frames on time" in said and "Note today's number" not in said and "Add a target" not in said
    assert client.get(reverse("project_new")).status_code == 403
    assert client.get(reverse("project_card", args=[project.key])).status_code == 403
    today = timezone.localdate().isoformat()
    assert client.post(reverse("target", args=[target.pk]), {"value": "1", "on": today}).status_code == 403
    assert not Measurement.objects.exists()


def test_many_projects_cost_no_more_queries(expert, home, django_assert_max_num_queries):
    for at in range(12):
        project = make.make_project(home, title=f"Project {at}")
        make.make_readings(project.targets.get(), [50, 45])
        make.make_item(project)
    with django_assert_max_num_queries(16):
        page(expert, "projects")


def test_a_long_project_costs_no_more_queries(expert, home, django_assert_max_num_queries):
    project = make.make_project(home, targets=4)
    for target in project.targets.all():
        make.make_readings(target, range(30))
    for _ in range(8):
        make.make_item(project)
    with django_assert_max_num_queries(34):
        page(expert, "project", project.key)


def test_one_click_leads_to_a_project_from_a_lesson_and_a_practice(expert, home):
    trip = exchange.make_trip(home, state="held")
    lesson = exchange.make_lesson(trip)
    assert f"{reverse('project_new')}?trip={trip.key}&lesson={lesson.pk}" in page(expert, "trip", trip.key)
    practice = make_published(visibility="network")
    assert f"{reverse('project_new')}?practice={practice.key}" in page(expert, "practice", practice.key)
