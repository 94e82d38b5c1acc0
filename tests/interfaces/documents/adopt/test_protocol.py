"""The result protocol: what was wanted, reached, proven and decided, in four languages; nulls are not left out."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from factories import adopt as make
from factories.kernel import make_organisation
from factories.papers import docx_text, paper_text
from factories.practices import make_practice
from factories.prove import make_reviewed, make_run
from yokoten.interfaces.documents.adopt.protocol import protocol_of
from yokoten.interfaces.documents.adopt.sheets import protocol_sheet
from yokoten.interfaces.documents.paper.docx_paper import as_docx
from yokoten.interfaces.documents.paper.typst_paper import as_pdf
from yokoten.interfaces.wording.language import CODES, speak
from yokoten.kernel.actor import SYSTEM

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
HEADS = {
    "en": ("People and borders", "Targets and what was reached", "What is proven", "Signatures"),
    "ru": ("Вовлечённые лица и рамки", "Цели и достигнутый результат", "Что доказано", "Подписи"),
    "vi": ("Người tham gia và phạm vi", "Chỉ tiêu và kết quả đạt được", "Điều đã được chứng minh", "Chữ ký"),
    "sv": ("Deltagare och avgränsning", "Mål och vad som nåddes", "Vad som är visat", "Underskrifter"),
}


@pytest.fixture
def project():
    made = make.make_project(make_organisation(names={"en": "Centre"}), reason="Orders are late", is_example=True)
    make.make_readings(made.targets.get(), [50, 41.5])
    return made


def text_of(project, code="en", actor=SYSTEM):
    return paper_text(protocol_of(actor, project, speak(code), now=NOW))


@pytest.mark.parametrize("code", CODES)
def test_it_has_its_own_headings_in_every_language_and_says_example(project, code):
    said = text_of(project, code)
    assert [head for head in HEADS[code] if head not in said] == []
    assert protocol_of(SYSTEM, project, speak(code), now=NOW).example == speak(code).say("example")


def test_targets_stand_with_unit_before_goal_last_and_day(project):
    said = text_of(project)
    assert all(part in said for part in ("Lead time", "50.0", "30.0", "41.5", "Mean of the week"))
    assert "from “An order arrives” to “The frame leaves”" in said and "Orders are late" in said


def test_effects_are_never_added_across_kinds_and_currencies(project):
    make.make_effect(project)
    make.make_effect(project, currency="SEK", amount=5)
    said = text_of(project)
    assert "120,000.50" in said.replace("\xa0", " ") and "never added together" in said


def test_steps_problems_and_the_decision_stand_with_their_days(project):
    make.make_step(project, outcome="remarks", remark="Mind the crane")
    make.make_problem(project, whys=["No crane", "One crane for two posts"])
    make.make_result(project=project)
    said = text_of(project)
    assert all(part in said for part in ("Mind the crane", "One crane for two posts", "waits for a decision"))


def test_without_a_result_or_an_evaluation_it_says_so(project):
    said = text_of(project)
    assert "No result was submitted yet." in said and "No evaluation was registered" in said


def test_what_was_found_stands_with_its_interval_grade_and_reader():
    run = make_reviewed()
    said = text_of(run.evaluation.project)
    assert run.evaluation.question in said and "a second person agreed" in said


def test_a_null_result_is_not_left_out():
    run = make_run(values=[50, 51, 49, 50, 51, 49, 50, 51] * 4)
    said = text_of(run.evaluation.project)
    assert run.evaluation.question in said and "not yet read by a second person" in said


def test_a_practice_that_the_reader_may_not_see_is_not_named(project):
    project.practice = make_practice(make_organisation(), visibility="own")
    project.save()
    assert "Taken up from the practice" in text_of(project)
    assert project.practice.title not in text_of(project, actor=AnonymousUser())


def test_it_is_a_pdf_too(project):
    paper = protocol_of(SYSTEM, project, speak("vi"), now=NOW)
    assert as_pdf(paper)[:5] == b"%PDF-" and "Lead time" in docx_text(as_docx(paper))


def test_the_table_has_a_line_for_each_number_with_its_unit(project):
    make.make_effect(project)
    sheet = protocol_sheet(project, speak("en"), now=NOW)
    lines = [list(row) for row in sheet.rows]
    assert lines[2][:4] == ["Targets and what was reached", "Lead time: Now", 41.5, "h"]
    assert lines[3][2:4] == [120000.5, "RUB"] and "example" in sheet.remarks


def test_the_table_carries_estimate_and_interval():
    run = make_reviewed()
    rows = protocol_sheet(run.evaluation.project, speak("en"), now=NOW).rows
    assert [row[2] for row in rows[-3:]] == [run.estimate, run.lower, run.upper]
