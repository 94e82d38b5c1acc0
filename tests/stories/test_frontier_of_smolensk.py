"""Smolensk's analyst finds whom the region is measured against on the frontier, and opens the intervals later."""

import pytest
from playwright.sync_api import expect

from stories.steps import choose_language, heading, open_station, open_tab, press, said, sign_in, text_of
from yokoten.compare.models import FrontierRun
from yokoten.interfaces.web.compare.frontier.background import compute_intervals
from yokoten.kernel.models import OutboxMessage

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EFFICIENT = "Магаданская область"


def test_frontier_peers_first_and_intervals_later(page):
    comes_to_the_frontier(page)
    sees_whom_the_region_is_measured_against(page)
    leaves_out_regions_that_live_by_raw_materials(page)
    asks_for_intervals_and_leaves(page)
    finds_them_when_coming_back(page)
    ranks_the_peers_together_with_likeness(page)


def comes_to_the_frontier(page):
    page.goto("/")
    choose_language(page, "ru")
    sign_in(page, "smolensk@example.org")
    open_station(page, "Сравнить")
    open_tab(page, said("ru", "Frontier"))
    assert heading(page) == said("ru", "How much more could %(place)s make of what it has?", place="Смоленская область")


def sees_whom_the_region_is_measured_against(page):
    first = page.locator(".mix > li").first
    expect(first).to_contain_text(EFFICIENT)
    expect(first).to_contain_text("0,70")
    shown = text_of(page)
    assert "63 %" in shown and "+284 422 млн руб." in shown
    assert said("ru", "%(name)s really does it", name="Ненецкий автономный округ") in shown
    assert "нет данных: Основные фонды" in shown, "who is left out, and why"


def leaves_out_regions_that_live_by_raw_materials(page):
    page.locator("input[name=x][value=extractive]").check()
    press(page, said("ru", "Ask again"))
    expect(page.locator(".mix")).not_to_contain_text(EFFICIENT)
    assert "x=extractive" in page.url, "the question is in the address"


def asks_for_intervals_and_leaves(page):
    assert said("ru", "Interval, %%") % () not in text_of(page)
    press(page, said("ru", "Compute intervals"))
    expect(page.locator("#sure")).to_contain_text(said("ru", "You can leave; we will tell you by e-mail."))
    page.goto("/measure/regions/")
    run = FrontierRun.objects.get()
    FrontierRun.objects.update(replications=100)
    compute_intervals.call(run.pk)
    assert "Смоленская область" in OutboxMessage.objects.latest("pk").subject


def finds_them_when_coming_back(page):
    letter = OutboxMessage.objects.latest("pk").body
    page.goto(letter[letter.index("/compare/") :].strip())
    expect(page.locator("#sure")).to_contain_text("95 %")
    you = page.locator("#regions tr.you")
    expect(you).to_contain_text("Смоленская область")
    assert "–" in you.locator("td").first.inner_text(), "a place is a span, never one number"


def ranks_the_peers_together_with_likeness(page):
    peer = page.locator(".mix h3").first.inner_text()
    press(page, said("ru", "Rank them together with likeness"))
    assert page.locator("input[name='l.frontier']").input_value() == "50"
    expect(page.locator("main")).to_contain_text(peer)
    page.goto("/compare/?l.frontier=50")
    row = page.locator("li.peer").filter(has_text=EFFICIENT)
    expect(row).to_contain_text("На границе эффективности для регионов вроде вашего, с весом 0,70")
