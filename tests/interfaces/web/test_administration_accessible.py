"""Sign-in pages and the administration area in a real browser: nothing for axe to find, nothing off the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from factories.kernel import (
    PASSWORD,
    make_administrator,
    make_membership,
    make_organisation,
    make_place,
    make_place_change,
)
from yokoten.kernel.actions.outbox import Letter, enqueue
from yokoten.kernel.actions.role import ensure_default_roles
from yokoten.kernel.actions.token import issue_token
from yokoten.kernel.actor import SYSTEM
from yokoten.measure.actions.indicator import IndicatorDetails, SourceDetails, add_indicator, add_source

# Markup does not hang on the database: one run of the two looks at it.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.database("sqlite"),
]
OUTSIDE = ["/accounts/login/", "/accounts/password/reset/", "/accounts/signup/"]
INSIDE = [
    "/account/",
    "/accounts/2fa/",
    "/accounts/2fa/webauthn/",
    "/accounts/password/change/",
    "/accounts/logout/",
    "/administration/",
    "/administration/organisations/",
    "/administration/organisations/new/",
    "/administration/organisations/here/",
    "/administration/organisations/here/change/",
    "/administration/organisations/here/invite/",
    "/administration/organisations/here/tokens/new/",
    "/administration/people/",
    "/administration/roles/",
    "/administration/roles/analyst/",
    "/administration/places/",
    "/administration/places/SE-D/",
    "/administration/places/changes/new/",
    "/administration/indicators/",
    "/administration/indicators/output/",
    "/administration/sources/",
    "/administration/sources/scb/",
    "/administration/trail/",
    "/administration/outbox/",
    "/administration/search/",
]
SHAPES = [(1280, "light"), (390, "dark")]
RUN_AXE = """() => axe.run({ resultTypes: ["violations"] }).then(found => found.violations.flatMap(
  each => each.nodes.map(node => each.id + ': ' + node.html.slice(0, 100))))"""


def furnish():
    ensure_default_roles(SYSTEM)
    here = make_organisation("here", place=make_place("SE-D"))
    make_membership(organisation=here)
    make_place_change(make_place("SE-OLD"), here.place, "2020-01-01")
    add_indicator(SYSTEM, "output", IndicatorDetails({"en": "Output"}, "million"))
    add_source(SYSTEM, "scb", SourceDetails({"en": "Statistics"}))
    issue_token(SYSTEM, here, label="Delivery")
    enqueue(Letter("k", "email", "x@example.org", "Subject", "Body"))
    make_administrator(email="anna@example.org", password=PASSWORD)


def faults(page, address):
    """What is wrong with a page in each shape; it is opened once. At rest, for a colour on its way is none yet."""
    page.set_viewport_size({"width": SHAPES[0][0], "height": 900})
    page.goto(address)
    page.evaluate(Axe().axe_script)
    return [f"{address} {fault}" for shape in SHAPES for fault in faults_in(page, *shape)]


def faults_in(page, width, theme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    found = page.evaluate(RUN_AXE)
    is_wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [f"{width} {theme} {fault}" for fault in found + ["runs out of the screen"] * is_wide]


def test_every_page_can_be_read_by_everybody(page):
    furnish()
    found = [fault for address in OUTSIDE for fault in faults(page, address)]
    page.goto("/accounts/login/")
    page.get_by_label("E-mail address").fill("anna@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login/" not in url)
    found += [fault for address in INSIDE for fault in faults(page, address)]
    assert found == []


def test_the_first_page_of_an_empty_instance_can_be_read_by_everybody(page):
    assert faults(page, "/start/") == []
    page.get_by_role("button", name="Make the first account").click()
    expect(page.locator("input:invalid").first).to_be_attached()
    assert page.url.endswith("/start/")
