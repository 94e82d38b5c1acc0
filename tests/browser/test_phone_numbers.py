"""The number of the day on a phone: noted without a network, sent once when it is back."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from factories import adopt as make
from factories.kernel import make_member, make_organisation
from yokoten.kernel.models import Entry

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BACKEND = "django.contrib.auth.backends.ModelBackend"
ALL_SENT = "[id=device][data-waits='0'][data-network=ok]"


@pytest.fixture
def target(transactional_db):
    return make.make_project(make_organisation()).targets.get()


@pytest.fixture
def page(chromium, live_server, target):
    """The page on a phone, signed in and ready to go on without a network."""
    person = make_member("adopt.note_measurement", organisation=target.project.organisation)
    context = chromium.new_context(base_url=live_server.url, locale="en-GB", viewport={"width": 390, "height": 844})
    context.set_default_timeout(15_000)
    client = Client()
    client.force_login(person, backend=BACKEND)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}])
    page, faults = context.new_page(), []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if is_fault(said) else None)
    page.goto(reverse("target_phone", args=[target.pk]))
    page.wait_for_selector("body[data-is-ready=true]")
    yield page
    context.close()
    assert faults == []


def is_fault(said):
    """A network that is away and a server that refuses are part of these stories."""
    return said.type == "error" and not re.search("Failed to load resource|net::ERR|status of", said.text)


def note(page, value, on=None, **more):
    page.fill("[name=value]", value)
    if on:
        page.fill("[name=on]", on.isoformat())
    for name, said in more.items():
        page.fill(f"[name={name}]", said)
    page.get_by_role("button", name="Note the number").click()


def waits(page, count):
    page.wait_for_selector(f"[id=device][data-waits='{count}']")


def test_with_a_network_the_number_is_sent_at_once(page, target):
    note(page, "31.5", note="New rack")
    expect(page.locator("#number-list")).to_contain_text("New rack")
    page.wait_for_selector(ALL_SENT)
    one = target.measurements.get()
    assert (one.value, one.note, one.on) == (Decimal("31.5"), "New rack", timezone.localdate())


def test_without_a_network_the_page_opens_again_and_the_number_goes_out_once(page, target):
    yesterday = timezone.localdate() - timedelta(days=1)
    page.context.set_offline(True)
    note(page, "31.5", yesterday)
    note(page, "33")
    waits(page, 2)
    expect(page.locator("#device-says")).to_contain_text("No network.")
    page.reload()
    waits(page, 2)
    expect(page.locator("[data-state=waiting]")).to_have_count(2)
    assert not target.measurements.exists()
    page.context.set_offline(False)
    page.wait_for_selector(ALL_SENT)
    assert [one.value for one in target.measurements.order_by("on")] == [Decimal("31.5"), 33]
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_selector(ALL_SENT)
    assert Entry.objects.filter(act="adopt.note_measurement").count() == 2


def test_the_later_number_of_a_day_replaces_one_that_still_waits(page, target):
    page.context.set_offline(True)
    note(page, "31")
    note(page, "32")
    waits(page, 1)
    page.context.set_offline(False)
    page.wait_for_selector(ALL_SENT)
    assert target.measurements.get().value == 32


def test_a_refused_number_says_why_and_can_be_taken_off(page, target):
    note(page, "31", timezone.localdate() + timedelta(days=3))
    expect(page.locator("[data-state=refused]")).to_contain_text("is still ahead")
    page.get_by_role("button", name="Take off").click()
    expect(page.locator("[data-state=refused]")).to_have_count(0)
    assert not target.measurements.exists()


def test_the_page_is_accessible_while_something_waits(page):
    page.context.set_offline(True)
    note(page, "31")
    waits(page, 1)
    page.context.set_offline(False)
    page.wait_for_selector(ALL_SENT)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
