"""Background work that breaks down: the import comes back to its person, with the reason, and can be tried again."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from factories.imports import asked, confirmed, make_analyst, make_land, make_rows
from yokoten.config import wiring
from yokoten.interfaces.channels import background as work
from yokoten.interfaces.channels.life import MOST_HANDS
from yokoten.interfaces.importers import background
from yokoten.kernel import news
from yokoten.kernel.models import Entry, OutboxMessage
from yokoten.measure.actions import confirming
from yokoten.measure.actions.confirming import confirm_import
from yokoten.measure.models import DatasetImport, Observation

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting():
    """An import that somebody confirmed, with its task in the queue."""
    make_land()
    analyst = make_analyst()
    dataset = confirmed(analyst, make_rows())
    background.store_in_background.enqueue(dataset.pk, analyst.pk, "http://x.example/import")
    return dataset


def broken(*arguments, **details):
    raise MemoryError


def state(dataset):
    found = DatasetImport.objects.get(pk=dataset.pk)
    return found.state, found.failure.get("code", "")


def letter():
    return OutboxMessage.objects.get()


def test_a_task_that_works_stores_the_import_and_tells(waiting):
    assert work.run_tasks() and not work.live()
    assert state(waiting) == ("stored", "") and Observation.objects.count() == 288
    assert letter().subject == f"Import stored: {waiting.title}"


def test_a_task_that_breaks_down_gives_the_import_back_and_tells_why(waiting, monkeypatch):
    monkeypatch.setattr(background, "store", broken)
    assert work.run_tasks()
    assert state(waiting) == ("checked", "import_failed") and not Observation.objects.exists()
    assert letter().destination == waiting.created_by.email
    assert "for a reason of ours" in letter().body and f"/measure/imports/{waiting.pk}/" in letter().body


def test_a_task_that_breaks_down_and_cannot_say_so_is_noticed(waiting, monkeypatch):
    monkeypatch.setattr(background, "store", broken)
    monkeypatch.setattr(background, "fail_import", broken)
    assert work.run_tasks()
    assert state(waiting) == ("storing", "") and DBTaskResult.objects.get().status == "FAILED"
    monkeypatch.setattr(background, "fail_import", confirming.fail_import)
    work.live()
    assert state(waiting) == ("checked", "import_given_up")
    assert "broke down and was given up" in letter().body
    assert Entry.objects.filter(act="measure.fail_import").count() == 1


def test_an_import_whose_task_killed_every_worker_comes_back(waiting):
    hands = list("abcdefgh"[:MOST_HANDS])
    long_ago = timezone.now() - timedelta(minutes=6)
    DBTaskResult.objects.update(status="RUNNING", worker_ids=hands, started_at=long_ago)
    work.live()
    assert DBTaskResult.objects.get().status == "FAILED"
    assert state(waiting) == ("checked", "import_given_up")


def test_an_import_without_any_task_comes_back_to_whoever_brought_it(waiting):
    DBTaskResult.objects.all().delete()
    assert background.release_lost_imports() == 1
    assert state(waiting) == ("checked", "import_given_up")
    assert letter().destination == waiting.created_by.email


@pytest.mark.parametrize("status", ["READY", "RUNNING"])
def test_an_import_whose_task_waits_or_works_is_left_alone(waiting, status):
    DBTaskResult.objects.update(status=status, started_at=timezone.now())
    assert background.release_lost_imports() == 0
    assert state(waiting) == ("storing", "")


def test_the_task_of_another_import_does_not_count(waiting):
    DBTaskResult.objects.update(args_kwargs={"args": [waiting.pk + 1, None, ""], "kwargs": {}})
    assert background.release_lost_imports() == 1


def test_what_came_back_is_stored_by_a_second_try(waiting):
    DBTaskResult.objects.update(status="FAILED")
    background.release_lost_imports()
    again = confirm_import(waiting.created_by, waiting)
    background.store_in_background.enqueue(again.pk, again.created_by_id, "")
    assert background.release_lost_imports() == 0
    assert work.run_tasks() and state(waiting) == ("stored", "")


def test_a_check_made_anew_forgets_why_storing_failed(waiting):
    background.release_lost_imports()
    DatasetImport.objects.update(state="checked", failure={"code": "import_failed", "facts": {}})
    asked(waiting.created_by, make_rows())
    assert state(waiting) == ("checked", "")


def test_the_house_is_wired_to_notice():
    wiring.wire()
    wiring.wire()
    assert news._listeners[news.LOOKED_AFTER].count(background.release_lost_imports) == 1
