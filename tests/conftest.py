"""Settings of the suite and the browser. `DATABASE_URL=postgres://… pytest` runs the same tests on PostgreSQL."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from playwright.sync_api import expect, sync_playwright

from factories.snapshots import forget

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(Path(__file__).parent.parent / "build" / "hypothesis"))


def pytest_configure(config):
    """Fast password hashes, and nothing of the suite in the folder of a real installation."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.HOME = Path(tempfile.mkdtemp(prefix="yokoten-tests-"))
    settings.STATIC_ROOT = settings.HOME / "static"
    settings.STATIC_ROOT.mkdir()
    settings.HAS_BACKGROUND_THREAD = False
    expect.set_options(timeout=15_000)  # as long as browsers wait for everything else: both cores may be busy
    for alias, kept in settings.DATABASES.items():
        if kept["ENGINE"].endswith("sqlite3"):
            _keep_in_a_file(alias, kept)
    config.addinivalue_line("markers", "database(vendor): about one database only; left to the run on that database")


def _keep_in_a_file(alias, kept):
    """As the product does. In memory every thread of a served house would share one connection and its transactions."""
    kept.setdefault("TEST", {})["NAME"] = str(settings.HOME / f"{alias}.sqlite3")
    kept["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"


def pytest_unconfigure():
    """Nothing of the suite is left behind."""
    shutil.rmtree(settings.HOME, ignore_errors=True)


def pytest_collection_modifyitems(config, items):
    """What is about one database belongs to the run on that database, what asks none to the run on the embedded one.

    Both runs are part of `.ci/run`, so everything runs.
    """
    elsewhere = [item for item in items if _is_about_another_database(item) or _asks_none_but_runs_elsewhere(item)]
    config.hook.pytest_deselected(items=elsewhere)
    gone = set(elsewhere)
    items[:] = [item for item in items if item not in gone]


def _is_about_another_database(item):
    return any(mark.args[0] != connection.vendor for mark in item.iter_markers("database"))


def _asks_none_but_runs_elsewhere(item):
    asks = item.get_closest_marker("django_db") or {"db", "transactional_db", "live_server"} & set(item.fixturenames)
    return connection.vendor != "sqlite" and not asks


@pytest.fixture(scope="session", autouse=True)
def _nothing_left(django_db_blocker):
    """Copies of the database go before the database does."""
    yield
    with django_db_blocker.unblock():
        forget()


@pytest.fixture(autouse=True)
def _fresh():
    """No test inherits another one's language or rate limits."""
    cache.clear()
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def chromium():
    """One browser for the worker: the machine's Chromium if there is one, else the one Playwright brought."""
    own = os.environ.get("YOKOTEN_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=own, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, live_server):
    """A fresh page on the served suite; whatever the browser complains about fails the test."""
    context = chromium.new_context(base_url=live_server.url, locale="en-GB", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    context.close()
    assert page.complaints == []
