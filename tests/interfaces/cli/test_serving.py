"""The program itself, as people start it: serve, worker, web, administrator, prepare."""

import os
import re
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
PATIENCE_SECONDS = 60


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder):
    """An environment of its own: a folder, SQLite, nothing inherited."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("YOKOTEN_", "DATABASE_", "DJANGO_"))
    }
    return {**kept, "YOKOTEN_HOME": str(folder / "var")}


@pytest.fixture
def house(tmp_path):
    """An installation that nobody has started yet."""
    return environment(tmp_path)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """The folder of an installation that has its tables and nothing in them."""
    folder = tmp_path_factory.mktemp("tables")
    assert yokoten(environment(folder), "prepare", "--no-reference").returncode == 0
    return folder / "var"


@pytest.fixture
def prepared(house, tables):
    """An installation whose tables stand, for what is about something else."""
    shutil.copytree(tables, house["YOKOTEN_HOME"])
    return house


def yokoten(house, *words, **more):
    command = [sys.executable, "-m", "yokoten.interfaces.cli.main", *words]
    return subprocess.run(command, env={**house, **more}, capture_output=True, text=True, stdin=subprocess.DEVNULL)


class Running:
    """A started program; leaving the block asks it to stop and waits."""

    def __init__(self, house, *words):
        command = [sys.executable, "-m", "yokoten.interfaces.cli.main", *words]
        self.process = subprocess.Popen(command, env=house, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def __enter__(self):
        return self

    def page(self, address):
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                with urllib.request.urlopen(address, timeout=5) as answer:
                    return answer.geturl(), answer.read().decode()
            except OSError:
                assert self.process.poll() is None, self.process.stdout.read()
                assert time.monotonic() < until, "no answer"
                time.sleep(0.1)

    def __exit__(self, *failure):
        self.process.send_signal(signal.SIGTERM)
        self.said = self.process.communicate(timeout=PATIENCE_SECONDS)[0]


def test_an_empty_instance_starts_leads_on_works_and_stops(house, tmp_path):
    port = free_port()
    with Running(house, "serve", "--no-demo", "--port", str(port)) as served:
        where, page = served.page(f"http://localhost:{port}/")
        assert where.endswith("/start/") and "first one is yours" in page
        with sqlite3.connect(tmp_path / "var" / "yokoten.sqlite3", timeout=PATIENCE_SECONDS) as database:
            database.execute(
                "INSERT INTO kernel_outboxmessage (key, channel, destination, subject, body, language, state, attempts,"
                " not_before, last_error, stop_address, created_at) VALUES ('k', 'email', 'x@example.org',"
                " 'Hello from the outbox', '', 'en', 'waiting', 0, '2020-01-01', '', '', '2020-01-01')"
            )
        until = time.monotonic() + PATIENCE_SECONDS
        while database.execute("SELECT state FROM kernel_outboxmessage").fetchone() != ("sent",):
            assert time.monotonic() < until
            time.sleep(0.2)
        taken = yokoten(house, "serve", "--no-demo", "--port", str(port))
        assert taken.returncode == 2 and f"port {port} is taken" in taken.stderr and "Traceback" not in taken.stderr
    assert served.process.returncode == 0
    assert "Subject: Hello from the outbox" in served.said and "/start/" in served.said
    secret = tmp_path / "var" / "secret.env"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600


def test_an_administrator_is_made_without_a_terminal(house):
    made = yokoten(house, "administrator", "a@example.org", YOKOTEN_ADMINISTRATOR_PASSWORD="seven grey herons")
    assert made.returncode == 0, made.stderr
    again = yokoten(house, "administrator", "A@example.org")
    assert again.returncode == 0 and "is an administrator" in again.stdout


@pytest.mark.parametrize(
    ("more", "said"),
    [({}, "set YOKOTEN_ADMINISTRATOR_PASSWORD"), ({"YOKOTEN_ADMINISTRATOR_PASSWORD": "weak"}, "too weak")],
)
def test_an_administrator_without_a_password_is_explained(prepared, more, said):
    refused = yokoten(prepared, "administrator", "a@example.org", **more)
    assert refused.returncode == 2 and said in refused.stderr and "Traceback" not in refused.stderr


def test_a_worker_stops_when_asked(prepared):
    assert yokoten(prepared, "prepare").returncode == 0
    with Running(prepared, "worker", "--pause", "0.1") as working:
        assert "at work" in working.process.stdout.readline()
    assert working.process.returncode == 0
    assert yokoten(prepared, "worker", "--once").returncode == 0


def until(is_so):
    patience = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < patience
        time.sleep(0.05)


@pytest.fixture
def busy(prepared, tmp_path):
    """An installation with one task waiting; the folder says when it began and ended, `go` lets it end."""
    house = {**prepared, "PYTHONPATH": str(Path(__file__).parents[2])}
    script = f"import django; django.setup(); from factories.tasks import wait_for; wait_for.enqueue({str(tmp_path)!r})"
    settings = {**house, "DJANGO_SETTINGS_MODULE": "yokoten.config.settings"}
    subprocess.run([sys.executable, "-c", script], env=settings, check=True)
    return house


def task_in(tmp_path, statement="SELECT status FROM django_tasks_database_dbtaskresult"):
    with sqlite3.connect(tmp_path / "var" / "yokoten.sqlite3", timeout=PATIENCE_SECONDS) as database:
        return database.execute(statement).fetchone()


def test_a_worker_asked_to_stop_finishes_what_it_has_in_hand(busy, tmp_path):
    with Running(busy, "worker", "--pause", "0.1") as working:
        until((tmp_path / "begun").exists)
        working.process.send_signal(signal.SIGTERM)
        time.sleep(1)
        assert working.process.poll() is None and not (tmp_path / "ended").exists()
        (tmp_path / "go").touch()
        working.process.wait(PATIENCE_SECONDS)
    assert working.process.returncode == 0 and (tmp_path / "ended").read_text() == "x"
    assert task_in(tmp_path) == ("SUCCESSFUL",)


def test_what_a_killed_worker_had_in_hand_is_taken_up_again(busy, tmp_path):
    with Running(busy, "worker", "--pause", "0.1") as working:
        until((tmp_path / "begun").exists)
        working.process.kill()
    assert task_in(tmp_path) == ("RUNNING",)
    (tmp_path / "go").touch()
    assert yokoten(busy, "worker", "--once").returncode == 0
    assert task_in(tmp_path) == ("RUNNING",)
    task_in(tmp_path, "UPDATE django_tasks_database_dbtaskresult SET started_at = '2020-01-01'")
    with Running(busy, "worker", "--pause", "0.1"):
        until((tmp_path / "ended").exists)
    assert task_in(tmp_path) == ("SUCCESSFUL",) and (tmp_path / "begun").read_text() == "xx"


def test_production_needs_a_secret_and_says_so(house):
    refused = yokoten(house, "web", YOKOTEN_PUBLIC_ADDRESS="https://yokoten.example.org")
    assert refused.returncode == 2 and "YOKOTEN_SECRET_KEY" in refused.stderr and "Traceback" not in refused.stderr


def test_a_database_that_does_not_answer_is_named(house):
    refused = yokoten(house, "serve", DATABASE_URL="postgres://nobody@127.0.0.1:1/none")
    assert refused.returncode == 2 and "does not answer" in refused.stderr and "Traceback" not in refused.stderr


def test_every_command_explains_itself(house):
    listed = re.findall(r"^  (\S+)$", yokoten(house, "--help").stdout, re.MULTILINE)
    assert {"serve", "web", "worker", "prepare", "administrator", "demo"} <= set(listed)
    for command in ("serve", "web", "worker", "prepare", "administrator", "demo"):
        assert yokoten(house, command, "--help").returncode == 0
