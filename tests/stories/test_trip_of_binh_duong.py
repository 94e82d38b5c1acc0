"""Bình Dương's centre visits Long An and Hậu Giang: eight questions, two hosts, a site without a network, lessons.

The three provinces were merged on 1 July 2025; the story takes place in May of that year.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from factories.demonstration import opened
from stories.steps import choose_language, heading, press, said, sign_in, table_in_xlsx, text_of
from yokoten.exchange.models import Answer, Finding, Trip, Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NOON = datetime(2025, 5, 14, 5, 0, tzinfo=UTC)
DAY, NEXT = "2025-05-14", "2025-05-15"
LONG_AN, HAU_GIANG = "long-an-centre", "hau-giang-centre"


@pytest.fixture(autouse=True)
def in_may(monkeypatch, served):
    """The server's clock stands in May 2025; browsers keep their own."""
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def host(chromium, served):
    with opened(chromium, served.url, locale="vi-VN") as page:
        yield page


def test_two_provinces_are_asked_the_same_eight_questions(page, host):
    plans_the_trip(page)
    trip = Trip.objects.get(title="Mạng lưới cộng tác viên: học gì ở hai tỉnh bạn?")
    assert trip.questions.count() == 8
    asks_the_second_host(page, trip)
    for email, code in (("longan@example.org", LONG_AN), ("haugiang@example.org", HAU_GIANG)):
        accepts(host, email, trip, code)
    first, second = (trip.visits.get(host__code=code) for code in (LONG_AN, HAU_GIANG))
    assert {first.state, second.state} == {"accepted"}
    notes_at_the_site_without_a_network(page, first)
    answers_at_the_desk(page, second)
    comes_home(page, trip, first, second)


def plans_the_trip(page):
    sign_in(page, "binhduong@example.org")
    choose_language(page, "vi")
    page.goto("/learn/trips/new/?theme=collaborator-network")
    boxes = page.locator("input[name=bank]")
    assert boxes.count() == 8
    for at in range(8):
        boxes.nth(at).check()
    page.fill("[name=title]", "Mạng lưới cộng tác viên: học gì ở hai tỉnh bạn?")
    page.fill("[name=aim]", "Mỗi cộng tác viên của chúng tôi phụ trách bốn xã; cơ sở ít được khảo sát.")
    page.select_option("[name=host]", LONG_AN)
    page.fill("[name=first_on]", DAY)
    page.fill("[name=last_on]", DAY)
    page.fill(
        "[name=people]", "Trưởng đoàn, Phó giám đốc trung tâm\nCộng tác viên một, Bến Cát\nCộng tác viên hai, Dĩ An"
    )
    page.locator("button[name=ask]").click()
    page.wait_for_url(re.compile(r"/learn/trips/[0-9a-f-]{36}/$"))
    assert heading(page) == "Mạng lưới cộng tác viên: học gì ở hai tỉnh bạn?"


def asks_the_second_host(page, trip):
    page.goto(f"/learn/trips/{trip.key}/hosts/")
    page.locator("main form select").first.select_option(HAU_GIANG)
    page.locator("main form button.primary").click()
    page.wait_for_url(re.compile(r"/learn/visits/[0-9a-f-]{36}/$"))
    form = page.locator("#request")
    form.locator("input[type=date]").nth(0).fill(NEXT)
    form.locator("input[type=date]").nth(1).fill(NEXT)
    form.locator("button.primary").click()
    expect(page.locator("main")).to_contain_text(said("vi", "waiting for an answer"))


def accepts(host, email, trip, code):
    """The host reads who comes and agrees; it sees nothing of the other host."""
    visit = trip.visits.get(host__code=code)
    sign_in(host, email)
    choose_language(host, "vi")
    host.goto("/learn/trips/")
    host.locator(".due-lists").get_by_role("link", name=trip.title).first.click()
    shown = text_of(host)
    assert "Trưởng đoàn" in shown
    other = trip.visits.exclude(pk=visit.pk).get()
    assert other.host.name("vi") not in shown
    press(host, said("vi", "Agree to these days"))
    expect(host.locator("main")).to_contain_text(said("vi", "days agreed"))
    host.context.clear_cookies()


