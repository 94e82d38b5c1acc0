"""The import walked by keyboard alone, looked at by axe on every step, in both themes and widths."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from factories.demonstration import opened
from factories.imports import make_rows, with_lost_digit
from factories.tables import as_csv, make_name
from yokoten.kernel.models import Person, Place
from yokoten.measure.models import DatasetImport, Observation

WINDOWS = [("light", 1280), ("dark", 390)]
PASSWORD = "yokoten-demo"


@pytest.fixture(params=WINDOWS, ids=lambda window: f"{window[0]}-{window[1]}")
def window(request, chromium, served):
    scheme, width = request.param
    with opened(chromium, served.url, color_scheme=scheme, locale="en-GB", reduced_motion="reduce") as page:
        page.set_viewport_size({"width": width, "height": 900})
        yield page


@pytest.fixture
def file(tmp_path, db):
    """A panel of made-up regions that the database knows, with one lost digit; another file for every window."""
    for number in range(12):
        Place.objects.get_or_create(code=f"QX-{number}", defaults={"country": "QX", "names": {"en": make_name(number)}})
    rows = with_lost_digit()
    number = DatasetImport.objects.count()
    rows.append([f"Atlantis {number}", "2023", *make_rows()[1][2:]])
    path = tmp_path / "panel.csv"
    path.write_bytes(f"Example table {number}\n".encode() + as_csv(rows))
    return path


def look(page, heading):
    """The step's page is there, nothing runs over its edge, and axe finds nothing."""
    page.wait_for_load_state()
    assert heading in page.locator("h1").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def go_on(page):
    """Tab to the primary button and press it, as somebody without a mouse does."""
    for _ in range(150):
        if page.evaluate("document.activeElement.matches('main .btn.primary')"):
            break
        page.keyboard.press("Tab")
    else:
        raise AssertionError("the primary button cannot be reached by Tab")
    press_enter(page)


def press_enter(page):
    """Send the form and wait for the page it leads to."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page, name, text):
    """Tab to a field by its name and type into it."""
    for _ in range(150):
        if page.evaluate("document.activeElement.name") == name:
            page.keyboard.press("ControlOrMeta+A")
            page.keyboard.type(text)
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} cannot be reached by Tab")


def choose(page, name, letters):
    """Tab to a select by its name and choose by the first letters."""
    for _ in range(150):
        if page.evaluate("document.activeElement.name") == name:
            page.keyboard.type(letters)
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} cannot be reached by Tab")


@pytest.mark.browser
def test_a_file_is_brought_in_by_keyboard(window, file, served):
    page = window
    page.goto("/accounts/login/")
    page.fill("input[name=login]", "administrator@example.org")
    page.fill("input[name=password]", PASSWORD)
    press_enter(page)
    page.goto("/measure/imports/")
    look(page, "Imports")
    go_on(page)
    look(page, "Which table do you want to bring in?")
    page.set_input_files("#file", str(file))
    go_on(page)

    look(page, "Have we understood the columns?")
    for number in range(4):
        write(page, f"unit.{number}", "items")
    choose(page, "source", "A new")
    write(page, "source_name", "Office of Examples")
    go_on(page)
    if "columns" in page.url:
        look(page, "Have we understood the columns?")

    look(page, "Which place does this name mean?")
    choose(page, "place.12", "Not a place")
    go_on(page)

    look(page, "really fallen")
    go_on(page)
    look(page, "really fallen")
    assert page.locator("#error").is_visible()
    write(page, "reason", "digit lost in the source table")
    press_enter(page)
    while "/questions/" in page.url:
        write(page, "reason", "seen in the source")
        press_enter(page)

    look(page, "Store")
    go_on(page)
    look(page, "values are stored")
    dataset = DatasetImport.objects.latest("pk")
    lost = Observation.objects.get(imported_by=dataset, note="digit lost in the source table")
    assert (lost.status, dataset.created_by) == ("not_delivered", Person.objects.get(email="administrator@example.org"))
    page.get_by_role("button", name="Undo this import").focus()
    press_enter(page)
    look(page, "This import is undone")
    assert not Observation.objects.filter(imported_by=dataset).exists()
