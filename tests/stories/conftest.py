"""The demo, served once per story, and a browser window in front of it."""

import pytest

from factories.demonstration import loaded_demonstration, opened, serving


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker):
    """Replaces the fixture of this name, which would roll back after each test: a story changes what it tells of."""
    with django_db_blocker.unblock(), loaded_demonstration():
        yield


@pytest.fixture(scope="module")
def served(db):
    with serving() as server:
        yield server


@pytest.fixture
def page(chromium, served):
    with opened(chromium, served.url, locale="en-GB", accept_downloads=True) as page:
        yield page


@pytest.fixture
def guest(chromium, served):
    """Somebody else, in another browser, without an account."""
    with opened(chromium, served.url, locale="ru-RU") as page:
        yield page
