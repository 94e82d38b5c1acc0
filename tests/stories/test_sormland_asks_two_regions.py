"""Sörmland asks what Halland and Värmland do differently about reaching business."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from stories.steps import choose_language, said, sign_in, text_of
from yokoten.exchange.models import Trip

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TITLE = "Hur når Halland och Värmland näringslivet?"


def test_sormland_asks_what_two_regions_do_differently(page):
    sign_in(page, "sormland@example.org")
    choose_language(page, "sv")
    finds_who_has_written_on_it(page)
    trip = asks_halland(page)
    adds_varmland(page, trip)
    page.goto(f"/learn/trips/{trip.key}/")
    heads = page.locator("table.side-table thead th").all_inner_texts()
    assert [name in " ".join(heads) for name in ("Halland", "Värmland")] == [True, True]
    assert "Hur når ni näringslivet" in text_of(page)
    assert trip.questions.count() >= 3


def finds_who_has_written_on_it(page):
    page.goto("/learn/practices/?q=nå företagen på landsbygden")
    found = page.locator("main").inner_text()
    assert "Värmland" in found
    assert "Halland" in found


def asks_halland(page):
    page.goto("/learn/trips/new/?theme=regional")
    today = timezone.localdate()
    boxes = page.locator("input[name=bank]")
    for at in range(boxes.count()):
        boxes.nth(at).check()
    page.fill("[name=title]", TITLE)
    page.select_option("[name=host]", "halland-region")
    page.fill("[name=first_on]", (today + timedelta(days=40)).isoformat())
    page.fill("[name=last_on]", (today + timedelta(days=40)).isoformat())
    page.fill("[name=people]", "Utvecklingschef, chef")
    page.locator("button[name=ask]").click()
    page.wait_for_url(re.compile(r"/learn/trips/[0-9a-f-]{36}/$"))
    expect(page.locator("main")).to_contain_text(said("sv", "waiting for an answer"))
    return Trip.objects.get(title=TITLE)


def adds_varmland(page, trip):
    page.goto(f"/learn/trips/{trip.key}/hosts/")
    page.locator("main form select").first.select_option("varmland-region")
    page.locator("main form button.primary").click()
    page.wait_for_url(re.compile(r"/learn/visits/[0-9a-f-]{36}/$"))
    assert trip.visits.count() == 2