def notes_at_the_site_without_a_network(page, visit):
    question = visit.trip.questions.order_by("order").first()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/learn/visits/{visit.key}/phone/")
    page.wait_for_selector("body[data-is-ready=true]")
    page.context.set_offline(True)
    card = page.locator(f"[data-question='{question.pk}']")
    card.locator("textarea").fill("25 cộng tác viên ở 15 huyện, khảo sát 691 cơ sở trong quý I.")
    card.locator("input[name=figure]").fill("691 cơ sở")
    card.locator("[data-slot=save]").click()
    page.fill("#note-text", "Bảng treo tường: mỗi xã một ô, ô đỏ là sáu tháng chưa khảo sát.")
    page.click("#note-keep")
    page.wait_for_selector("[id=device][data-waits='2']")
    assert not Answer.objects.filter(visit=visit).exists()
    page.context.set_offline(False)
    page.wait_for_selector("[id=device][data-waits='0'][data-network=ok]")
    assert Answer.objects.get(visit=visit, question=question).figure == "691 cơ sở"
    assert Finding.objects.get(visit=visit).text.startswith("Bảng treo tường")
    page.complaints[:] = [said for said in page.complaints if "ERR_INTERNET_DISCONNECTED" not in said]
    page.set_viewport_size({"width": 1280, "height": 900})


def answers_at_the_desk(page, visit):
    question = visit.trip.questions.order_by("order").first()
    page.goto(f"/learn/visits/{visit.key}/answers/")
    page.fill(f"[name=a{question.pk}]", "Hợp đồng một năm, họp hằng quý, không có chỉ tiêu khảo sát.")
    page.locator("main form button.primary").click()
    page.wait_for_url(re.compile(rf"/learn/visits/{visit.key}/"))


def comes_home(page, trip, first, second):
    for visit in (first, second):
        Visit.objects.filter(pk=visit.pk).update(first_on=DAY, last_on=DAY)
        page.goto(f"/learn/visits/{visit.key}/")
        press(page, said("vi", "The visit took place"))
    page.goto(f"/learn/trips/{trip.key}/")
    table = page.locator("table.side-table")
    assert table.locator("thead th").count() == 3
    assert table.locator("tbody tr").count() == 8
    row = table.locator("tbody tr").first.inner_text()
    assert "691 cơ sở" in row
    assert "Hợp đồng một năm" in row
    draws_a_lesson(page, trip)
    promises(page, trip)
    shown = text_of(page)
    assert "Treo bảng theo xã" in shown
    assert "In bảng cho 12 phường" in shown
    sheet = page.context.request.get(f"/learn/trips/{trip.key}/comparison.xlsx")
    assert sheet.ok
    cells = [str(cell) for line in table_in_xlsx(sheet.body()) for cell in line]
    assert any("25 cộng tác viên" in cell for cell in cells)
    assert any("Hợp đồng một năm" in cell for cell in cells)
    report = page.context.request.get(f"/learn/trips/{trip.key}/report.pdf?language=ru")
    assert report.ok
    assert report.body().startswith(b"%PDF")
    press(page, said("vi", "Close the trip"))
    trip.refresh_from_db()
    assert trip.state == "closed"


def draws_a_lesson(page, trip):
    page.goto(f"/learn/trips/{trip.key}/lessons/new/")
    page.check("input[name=verdict][value=adapt]")
    page.fill("[name=text]", "Treo bảng theo xã ở trung tâm, mỗi tuần đánh dấu cơ sở đã khảo sát.")
    page.locator("input[name=findings]").first.check()
    page.locator("main form button.primary").first.click()
    page.wait_for_url(re.compile(rf"/learn/trips/{trip.key}/"))


def promises(page, trip):
    page.goto(f"/learn/trips/{trip.key}/commitments/new/")
    page.fill("[name=text]", "In bảng cho 12 phường và tập huấn cộng tác viên.")
    page.fill("[name=owner_name]", "Phó giám đốc trung tâm")
    page.fill("[name=due_on]", (NOON + timedelta(days=30)).date().isoformat())
    page.locator("main form button.primary").first.click()
    page.wait_for_url(re.compile(rf"/learn/trips/{trip.key}/"))
