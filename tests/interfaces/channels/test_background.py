import threading

import pytest
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from yokoten.interfaces.channels import background
from yokoten.kernel.actions.outbox import Letter, enqueue
from yokoten.kernel.models import OutboxMessage

HEARD = []


@task()
def note(word: str) -> None:
    HEARD.append(word)


@pytest.mark.django_db(transaction=True)
def test_a_stored_task_runs_and_an_empty_queue_rests():
    HEARD.clear()
    assert not background.run_tasks()
    note.enqueue("a")
    assert background.run_tasks() and not background.run_tasks()
    assert HEARD == ["a"] and DBTaskResult.objects.get().status == "SUCCESSFUL"


@pytest.mark.django_db(transaction=True)
def test_a_task_that_a_dead_process_left_runs_again():
    HEARD.clear()
    note.enqueue("again")
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now())
    assert not background.run_tasks()
    assert background.release_orphans() == 1 and background.run_tasks()
    assert HEARD == ["again"]


@pytest.mark.django_db
def test_what_is_due_is_delivered():
    assert not background.deliver()
    enqueue(Letter("k", "email", "x@example.org", "S", "B"))
    assert background.deliver() and OutboxMessage.objects.get().state == "sent"


def test_both_threads_survive_a_failure_and_stop_when_asked(monkeypatch):
    tried = threading.Event()

    def fail():
        tried.set()
        raise ZeroDivisionError

    monkeypatch.setattr(background, "run_tasks", fail)
    monkeypatch.setattr(background, "deliver", fail)
    working = background.Background(0.01).start()
    assert tried.wait(5)
    assert not working.wait(0.05)
    working.stop()
    assert working.wait(5)
