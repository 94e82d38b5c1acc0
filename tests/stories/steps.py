"""What people do in this house, in its own words; sentences are looked up in the catalogue of the page's language."""

import csv
import io
import re

from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

PASSWORD = "yokoten-demo"
NAMES = {"ru": "Русский", "vi": "Tiếng Việt", "sv": "Svenska", "en": "English"}


def said(language, sentence, **facts):
    """A sentence of the product in a language; one that was not translated fails here."""
    with translation.override(language):
        found = gettext(sentence)
    assert language == "en" or found != sentence, f"{language}: {sentence}"
    return found % facts if facts else found


def choose_language(page, language):
    page.get_by_role("button", name=NAMES[language]).click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def sign_in(page, email):
    page.goto("/accounts/login/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/login/" not in address)


def open_station(page, name):
    page.locator(".spine").get_by_role("link", name=name, exact=True).click()


def open_tab(page, name):
    page.locator(".tabs").get_by_role("link", name=name, exact=True).click()


def press(page, name):
    """The button or link with this name in the middle of the page."""
    button = page.locator("main").get_by_role("button", name=name, exact=True)
    link = page.locator("main").get_by_role("link", name=name, exact=True)
    expect(button.or_(link).first).to_be_visible()  # the page before may still be there
    (button if button.count() else link).first.click()


def heading(page):
    return page.locator("h1").inner_text()


def text_of(page):
    """What the page says, every kind of space as one plain space."""
    return re.sub(r"\s+", " ", page.locator("main").inner_text())


def bring_in(page, name, content, kind="text/csv"):
    """Hand over a file and let the columns stand as they were understood."""
    page.goto("/measure/imports/new/")
    page.set_input_files("input[type=file]", {"name": name, "mimeType": kind, "buffer": content})
    go_on(page)
    assert "/columns/" in page.url, text_of(page)
    go_on(page)
    assert "/preview/" in page.url, text_of(page)


def go_on(page):
    with page.expect_navigation():
        page.locator("main form button.primary").first.click()


def decide(page, decision, reason):
    page.check(f"input[name=decision][value={decision}]")
    page.get_by_role("combobox").or_(page.locator("#reason")).last.fill(reason)
    go_on(page)


def row_of(page, place):
    """The entry of a region in the list of those worth learning from."""
    return page.locator("li.peer").filter(has=page.get_by_role("heading", name=place, exact=True))


def downloaded(page, name):
    """The bytes behind a link for download."""
    with page.expect_download() as found:
        page.locator("main").get_by_role("link", name=name, exact=True).first.click()
    return found.value.path().read_bytes()


def table_in_csv(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def table_in_xlsx(content):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
