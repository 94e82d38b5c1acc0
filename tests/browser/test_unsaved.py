"""What was typed and not sent: the browser asks before it leaves, and keeps it in its tab."""

import pytest

from browser.views import RUSSIA, View

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def asked(page):
    """The kinds of question that the browser put."""
    kinds = []

    def answer(dialog):
        kinds.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    return kinds


def test_a_wrong_click_with_words_in_the_form_is_asked_about(look, asked):
    page = look(View("/learn/practices/new/", RUSSIA))
    page.locator("[name=title]").press_sequentially("Доска")
    page.locator(".tabs a").first.click()
    page.wait_for_url("**/learn/practices/")
    assert asked == ["beforeunload"]


def test_words_that_were_refused_are_asked_about_as_well(look, asked):
    page = look(View("/learn/practices/new/", RUSSIA))
    page.locator("[name=title]").press_sequentially("Доска")
    page.locator("main form").last.evaluate("form => { form.noValidate = true; }")
    page.locator("main form button.primary").first.click()
    page.locator("main form [role=alert]").wait_for()
    assert page.locator("[name=title]").input_value() == "Доска" and asked == []
    page.locator(".tabs a").first.click()
    page.wait_for_url("**/learn/practices/")
    assert asked == ["beforeunload"]


def test_nobody_is_asked_who_typed_nothing_or_sends_the_form(look, asked):
    page = look(View("/learn/practices/new/", RUSSIA))
    page.locator(".tabs a").first.click()
    page.wait_for_url("**/learn/practices/")
    page = look(View("/learn/practices/new/", RUSSIA))
    for name in ("title", "problem", "essence", "results"):
        page.locator(f"[name={name}]").press_sequentially("Доска")
    page.locator("main form button.primary").first.click()
    page.wait_for_url("**/change/")
    assert asked == []


NEW = "/learn/practices/new/"
BACK, AWAY = "[data-puts-back]", "[data-throws-away]"


def typed_and_lost(page):
    """Words typed in a form whose sending never reaches anybody."""
    page.locator("[name=title]").press_sequentially("Доска")
    page.locator("[name=problem]").press_sequentially("Ищут инструмент")
    page.locator("main form .typed [data-clock]").wait_for()
    page.locator("main form").last.evaluate("form => { form.noValidate = true; }")
    page.route("**" + NEW, lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.locator("main form button.primary").first.click()
    page.wait_for_url("chrome-error://**")
    page.unroute("**" + NEW)


def test_words_outlive_a_server_that_dies_when_they_are_sent(look, served, asked):
    page = look(View(NEW, RUSSIA))
    typed_and_lost(page)
    page.goto(served.url + NEW)
    page.locator(BACK).click()
    assert page.locator("[name=title]").input_value() == "Доска"
    assert page.locator("[name=problem]").input_value() == "Ищут инструмент" and not page.locator(BACK).count()


def test_words_that_were_thrown_away_are_not_offered_again(look, served, asked):
    page = look(View(NEW, RUSSIA))
    typed_and_lost(page)
    page.goto(served.url + NEW)
    page.locator(AWAY).click()
    page.goto(served.url + NEW)
    page.locator("[name=title]").wait_for()
    assert not page.locator(BACK).count()


def test_words_that_arrived_are_not_offered_again(look, served, asked):
    page = look(View(NEW, RUSSIA))
    for name in ("title", "problem", "essence", "results"):
        page.locator(f"[name={name}]").press_sequentially("Доска")
    page.locator("main form button.primary").first.click()
    page.wait_for_url("**/change/")
    page.goto(served.url + NEW)
    page.locator("[name=title]").wait_for()
    assert not page.locator(BACK).count() and page.evaluate("sessionStorage.length") == 0


def test_signing_out_takes_typed_words_off_the_tab(look, served, asked):
    page = look(View(NEW, RUSSIA))
    page.locator("[name=title]").press_sequentially("Доска")
    page.locator("main form .typed [data-clock]").wait_for()
    page.locator("form[data-leaves] button").click()
    page.wait_for_url(lambda address: NEW not in address)
    assert page.evaluate("sessionStorage.length") == 0
