"""Pictures of the documentation, drawn from a running demo: `python tests/browser/pictures.py [address]`.

Start the demo with `make run` on a fresh folder first; the practice file is uploaded once and stays undecided.
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
PRACTICE = Path(__file__).parents[2] / "src/yokoten/measure/demonstration/try-import-ru.csv"
DESK, PHONE = {"width": 1280, "height": 960}, {"width": 390, "height": 844}


def opened(browser: Browser, address: str, who: str, *, theme: str = "light", shape: dict = DESK) -> Page:
    """A window of one of the demo's people."""
    page = browser.new_context(base_url=address, viewport=shape, color_scheme=theme).new_page()
    page.goto(f"/accounts/login/?as={who}@example.org")
    page.locator("main form button.primary").first.click()
    page.wait_for_url(lambda now: "/login/" not in now)
    return page


def keep(page: Page, name: str, selector: str = "main") -> None:
    """What a reader would see, from the top of the page."""
    page.wait_for_selector(selector)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=FOLDER / f"{name}.png")


def first_question(page: Page) -> None:
    """Take the practice file as far as the question about Rostov oblast."""
    page.goto("/measure/imports/new/")
    page.set_input_files("input[type=file]", PRACTICE)
    while "/questions/" not in page.url:
        with page.expect_navigation():
            page.locator("main form button.primary").first.click()


def draw(browser: Browser, address: str) -> None:
    analyst = opened(browser, address, "smolensk")
    analyst.goto("/compare/")
    keep(analyst, "learn-from", "li.peer")
    first_question(analyst)
    keep(analyst, "question", "svg.plot")
    county = opened(browser, address, "sormland", theme="dark")
    county.goto("/measure/regions/SE-D/")
    keep(county, "region", "svg.plot")
    phone = opened(browser, address, "smolensk", shape=PHONE)
    phone.goto("/compare/")
    keep(phone, "phone", "li.peer")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    own = os.environ.get("YOKOTEN_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=own, args=["--no-sandbox"])
        draw(browser, sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
        browser.close()


if __name__ == "__main__":
    main()
