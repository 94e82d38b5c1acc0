"""The demo, served once per file, with one thing more on every page that would be empty."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from factories.demonstration import loaded_demonstration, opened, serving
from yokoten.compare.actions.comparison import save_comparison, share_comparison
from yokoten.compare.queries import opening
from yokoten.kernel.actions.outbox import Letter, enqueue
from yokoten.kernel.actions.person import Newcomer, create_person, invitation_key
from yokoten.kernel.actor import SYSTEM
from yokoten.kernel.models import OutboxMessage, Person
from yokoten.measure.models import Source

BACKEND = "django.contrib.auth.backends.ModelBackend"


def saved_comparison():
    analyst, today = Person.objects.select_related("home").get(email="smolensk@example.org"), timezone.localdate()
    asked = opening(analyst, analyst.home, today=today).asked
    saved = save_comparison(analyst, asked, title="Смоленск: кто впереди", today=today)
    return share_comparison(analyst, saved, visibility="link").token


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
    invited = create_person(SYSTEM, Newcomer("new@example.org", "Newcomer", "en"))
    enqueue(Letter("k", "email", "x@example.org", "Subject", "Body"))
    return {
        "saved": saved_comparison(),
        "invitation": invitation_key(invited),
        "message": OutboxMessage.objects.latest("pk").pk,
        "person": Person.objects.get(email="smolensk@example.org").pk,
        "source": Source.objects.first().code,
    }


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
