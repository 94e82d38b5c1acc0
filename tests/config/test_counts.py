"""Counts that processes share: a cache in a table, exact however many count at once."""

import os
import subprocess
import sys
import time

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client

from config.test_settings import settings_in
from factories.api import Caller, make_token
from factories.kernel import make_person
from yokoten.config import counts
from yokoten.config.counts import TABLE, SharedCounts
from yokoten.interfaces.api.rate import PerCaller, _counted
from yokoten.interfaces.api.reading import PER_CALLER as READING

PUBLIC = {"YOKOTEN_PUBLIC_ADDRESS": "https://yokoten.example.org", "YOKOTEN_SECRET_KEY": "x" * 50}
SHARED = {"default": {"BACKEND": "yokoten.config.counts.SharedCounts", "LOCATION": "default"}}


@pytest.fixture
def shared(db):
    return SharedCounts("default", {})


@pytest.fixture
def two(db):
    """The same table as two processes see it."""
    return SharedCounts("default", {}), SharedCounts("default", {})


def as_another_process():
    """It has no object in common with this one, only the table."""
    caches["default"].get("k")
    del caches["default"]


def test_what_one_writes_the_other_reads(two):
    here, there = two
    here.set("k", [1.5, 2.5], 60)
    assert there.get("k") == [1.5, 2.5] and there.get("other", "nothing") == "nothing"
    assert there.delete("k") and here.get("k") is None and not here.delete("k")


def test_only_one_adds(two):
    here, there = two
    assert here.add("k", True, 60) and not there.add("k", True, 60)


def test_both_count_on(two):
    here, there = two
    here.add("k", 1, 60)
    assert [there.incr("k"), here.incr("k"), there.incr("k", 5), here.decr("k")] == [2, 3, 8, 7]
    with pytest.raises(ValueError, match="not found"):
        here.incr("nothing")


def test_what_has_run_out_is_not_there(shared, monkeypatch):
    shared.set("k", 1, 60)
    shared.set("ever", 1, None)
    later = time.time() + 61
    monkeypatch.setattr(time, "time", lambda: later)
    assert shared.get("k") is None and shared.get("ever") == 1
    assert shared.add("k", 7, 60) and shared.get("k") == 7
    monkeypatch.setattr(time, "time", lambda: later + 3600)
    with pytest.raises(ValueError, match="not found"):
        shared.incr("k")
    assert not shared.touch("k", 60) and shared.touch("ever", 60)


def test_old_counts_are_swept_away(shared, monkeypatch):
    shared.set("k", 1, 60)
    shared.set("ever", 1, None)
    later = time.time() + 61
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setattr(counts, "SWEEP_ONE_IN", 1)
    shared.set("new", 1, 3600)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT key FROM {TABLE} ORDER BY key")
        assert [key for (key,) in cursor.fetchall()] == [":1:ever", ":1:new"]
    shared.clear()
    assert shared.get("ever") is None


def test_the_api_counts_calls_to_any_process_together(client, db, settings, monkeypatch):
    settings.CACHES = SHARED
    monkeypatch.setattr(READING, "num_requests", 4)
    monkeypatch.setattr(PerCaller, "timer", lambda self: 1_000_000_020.0)
    _, secret = make_token()
    told = []
    for process in (0, 1, 0, 1, 0, 1):
        as_another_process()
        told.append(Caller(Client(REMOTE_ADDR=f"10.0.0.{process}"), None, secret).get("places").status_code)
    assert told == [200, 200, 200, 200, 429, 429]


def test_every_period_begins_anew_and_says_when(rf, db, monkeypatch):
    limit, request = PerCaller("2/m"), rf.get("/")
    request.auth = make_person()
    clock = [60.0]
    monkeypatch.setattr(PerCaller, "timer", lambda self: clock[0])
    assert [limit.allow_request(request) for _ in range(3)] == [True, True, False]
    clock[0] = 119.0
    assert not limit.allow_request(request) and limit.wait() == 1.0
    clock[0] = 120.0
    assert limit.allow_request(request)


def test_guessing_of_passwords_is_counted_for_all_processes_together(db, settings):
    settings.CACHES = SHARED
    make_person("anna@example.org", password="a horse and a battery")
    said = []
    for _ in range(8):
        as_another_process()
        form = {"login": "anna@example.org", "password": "wrong"}
        said.append("Too many" in Client().post("/accounts/login/", form).content.decode())
    assert said[0] is False and said[-1] is True
    assert sum(said) >= 2


HAMMER = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "yokoten.config.settings"
import django
django.setup()
from yokoten.interfaces.api.rate import _counted
print(sum(_counted("hammered", 60) <= 300 for _ in range(250)))
"""


@pytest.mark.slow
def test_two_processes_at_once_count_exactly(tmp_path):
    own = {name: value for name, value in os.environ.items() if not name.startswith(("YOKOTEN_", "DATABASE_"))}
    own |= {"YOKOTEN_HOME": str(tmp_path), **PUBLIC}
    started = [
        subprocess.Popen([sys.executable, "-c", HAMMER], env=own, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    allowed = [int(process.communicate(timeout=120)[0]) for process in started]
    assert sum(allowed) == 300 and (tmp_path / "counts.sqlite3").exists()


def test_a_counted_call_is_one_statement(shared, settings, django_assert_num_queries):
    settings.CACHES = SHARED
    _counted("k", 60)
    with django_assert_num_queries(1):
        assert _counted("k", 60) == 2


def test_one_process_alone_counts_in_its_memory(tmp_path):
    assert "locmem" in settings_in(tmp_path, "s.CACHES['default']['BACKEND']")
    assert settings_in(tmp_path, "list(s.DATABASES)") == ["default"]


def test_a_public_installation_counts_in_a_database_of_its_own(tmp_path):
    assert settings_in(tmp_path, "s.CACHES['default']['LOCATION']", **PUBLIC) == "counts"
    assert settings_in(tmp_path, "s.DATABASES['counts']['NAME']", **PUBLIC) == str(tmp_path / "counts.sqlite3")
    postgres = {**PUBLIC, "DATABASE_URL": "postgres://someone@127.0.0.1/yokoten"}
    assert settings_in(tmp_path, "s.DATABASES['counts']['NAME']", **postgres) == "yokoten"


def test_the_operator_can_say_where_to_count(tmp_path):
    assert "locmem" in settings_in(tmp_path, "s.CACHES['default']['BACKEND']", **PUBLIC, YOKOTEN_COUNTS="process")
    assert settings_in(tmp_path, "s.CACHES['default']['LOCATION']", YOKOTEN_COUNTS="database") == "counts"
    assert "YOKOTEN_COUNTS" in settings_in(tmp_path, "s.DEBUG", YOKOTEN_COUNTS="paper")
