"""Commands that look after an installation, run here on the suite's own database."""

import argparse
import os
import socket
import stat

import pytest
from django.db import OperationalError

from factories.kernel import PASSWORD, make_person
from factories.practices import make_published
from yokoten.interfaces.channels import background
from yokoten.interfaces.cli import administrator, demo, instance, prepare, serve, server, web, worker
from yokoten.interfaces.cli.failure import Failure
from yokoten.interfaces.cli.server import Door
from yokoten.kernel.actions.outbox import Letter, enqueue
from yokoten.kernel.models import Entry, Organisation, OutboxMessage, Person, Place, Role
from yokoten.kernel.rules.demonstration import ACCOUNTS
from yokoten.kernel.rules.demonstration import PASSWORD as SHOWN
from yokoten.measure.models import Indicator
from yokoten.practices.models import IndexState
from yokoten.practices.queries.sentences import recipe


@pytest.fixture
def here(monkeypatch, tmp_path):
    """Settings, tables and secret are there; nothing is served."""
    for name in ("keep_secret", "set_up", "migrate"):
        monkeypatch.setattr(instance, name, lambda: False)
    monkeypatch.setenv("YOKOTEN_HOME", str(tmp_path / "var"))
    monkeypatch.delenv("YOKOTEN_ADMINISTRATOR_PASSWORD", raising=False)
    for name in ("YOKOTEN_BACKGROUND", "YOKOTEN_PORT", "YOKOTEN_SECRET_KEY"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    return tmp_path


def appoint(email="anna@example.org", **details):
    return administrator.run(argparse.Namespace(email=email, name="Anna", language="sv", **details))


@pytest.mark.django_db
def test_an_administrator_is_made_with_name_language_and_a_line(here, monkeypatch, capsys):
    monkeypatch.setenv("YOKOTEN_ADMINISTRATOR_PASSWORD", PASSWORD)
    assert appoint() == 0
    person = Person.objects.get()
    assert (person.name, person.language, person.is_administrator) == ("Anna", "sv", True)
    assert person.check_password(PASSWORD) and Entry.objects.exists()
    assert capsys.readouterr().out == "anna@example.org is an administrator.\n"


@pytest.mark.django_db
def test_somebody_with_an_account_is_appointed_and_keeps_password_and_name(here):
    make_person("anna@example.org", password=PASSWORD, name="A. Example")
    assert appoint("Anna@Example.org") == 0
    person = Person.objects.get()
    assert (person.name, person.is_administrator) == ("A. Example", True) and person.check_password(PASSWORD)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("email", "password", "said"),
    [("anna", PASSWORD, "is not an e-mail address"), ("anna@example.org", "short", "too weak")],
)
def test_what_does_not_fit_is_said_in_a_sentence(here, monkeypatch, email, password, said):
    monkeypatch.setenv("YOKOTEN_ADMINISTRATOR_PASSWORD", password)
    with pytest.raises(Failure, match=said):
        appoint(email)
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_a_closed_account_is_not_appointed(here):
    make_person("anna@example.org", is_active=False)
    with pytest.raises(Failure, match="closed"):
        appoint()


@pytest.mark.parametrize(("typed", "taken"), [((PASSWORD, PASSWORD), PASSWORD), ((PASSWORD, "other"), None)])
def test_a_password_is_typed_twice(here, monkeypatch, typed, taken):
    words = iter(typed)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(words))
    if taken:
        assert administrator.password() == taken
    else:
        with pytest.raises(Failure, match="differ"):
            administrator.password()


@pytest.mark.django_db
def test_the_demo_is_loaded_once_and_says_who_can_come_in(here, capsys):
    for _ in range(2):
        assert demo.run(argparse.Namespace()) == 0
        said = capsys.readouterr().out
        assert all(account.email in said for account in ACCOUNTS) and said.count(SHOWN) == len(ACCOUNTS)
    assert Person.objects.count() == len(ACCOUNTS) and Place.objects.count() > 200


@pytest.mark.django_db
@pytest.mark.parametrize(("leave_out", "has_places"), [(False, True), (True, False)])
def test_an_installation_is_prepared_with_or_without_reference_tables(here, monkeypatch, capsys, leave_out, has_places):
    monkeypatch.setattr(prepare, "call_command", lambda *words, **options: None)
    assert prepare.run(argparse.Namespace(no_reference=leave_out)) == 0
    assert (Place.objects.exists(), Role.objects.exists(), Indicator.objects.exists()) == (has_places,) * 3
    assert not Person.objects.exists()
    assert ("indicators loaded" in capsys.readouterr().out) is has_places


