"""Smolensk's analyst reads whether the region caught up and whether a goal is on track, with no economist beside."""

import re

import pytest
from playwright.sync_api import expect

from stories.steps import (
    downloaded,
    heading,
    open_tab,
    press,
    said,
    sign_in,
    table_in_csv,
    text_of,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PLACE = "Смоленская область"


def test_whether_the_region_caught_up(page):
    sign_in(page, "smolensk@example.org")
    opens_productivity(page)
    reads_that_it_caught_up_and_how_sure_that_is(page)
    reads_how_prices_were_treated(page)
    takes_another_labour_share(page)
    leaves_mining_regions_out(page)
    sees_a_goal_that_is_behind_its_path(page)
    takes_the_figures_along(page)
    notes_a_goal_of_the_own_organisation(page)


def opens_productivity(page):
    page.goto("/measure/")
    open_tab(page, said("ru", "Productivity"))
    assert heading(page) == said("ru", "Productivity: %(place)s", place=PLACE)


def reads_that_it_caught_up_and_how_sure_that_is(page):
    shown = text_of(page)
    assert "1 180 тыс. руб., 89 % от медианного региона, место 53 (52–53) из 80" in shown
    assert "50 % того, что произвели бы лучшие регионы, в 2010 году и 59 % в 2023 году" in shown
    assert "Регион догонял лучших: +18,2 % с 2010 по 2023 год, +1,3 % в год" in shown
    assert "От +5,7 % до +30,4 %" in shown
    assert "На границе в 2023 году: Республика Дагестан, Магаданская область и Ненецкий автономный округ" in shown


def reads_how_prices_were_treated(page):
    shown = text_of(page)
    assert "Общая для всех инфляция исчезает, как и общий для всех рост" in shown
    assert "Из-за переоценок годы трудно сопоставлять" in shown


def takes_another_labour_share(page):
    tfp = page.get_by_role("row", name=re.compile(r"Производительность \(СФП\)"))
    before = tfp.inner_text()
    page.get_by_label(said("ru", "Labour share"), exact=True).fill("0,45")
    press(page, said("ru", "Compute again"))
    page.wait_for_url(re.compile("share=0"))
    expect(page.get_by_label(said("ru", "Labour share"), exact=True)).to_have_value("0,45")
    assert tfp.inner_text() != before


def leaves_mining_regions_out(page):
    page.get_by_role("checkbox", name="добывающие регионы").check()
    press(page, said("ru", "Compute again"))
    page.wait_for_url(re.compile("x=extractive"))
    assert "Ненецкий автономный округ" not in text_of(page)


def sees_a_goal_that_is_behind_its_path(page):
    row = page.get_by_role("row", name=re.compile("Выработка на занятого относительно медианного региона"))
    shown = re.sub(r"\s+", " ", row.inner_text())
    assert "не менее 95 % от медианного региона" in shown and "88,6 в 2023 году" in shown
    assert "в 2023 году нужно 91" in shown and said("ru", "off") in shown and "пример" in shown


def takes_the_figures_along(page):
    table = table_in_csv(downloaded(page, "CSV"))
    caught = next(row for row in table if row[0].startswith("Догоняние"))
    low, high = (float(cell) for cell in caught[4:6])
    assert low <= float(caught[3]) <= high


def notes_a_goal_of_the_own_organisation(page):
    open_tab(page, said("ru", "Goals"))
    press(page, said("ru", "Note a goal"))
    page.locator("[name=document_ru]").fill("Программа развития")
    page.get_by_label(said("ru", "Indicator"), exact=True).select_option("ru-output-per-employed")
    page.get_by_label(said("ru", "What is asked for")).select_option("level")
    page.locator("[name=value]").fill("1200,5")
    page.locator("[name=horizon]").fill("2028")
    press(page, said("ru", "Save the goal"))
    row = page.get_by_role("row", name=re.compile("Программа развития"))
    expect(row).to_contain_text("не менее")
    expect(row).to_contain_text(said("ru", "not met yet, no path stated"))
