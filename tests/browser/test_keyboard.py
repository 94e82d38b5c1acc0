"""With the keyboard alone, and with motion turned off."""

import re

import pytest
from playwright.sync_api import expect

from browser.views import ADMINISTRATOR, RUSSIA, SWEDEN, View

# Markup does not hang on the database: one run of the two looks at it.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.database("sqlite")]
MAIN_PAGES = [
    View("/"),
    View("/measure/regions/SE-D/", SWEDEN),
    View("/measure/imports/{checked}/questions/1/", RUSSIA),
    View("/compare/", SWEDEN),
    View("/administration/indicators/new/", ADMINISTRATOR),
]
STEPS = 24
UNSEEN = """() => {
  const one = document.activeElement, style = getComputedStyle(one.closest('.option') || one);
  const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return seen || one === document.body ? '' : one.outerHTML.slice(0, 120);
}"""


@pytest.mark.parametrize("view", MAIN_PAGES, ids=str)
def test_focus_is_always_seen(look, view):
    page = look(view)
    lost = []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        lost.append(page.evaluate(UNSEEN))
    assert [one for one in lost if one] == []


@pytest.mark.parametrize("view", MAIN_PAGES, ids=str)
def test_the_first_stop_leads_past_the_bar(look, view):
    page = look(view)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#main" and skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_comparison_is_read_and_changed_without_a_mouse(look):
    page = look(View("/compare/", SWEDEN))
    tab_to(page, "summary")
    page.keyboard.press("Enter")
    expect(page.locator("li.peer").first.get_by_role("table")).to_be_visible()
    tab_to(page, "input[type=range]")
    page.keyboard.press("ArrowLeft")
    assert page.locator(":focus").input_value() == "45"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"w\.[\w-]+=45"))


def tab_to(page, selector, most=90):
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached in {most} steps")


@pytest.mark.parametrize(("wish", "duration"), [("reduce", "0s"), ("no-preference", "0.12s")])
def test_nothing_moves_for_those_who_asked_for_rest(look, wish, duration):
    page = look(View("/"))
    page.emulate_media(reduced_motion=wish)
    times = page.eval_on_selector("main .btn", "one => getComputedStyle(one).transitionDuration").split(", ")
    assert set(times) == {duration}


def test_the_open_tab_is_in_sight_on_a_phone(look):
    page = look(View("/measure/imports/new/", RUSSIA), width=390)
    box = page.locator(".tabs [aria-current]").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390
