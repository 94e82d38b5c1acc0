"""What was typed and not sent: the browser asks before it leaves."""

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
