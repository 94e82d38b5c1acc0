"""Workflows in the browser: read, begun, changed part by part, published, saved and brought in."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from factories import flows
from factories.kernel import make_organisation
from yokoten.adopt.models import KeptWorkflow
from yokoten.adopt.queries.workflow import read_kept
from yokoten.adopt.rules.workflow import After, by_code
from yokoten.adopt.rules.workflow_parts import part_of
from yokoten.adopt.rules.workflow_reading import read_workflow

pytestmark = pytest.mark.django_db


def text_of(answer):
    assert answer.status_code == 200
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


def at(name, row, *more):
    return reverse(name, args=[row.code, row.version, *more])


def test_the_list_and_the_page_of_a_shipped_workflow(expert):
    assert "Industrial-promotion scheme" in text_of(expert.get(reverse("workflows")))
    answer = expert.get(reverse("workflow", args=["promotion-scheme", 1]))
    said = text_of(answer)
    for part in (
        "Grant the advance of 30 %",
        "appraisal council",
        "days after “accepted at the facility”: 15",
        "45, 14, 3",
    ):
        assert part in said
    assert answer.content.decode().count("<svg") >= 2 and "workflow.css" in answer.content.decode()


def test_a_version_becomes_a_draft_that_is_saved_and_brought_in_again(expert, home):
    begun = expert.post(reverse("workflow_copy", args=["pilot-flow", 1]), {"holds_for": home.code}, follow=True)
    assert "Nothing is wrong" in text_of(begun)
    row = KeptWorkflow.objects.get()
    file = expert.get(at("workflow_download", row))
    assert read_workflow(file.content) == read_kept(row)
    upload = {"file-file": SimpleUploadedFile("flow.toml", file.content), "file-holds_for": home.code}
    expert.post(reverse("workflow_new"), upload)
    assert KeptWorkflow.objects.count() == 2


def test_a_file_that_does_not_fit_is_told_by_table_and_key(expert, home):
    content = b'code = "x"\nversion = "one"\nvalid_from = 2026-01-01\nkind = "x"\nnames = { en = "X" }\n'
    upload = {"file-file": SimpleUploadedFile("flow.toml", content), "file-holds_for": home.code}
    assert "TOML: “version” must be a whole number" in text_of(expert.post(reverse("workflow_new"), upload))
    assert not KeptWorkflow.objects.exists()


def test_an_empty_workflow_grows_part_by_part_until_nothing_is_wrong(expert, home):
    said = {
        "empty-name": "Small steps",
        "empty-code": "small-steps",
        "empty-kind": "public",
        "empty-holds_for": home.code,
    }
    assert "No state is the first one" in text_of(expert.post(reverse("workflow_new"), said, follow=True))
    row = KeptWorkflow.objects.get()

    def add(kind, name, **more):
        names = {f"name_{language}": name for language in ("en", "ru", "vi", "sv")}
        return text_of(expert.post(at("workflow_part_new", row, kind), {**names, **more}, follow=True))

    expert.post(
        at("workflow_head", row), {"name_en": "Small", "name_ru": "М", "name_vi": "N", "name_sv": "S", "kind": "public"}
    )
    add("state", "Begun", is_first="on")
    said = add("state", "Over", ends="done")
    assert "no way leads" in said
    add("role", "Lead", role="lead")
    add("event", "Finished")
    add("document", "Paper")
    step = {"source": "begun", "target": "over", "roles": ["lead"], "fields": ["plan"], "documents": ["paper"],
            "event": "finished", "is_gate": "on"}  # fmt: skip
    add("transition", "Finish", **step)
    due = {"rule": "after", "event": "opened", "until": "finished", "days": "30", "reminders": "7, 2"}
    said = add("deadline", "In a month", **due)
    assert "Nothing is wrong" in said and "Saved; the picture is drawn anew." in said
    row.refresh_from_db()
    workflow = read_kept(row)
    assert by_code(workflow, "finish").is_gate and by_code(workflow, "finish").documents == ("paper",)
    deadline = part_of(workflow, "deadline", "in-a-month")
    assert (deadline.rule, deadline.reminders) == (After("opened", 30), (7, 2))
    on = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert "Published." in text_of(expert.post(at("workflow_publish", row), {"valid_from": on}, follow=True))
    assert expert.get(at("workflow_edit", row)).status_code == 404


def test_a_form_says_what_is_missing(expert, home):
    row = flows.make_draft(home)
    assert "Give it a name" in text_of(expert.post(at("workflow_part_new", row, "state"), {"ends": ""}))
    due = {"name_en": "D", "rule": "on_day", "event": "opened", "until": "started", "month": "2", "day": "30"}
    assert "The month has no such day." in text_of(expert.post(at("workflow_part_new", row, "deadline"), due))
    due = {"name_en": "D", "rule": "after", "event": "opened", "until": "started", "reminders": "soon"}
    said = text_of(expert.post(at("workflow_part_new", row, "deadline"), due))
    assert "Say after how many days." in said and "Write whole numbers of days" in said
    assert expert.get(at("workflow_part_new", row, "unknown")).status_code == 404
    assert expert.get(at("workflow_part", row, "state", "unknown")).status_code == 404


def test_what_is_taken_out_is_named_with_its_place(expert, home):
    row = flows.make_draft(home)
    said = text_of(expert.post(at("workflow_part_remove", row, "role", "lead"), follow=True))
    assert "names a role that is not listed" in said and "What is wrong" in said
    refused = text_of(expert.post(at("workflow_publish", row), {"valid_from": "2100-01-01"}, follow=True))
    assert "Problems that are left" in refused
    expert.post(at("workflow_drop", row))
    assert not KeptWorkflow.objects.exists()


def test_names_are_escaped_in_the_picture_and_in_tables(expert, home):
    row = flows.make_draft(home)
    names = {f"name_{language}": "<b>bold</b>" for language in ("en", "ru", "vi", "sv")}
    answer = expert.post(
        at("workflow_part", row, "state", "application"),
        {**names, "code": "application", "is_first": "on"},
        follow=True,
    )
    assert "<b>bold" not in answer.content.decode() and "&lt;b&gt;bold" in answer.content.decode()


def test_a_draft_of_others_is_not_there(expert):
    row = flows.make_draft(make_organisation())
    for name in ("workflow", "workflow_edit", "workflow_download"):
        assert expert.get(at(name, row)).status_code == 404
    assert expert.post(at("workflow_drop", row)).status_code == 404
