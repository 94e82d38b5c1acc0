"""The same house in Swedish, Vietnamese and English, each with what is special to it."""

import io
import re

import pytest
import xlsxwriter
from playwright.sync_api import expect

from stories.steps import (
    bring_in,
    decide,
    go_on,
    heading,
    open_station,
    open_tab,
    press,
    row_of,
    said,
    sign_in,
    table_in_xlsx,
    text_of,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_sormland_sees_a_break_where_others_saw_progress(page):
    sign_in(page, "sormland@example.org")
    assert heading(page) == "Södermanlands län"
    shown = text_of(page)
    assert "BRP per sysselsatt: 869 tusen kronor" in shown
    assert said("sv", "Rank %(rank)s (%(best)s–%(worst)s) of %(among)s", rank=15, best=15, worst=15, among=21) in shown
    assert said("sv", "break %(period)s", period="2019") in shown
    page.get_by_role("link", name="BRP per sysselsatt, branschtabellens summa").first.click()
    assert re.search(r"2018|2019", page.locator(".note.warn").first.inner_text())
    open_station(page, "Jämföra")
    assert heading(page) == said("sv", "Who is worth learning from? %(place)s", place="Södermanlands län")
    assert "+4,5\xa0%" in row_of(page, "Kronobergs län").inner_text()
    assert "14 av 21 regioner ligger före" in text_of(page)


def test_binh_duong_starts_from_an_empty_table(page):
    sign_in(page, "binhduong@example.org")
    assert heading(page) == "Bình Dương"
    shown = text_of(page)
    assert said("vi", "No figures for this region yet") in shown
    assert said("vi", "On %(day)s this territory became part of:", day="01/07/2025") in shown
    assert page.locator("main").get_by_role("link", name="Thành phố Hồ Chí Minh").count() == 1
    now, before = blank_table(page, 34), blank_table(page, 63)
    assert (len(now), len(before)) == (1 + 34, 1 + 63)
    brings_in(page, filled_in(before))
    open_station(page, "So sánh")
    assert "Bình Dương" in heading(page)
    first = page.locator("li.peer").first.inner_text()
    assert re.search(r"\+\d+,\d%", first), first


def blank_table(page, regions):
    with page.expect_download() as found:
        page.get_by_role("link", name=re.compile(rf"^{regions} ")).first.click()
    return table_in_xlsx(found.value.path().read_bytes())


def filled_in(table):
    """Invented figures, smooth so that no question is asked, for the rows of the empty table."""
    head, *rows = table
    figures = [
        [100_000 + 2_000 * (n * 37 % 63), 500 + 20 * (n * 11 % 63), 30_000 + 300 * (n * 5 % 63), 900 + n]
        for n in range(len(rows))
    ]
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("VN")
        sheet.write_row(0, 0, head)
        for number, (row, invented) in enumerate(zip(rows, figures, strict=True), start=1):
            sheet.write_row(number, 0, [row[0], row[1], int(row[2]), *invented])
    return stream.getvalue()


def brings_in(page, content):
    open_tab(page, said("vi", "Import"))
    bring_in(page, "vi-du.xlsx", content, XLSX)
    go_on(page)
    while "/questions/" in page.url:
        decide(page, "accept", "số liệu ví dụ")
    go_on(page)
    expect(page.get_by_role("button", name=said("vi", "Undo this import"))).to_be_visible()


def test_the_administrator_invites_changes_and_finds_it_in_the_trail(page):
    sign_in(page, "administrator@example.org")
    page.goto("/administration/organisations/smolensk-centre/")
    press(page, said("en", "Invite a person"))
    page.get_by_label("E-mail address").fill("new.colleague@example.org")
    page.get_by_label("Name", exact=True).fill("New colleague")
    page.get_by_label("Role").select_option(label="Analyst")
    press(page, said("en", "Send the invitation"))
    line = page.get_by_role("row").filter(has_text="new.colleague@example.org")
    expect(line).to_contain_text(said("en", "invited"))
    page.goto("/administration/indicators/ru-employed/")
    page.get_by_label("Decimal").fill("0")
    press(page, said("en", "Save the indicator"))
    page.goto("/administration/trail/")
    assert heading(page) == said("en", "Who did what")
    changed, invited = page.get_by_role("table").get_by_role("row").all_inner_texts()[1:3]
    assert all(word in changed for word in ("Administrator", "Employed persons", "decimals: 1 0")), changed
    assert all(word in invited for word in ("Administrator", "New colleague", "“Analyst”")), invited
    page.goto("/measure/regions/RU-SMO/")
    figures = page.get_by_role("table").get_by_role("row")
    employed = page.get_by_role("rowheader", name="Employed persons", exact=True)
    expect(figures.filter(has=employed)).to_contain_text("410")
