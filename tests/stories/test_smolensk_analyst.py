"""Smolensk's analyst: from the front door to a saved answer to "who is worth learning from", in Russian."""

import re

import pytest
from playwright.sync_api import expect

from stories.steps import (
    bring_in,
    choose_language,
    decide,
    downloaded,
    go_on,
    heading,
    open_station,
    open_tab,
    press,
    row_of,
    said,
    table_in_csv,
    table_in_xlsx,
    text_of,
)
from yokoten.measure.models import Observation
from yokoten.measure.rules.catalogue import PRACTICE_FILE, practice_file

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TITLE = "Кому позвонить сначала"
TOMSK = "Томская область"


def test_from_the_front_door_to_a_saved_comparison(page, guest):
    comes_in_by_the_demo_door(page)
    sees_own_region(page)
    brings_in_a_table_and_decides_its_questions(page)
    asks_who_is_worth_learning_from(page)
    opens_a_row_and_sees_both_side_by_side(page)
    changes_a_weight_by_keyboard(page)
    link = saves_it_and_opens_the_link(page)
    takes_it_along(page)
    prints_it(page)
    a_colleague_without_an_account_reads_it(guest, link)


def comes_in_by_the_demo_door(page):
    page.goto("/")
    choose_language(page, "ru")
    assert heading(page) == said("ru", "Find who does it better. Bring it home. Prove that it works.")
    page.get_by_role("button", name="Аналитик (Смоленск)").click()
    page.wait_for_url(lambda address: "/login/" in address)
    press(page, said("ru", "Sign in"))


def sees_own_region(page):
    expect(page.get_by_role("heading", level=1)).to_have_text("Смоленская область")
    shown = text_of(page)
    assert "Выработка на одного занятого: 1 180 тыс. руб." in shown
    assert said("ru", "Rank %(rank)s (%(best)s–%(worst)s) of %(among)s", rank=53, best=52, worst=53, among=80) in shown
    assert "Регионы России" in shown


def brings_in_a_table_and_decides_its_questions(page):
    open_tab(page, said("ru", "Import"))
    bring_in(page, PRACTICE_FILE, practice_file())
    assert "Kостромская область" in page.locator("main").inner_html()
    go_on(page)
    assert "Ростовская область, 2023" in heading(page) and "6,3" in heading(page)
    assert "325 839" in text_of(page)
    decide(page, "exclude", "потеряна цифра, запросили у источника")
    while "/questions/" in page.url:
        decide(page, "accept", "сверено с источником")
    assert not Observation.objects.filter(imported_by__filename=PRACTICE_FILE).exists()
    go_on(page)
    expect(
        page.get_by_role("link", name=said("ru", "Undo this import")).or_(
            page.get_by_role("button", name=said("ru", "Undo this import"))
        )
    ).to_be_visible()
    assert "потеряна цифра" in text_of(page)


def asks_who_is_worth_learning_from(page):
    open_station(page, "Сравнить")
    assert heading(page) == said("ru", "Who is worth learning from? %(place)s", place="Смоленская область")
    tomsk = row_of(page, TOMSK).inner_text()
    assert re.search(r"Лучше на 38,8\xa0% за 2023", tomsk), tomsk
    assert "+38,8\xa0%" in tomsk and said("ru", "lives by raw materials") in tomsk
    shown = text_of(page)
    prices = "Current prices: years are compared by each region’s position relative to the median of the country, "
    assert said("ru", prices + "never as they stand.") in shown
    assert "Регионы России. Социально-экономические показатели" in shown
    assert page.locator("li.peer").count() == 7


def opens_a_row_and_sees_both_side_by_side(page):
    row = row_of(page, TOMSK)
    row.locator("summary").focus()
    page.keyboard.press("Enter")
    table = row.get_by_role("table")
    expect(table).to_be_visible()
    lines = [re.sub(r"\s+", " ", line) for line in table.get_by_role("row").all_inner_texts()]
    assert "Смоленская область" in lines[0] and TOMSK in lines[0]
    assert any(line.startswith("Занятые") and "409,6" in line and "494,5" in line for line in lines)
    paths = row.get_by_role("img", name=re.compile(f"Смоленская область.*{TOMSK}")).locator("visible=true")
    expect(paths).to_be_visible()


def changes_a_weight_by_keyboard(page):
    before = re.sub(r"\s+", " ", row_of(page, TOMSK).inner_text())
    slider = page.get_by_role("slider", name=said("ru", "Weight of %(name)s", name="Занятые"))
    slider.focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"w\.ru-employed=100"))
    expect(slider).to_have_value("100")
    after = re.sub(r"\s+", " ", row_of(page, TOMSK).inner_text())
    assert "+38,8 %" in after and after != before


def saves_it_and_opens_the_link(page):
    page.get_by_label(said("ru", "Title")).fill(TITLE)
    press(page, said("ru", "Save comparison"))
    assert said("ru", "Saved. The answer stays as it is, even when figures change.") in text_of(page)
    open_tab(page, said("ru", "Saved comparisons"))
    page.get_by_label(said("ru", "Find by title")).fill("позвонить")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=TITLE).click()
    assert heading(page) == TITLE
    page.get_by_label(said("ru", "Visible to")).select_option("link")
    press(page, said("ru", "Save who may see it"))
    return page.get_by_role("button", name=said("ru", "Copy the link")).get_attribute("data-copies")


def takes_it_along(page):
    places = page.locator("li.peer h2").all_inner_texts()
    as_csv, as_xlsx = table_in_csv(downloaded(page, "CSV")), table_in_xlsx(downloaded(page, "XLSX"))
    region = as_csv[0].index(said("ru", "Region"))
    for table in (as_csv, as_xlsx):
        assert [row[region] for row in table[1:8]] == places
        tomsk = next(row for row in table if len(row) > region and row[region] == TOMSK)
        assert "RU-TOM" in tomsk and 38.8 in [float(cell) for cell in tomsk if re.fullmatch(r"-?[\d.]+", str(cell))]
        assert any("Регионы России" in str(cell) for row in table[8:] for cell in row)


def prints_it(page):
    page.emulate_media(media="print")
    for chrome in (".spine", ".langs", ".tabs", "main .btn"):
        assert page.locator(chrome).locator("visible=true").count() == 0
    assert page.locator("h1").is_visible() and row_of(page, TOMSK).is_visible()
    page.emulate_media(media="screen")


def a_colleague_without_an_account_reads_it(guest, link):
    guest.goto(link)
    assert heading(guest) == TITLE
    assert "+38,8\xa0%" in row_of(guest, TOMSK).inner_text()
    assert guest.get_by_role("button", name=said("ru", "Delete this comparison")).count() == 0
    guest.goto("/compare/saved/")
    assert "/accounts/login/" in guest.url
