"""A national list of indicators on the page of columns: searched by keyboard, in both themes and widths."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.conftest import enter
from factories.demonstration import opened
from factories.measure import make_indicator
from yokoten.measure.models import DatasetImport, Indicator

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WINDOWS = [("light", 1280), ("dark", 390)]


@pytest.fixture(scope="module")
def national(db):
    """Far more indicators than a list can show."""
    for number in range(120):
        make_indicator(f"n-{number:03}", names={"ru": f"Показатель {number:03}"}, unit="persons")


@pytest.fixture(params=WINDOWS, ids=lambda window: f"{window[0]}-{window[1]}")
def page(request, chromium, served, filled, national):
    scheme, width = request.param
    with opened(chromium, served.url, color_scheme=scheme, locale="ru-RU", reduced_motion="reduce") as page:
        page.set_viewport_size({"width": width, "height": 900})
        enter(page, served.url, "smolensk")
        page.goto(f"/measure/imports/{filled['uploaded']}/columns/")
        yield page


def test_an_indicator_beyond_the_list_is_typed_and_taken(page, filled):
    assert page.locator("datalist#known option").count() == Indicator.objects.filter(withdrawn_on=None).count()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()

    page.locator('select[name="what.0"]').focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "known-0"
    page.keyboard.type("показатель 119")
    assert not page.locator("#unit-0").is_visible()
    page.keyboard.type(" нет")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator('#known-0[aria-invalid="true"]').is_visible()
    assert "показатель 119 нет" in page.locator("#known-error-0").inner_text()

    page.locator("#known-0").fill("показатель 119")
    with page.expect_navigation():
        page.locator("#known-0").press("Enter")
    said = dict(DatasetImport.objects.get(pk=filled["uploaded"]).layout["mapping"]["indicators"])
    assert "n-119" in [choice["code"] for choice in said.values()]
