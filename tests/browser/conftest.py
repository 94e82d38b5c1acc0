"""The demo, served once per file, with one thing more on every page that would be empty."""

import pytest
from django.conf import settings
from django.test import Client

from browser.furnishing import furnish
from factories.demonstration import loaded_demonstration, opened, serving
from yokoten.kernel.models import Person

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker):
    """Replaces the fixture of this name, which would roll back after each test: here a whole file looks at one demo."""
    with django_db_blocker.unblock(), loaded_demonstration():
        yield


@pytest.fixture(scope="module")
def served(db):
    with serving() as server:
        yield server


@pytest.fixture(scope="module")
def filled(served):
    """What stands for the braces in an address."""
    return furnish()


@pytest.fixture
def page(chromium, served):
    with opened(chromium, served.url, reduced_motion="reduce") as page:
        yield page


@pytest.fixture
def look(page, served, filled):
    """Open a view as the person it belongs to, in that person's language."""

    def open_view(view, width=1280):
        page.set_viewport_size({"width": width, "height": 900})
        if view.who:
            enter(page, served.url, view.who)
        answer = page.goto(view.address.format(**filled))
        assert answer.status == view.status
        return page

    return open_view


def enter(page, url, who):
    """Signed in without walking through the door."""
    client = Client()
    client.force_login(Person.objects.get(email=f"{who}@example.org"), backend=BACKEND)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": url}])