@pytest.mark.django_db
def test_an_index_that_another_dictionary_made_is_made_anew(here, monkeypatch, capsys):
    monkeypatch.setattr(prepare, "call_command", lambda *words, **options: None)
    make_published()
    IndexState.objects.update(made_with="another")
    assert prepare.run(argparse.Namespace(no_reference=True)) == 0
    assert "made anew" in capsys.readouterr().out and IndexState.objects.get().made_with == recipe()
    assert prepare.run(argparse.Namespace(no_reference=True)) == 0
    assert "made anew" not in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize("with_demo", [True, False])
def test_an_installation_with_people_is_left_alone(with_demo):
    make_person()
    serve.prepare_contents(with_demo=with_demo)
    assert not Place.objects.exists() and not Organisation.objects.exists()


@pytest.mark.django_db
def test_serving_without_the_demo_leads_to_the_first_account(here, monkeypatch, capsys):
    served = []
    monkeypatch.setattr(serve, "serve", served.append)
    assert serve.run(argparse.Namespace(port=8123, host="127.0.0.1", no_demo=True)) == 0
    said = capsys.readouterr().out
    assert served == [Door("127.0.0.1", 8123)] and "http://localhost:8123/start/" in said and SHOWN not in said
    assert Place.objects.exists() and os.environ["YOKOTEN_BACKGROUND"] == "1"


@pytest.mark.django_db
def test_production_serves_as_many_processes_as_asked_and_nothing_in_the_background(here, monkeypatch):
    served = []
    monkeypatch.setattr(web, "serve", served.append)
    assert web.run(argparse.Namespace(host="0.0.0.0", port=80, workers=3, threads=5)) == 0
    assert served == [Door("0.0.0.0", 80, 3, 5)] and os.environ["YOKOTEN_BACKGROUND"] == ""


@pytest.mark.django_db
def test_a_worker_asked_once_does_what_waits_and_leaves(here):
    for number in range(3):
        enqueue(Letter(f"k{number}", "email", "x@example.org", "S", "B"))
    assert worker.run(argparse.Namespace(once=True, pause=1.0)) == 0
    assert set(OutboxMessage.objects.values_list("state", flat=True)) == {"sent"}
    assert not background.deliver()


def test_a_port_that_somebody_holds_is_not_free():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        door = Door(port=taken.getsockname()[1])
        assert not server.is_free(door)
        with pytest.raises(Failure, match=f"--port {door.port + 1}"):
            server.serve(door)
    assert server.is_free(door)


def test_the_folder_and_the_secret_of_an_installation_are_its_owners(monkeypatch, tmp_path):
    monkeypatch.setenv("YOKOTEN_HOME", str(tmp_path / "deep" / "var"))
    monkeypatch.setenv("YOKOTEN_SECRET_KEY", "")
    instance.keep_secret()
    first = os.environ["YOKOTEN_SECRET_KEY"]
    monkeypatch.setenv("YOKOTEN_SECRET_KEY", "")
    instance.keep_secret()
    file = tmp_path / "deep" / "var" / "secret.env"
    assert len(first) > 40 and os.environ["YOKOTEN_SECRET_KEY"] == first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_secret_from_outside_is_not_written_down(monkeypatch, tmp_path):
    monkeypatch.setenv("YOKOTEN_HOME", str(tmp_path))
    monkeypatch.setenv("YOKOTEN_SECRET_KEY", "from outside")
    instance.keep_secret()
    assert os.environ["YOKOTEN_SECRET_KEY"] == "from outside" and not (tmp_path / "secret.env").exists()


def test_a_database_that_is_away_is_said_in_a_sentence(monkeypatch):
    def away(*things):
        raise OperationalError("connection refused\n")

    monkeypatch.setattr(instance, "MigrationExecutor", away)
    with pytest.raises(Failure, match="the database does not answer: connection refused$"):
        instance.migrate()


@pytest.mark.django_db
def test_tables_that_are_up_to_date_need_nothing():
    assert instance.migrate() is False
