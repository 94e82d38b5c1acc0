"""A scheme of Bình Dương from registration to settlement: every deadline on its day; support first over the norm.

The province was merged on 1 July 2025; the story takes place in 2024. The scheme is an example.
"""

import re
from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from factories.adopt import planned
from stories.steps import choose_language, press, said, sign_in, text_of
from yokoten.adopt.actions.document import add_project_document
from yokoten.adopt.actions.measuring import Reading, note_measurement
from yokoten.adopt.actions.plan import set_plan_item
from yokoten.adopt.models import Project, Support
from yokoten.adopt.queries.workflow import workflow_of
from yokoten.adopt.rules.workflow import by_code, document_of, leaving
from yokoten.interfaces.wording.language import speak
from yokoten.kernel.models import Person
from yokoten.kernel.rules.uploads.examine import NewAttachment

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WHO, TITLE, VI = "binhduong@example.org", "Đề án hỗ trợ máy cắt CNC (ví dụ)", speak("vi")
NAMES = {
    "registration": "Nộp hồ sơ trước ngày 20 tháng 5",
    "first-report": "Báo cáo tiến độ lần đầu sau một tháng",
    "next-report": "Báo cáo tiến độ tháng tiếp theo",
    "dossier": "Nộp hồ sơ quyết toán trong 15 ngày",
    "settlement": "Thanh lý, quyết toán chậm nhất ngày 22 tháng 01 năm sau",
}


