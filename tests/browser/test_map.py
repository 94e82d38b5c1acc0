"""The tile map by keyboard: one stop with a script, a way past it without."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.conftest import enter
from browser.views import RUSSIA, SWEDEN, View
from factories.demonstration import opened

# Markup does not hang on the database: one run of the two looks at it.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.database("sqlite")]
REGION = View("/measure/regions/RU-SMO/", RUSSIA)
INDICATOR = View("/measure/indicators/ru-output-per-employed/", RUSSIA)
MAPS = [REGION, INDICATOR, View("/measure/regions/SE-D/", SWEDEN)]
LINKS, STOPS = "svg.tiles a", "svg.tiles a:not([tabindex='-1'])"
NOW = "document.activeElement.getAttribute('href')"
SPOT = "[...document.activeElement.querySelector('rect').attributes].slice(0, 2).map(one => Number(one.value))"


def on_the_map(page):
    """Focus stands on the stop of the map, reached by the tab key from the link before it."""
    page.eval_on_selector(STOPS, "one => one.focus()")
    return page.evaluate(SPOT)


def press(page, key):
    page.keyboard.press(key)
    return page.evaluate(SPOT)


@pytest.mark.parametrize("view", MAPS, ids=str)
def test_the_map_is_one_stop_and_it_is_your_region(look, view):
    page = look(view)
    assert page.locator(LINKS).count() >= 20
    assert page.locator(STOPS).count() == 1 and page.locator(f"{STOPS} .tile-you").count() == 1
    assert page.locator(".map-skip").is_hidden()
    on_the_map(page)
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.matches('svg.tiles a')")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.matches('svg.tiles a')")


def test_arrows_go_to_the_neighbour_and_the_stop_goes_with_them(look):
    page = look(REGION)
    x, y = on_the_map(page)
    there = press(page, "ArrowRight")
    assert there[0] > x and page.locator(STOPS).count() == 1
    assert page.get_attribute(STOPS, "href") == page.evaluate(NOW)
    assert press(page, "ArrowLeft") == [x, y]
    assert press(page, "ArrowDown")[1] > y
    assert press(page, "ArrowUp") == [x, y]


def test_every_region_is_reached_by_arrows_alone(look):
    page = look(INDICATOR)
    on_the_map(page)
    page.keyboard.press("Home")
    seen, ahead = {page.evaluate(NOW)}, [page.evaluate(NOW)]
    while ahead:
        address = ahead.pop()
        for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
            page.eval_on_selector(f"svg.tiles a[href='{address}']", "one => one.focus()")
            page.keyboard.press(key)
            now = page.evaluate(NOW)
            if now not in seen:
                seen.add(now)
                ahead.append(now)
    assert len(seen) == page.locator(LINKS).count()


def test_at_the_edge_focus_stays_and_the_page_does_not_scroll(look):
    page = look(REGION)
    on_the_map(page)
    first, top = press(page, "Home"), page.evaluate("scrollY")
    assert press(page, "ArrowUp") == first and page.evaluate("scrollY") == top
    assert press(page, "End")[1] >= first[1]


def test_enter_opens_the_region(look):
    page = look(REGION)
    on_the_map(page)
    press(page, "ArrowRight")
    address = page.evaluate(NOW)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")


def test_the_keys_are_told_to_those_who_do_not_see(look):
    page = look(REGION)
    described_by = page.get_attribute("svg.tiles", "aria-describedby")
    assert "Enter" in page.text_content(f"#{described_by}")


@pytest.mark.parametrize(("view", "table"), [(REGION, "figures"), (INDICATOR, "ranking")], ids=["region", "indicator"])
def test_without_a_script_a_link_leads_past_the_map(chromium, served, filled, view, table):
    with opened(chromium, served.url, java_script_enabled=False) as page:
        enter(page, served.url, view.who)
        page.goto(view.address)
        link = page.locator(".map-skip a")
        assert link.get_attribute("href") == f"#{table}" and page.locator(f"table#{table}").count() == 1
        assert page.locator(f"{LINKS}[tabindex]").count() == 0
        link.focus()
        assert link.bounding_box()["width"] > 40


@pytest.mark.parametrize("view", MAPS, ids=str)
def test_axe_finds_nothing_in_the_map(look, view):
    page = look(view)
    on_the_map(page)
    found = Axe().run(page, context="figure:has(svg.tiles)")
    assert found.violations_count == 0, found.generate_report()