class Clock:
    """The server's clock; browsers keep their own."""

    now = datetime(2024, 3, 4, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(monkeypatch, served):
    monkeypatch.setattr(timezone, "now", lambda: Clock.now)


def test_a_scheme_from_registration_to_settlement(page):
    a_day_comes(page, date(2024, 3, 4))
    project = opens_the_scheme(page)
    due(page, project, registration=date(2024, 5, 19))
    step(page, project, "register", date(2024, 3, 11))
    due(page, project)
    step(page, project, "appraise", date(2024, 4, 8))
    asks_for_too_much_and_then_for_less(page, project)
    step(page, project, "approve", date(2024, 5, 10))
    assert Support.objects.get(project=project).kept["norm"]["rule"] == "28/2018/TT-BTC"
    step(page, project, "contract", date(2024, 5, 24))
    due(page, project, settlement=date(2025, 1, 22))
    set_plan_item(person(), project, planned(text="Lắp đặt máy", language="vi", due_on=date(2024, 8, 30)))
    step(page, project, "start", date(2024, 6, 3))
    due(page, project, first_report=date(2024, 7, 3), settlement=date(2025, 1, 22))
    step(page, project, "report", date(2024, 7, 1))
    due(page, project, next_report=date(2024, 7, 31), settlement=date(2025, 1, 22))
    gets_its_advance_once_half_is_done(page, project)
    notes_a_number(project, date(2024, 12, 2))
    step(page, project, "accept", date(2024, 12, 5))
    due(page, project, dossier=date(2024, 12, 20), settlement=date(2025, 1, 22))
    step(page, project, "file-settlement", date(2024, 12, 16))
    due(page, project, settlement=date(2025, 1, 22))
    step(page, project, "settle", date(2025, 1, 10))
    project.refresh_from_db()
    assert (project.state, project.closed_on) == ("settled", date(2025, 1, 10))
    due(page, project)
    page.goto(f"/adopt/projects/{project.key}/support/")
    assert "210.000.000 VND" in text_of(page)


def a_day_comes(page, on):
    """Months go by between the days of the story: she signs in again."""
    Clock.now = datetime.combine(on, time(5), UTC)
    page.context.clear_cookies()
    sign_in(page, WHO)
    choose_language(page, "vi")


def opens_the_scheme(page):
    page.goto("/adopt/projects/new/")
    page.select_option("[name=workflow]", "promotion-scheme")
    for name, value in {
        "title": TITLE, "process": "Cắt tấm gỗ", "begins_with": "Nhận đơn hàng", "ends_with": "Tấm gỗ xong",
        "site": "Cơ sở chế biến gỗ (ví dụ)", "reason": "Cắt tay chậm và sai kích thước.",
        "sponsor_name": "Sở Công Thương", "leader_name": "Chủ nhiệm đề án", "starts_on": "2024-03-04",
        "target-name": "Thời gian cắt một bộ", "target-unit": "giờ", "target-baseline": "6", "target-goal": "4",
    }.items():  # fmt: skip
        page.fill(f"[name={name}]", value)
    page.locator("main form button.primary").first.click()
    page.wait_for_url(re.compile(r"/adopt/projects/[0-9a-f-]{36}/$"))
    return Project.objects.get(title=TITLE)


def due(page, project, **days):
    """These deadlines stand on the page, each with its day, and no other."""
    page.goto(f"/adopt/projects/{project.key}/")
    rows = page.locator("ul.deadlines li")
    expect(rows).to_have_count(len(days))
    shown = sorted(" ".join(row.split()) for row in rows.all_inner_texts())
    assert shown == sorted(f"{NAMES[name.replace('_', '-')]} {VI.day(on)}" for name, on in days.items())


def step(page, project, code, on):
    """The documents of the step are kept; then it is made on its day, on the page."""
    a_day_comes(page, on)
    project.refresh_from_db()
    workflow = workflow_of(project)
    there = set(project.documents.values_list("kind", flat=True))
    for kind in by_code(workflow, code).documents:
        if kind not in there:
            title = document_of(workflow, kind).names["vi"]
            paper = NewAttachment(f"{kind}.txt", f"{title} (ví dụ)".encode())
            add_project_document(person(), project, paper, kind=kind, title=title, now=Clock.now)
    name = next(each for each in leaving(workflow, project.state) if each.code == code).names["vi"]
    page.goto(f"/adopt/projects/{project.key}/")
    page.locator(".next-step").get_by_role("link", name=name, exact=True).click()
    page.fill("[name=on]", on.isoformat())
    press(page, name)
    page.wait_for_url(f"**/adopt/projects/{project.key}/")
    assert project.steps.latest("pk").transition == code


def asks_for_too_much_and_then_for_less(page, project):
    a_day_comes(page, date(2024, 5, 6))
    ask(page, project, "350000000")
    shown = text_of(page)
    for part in ("700.000.000 VND", "300.000.000 VND", "50.000.000 VND", "28/2018/TT-BTC", said("vi", "example")):
        assert part in shown
    assert said("vi", "too much") in shown
    page.goto(f"/adopt/projects/{project.key}/")
    missing = page.locator(".next-step").filter(has_text="Ghi nhận phê duyệt")
    expect(missing).to_contain_text(said("vi", "support within the norm"))
    ask(page, project, "300000000")
    assert said("vi", "within the norm") in text_of(page)


def ask(page, project, asked):
    page.goto(f"/adopt/projects/{project.key}/support/")
    page.select_option("[name=support-norm]", "machinery")
    page.fill("[name=support-units]", "1")
    page.fill("[name=support-cost]", "700000000")
    page.fill("[name=support-asked]", asked)
    press(page, said("vi", "Save cost and support"))
    expect(page.locator("main")).to_contain_text(said("vi", "Cost and support are saved."))


def gets_its_advance_once_half_is_done(page, project):
    a_day_comes(page, date(2024, 8, 20))
    for progress, allowed in (("40", False), ("55", True)):
        page.goto(f"/adopt/projects/{project.key}/support/")
        page.select_option("[name=advance-advance]", "advance-30")
        page.fill("[name=advance-asked]", "90000000")
        page.fill("[name=advance-progress]", progress)
        press(page, said("vi", "Save the advance"))
        expect(page.locator("main")).to_contain_text(said("vi", "The advance is saved."))
        assert page.locator(".norm-check .chip.bad").count() == (not allowed)
    step(page, project, "advance-30", date(2024, 8, 20))


def notes_a_number(project, on):
    Clock.now = datetime.combine(on, time(5), UTC)
    reading = Reading(uuid4(), on, Decimal("3.8"), "vi", "")
    note_measurement(person(), project.targets.get(), reading, today=on, now=Clock.now)


def person():
    return Person.objects.get(email=WHO)
