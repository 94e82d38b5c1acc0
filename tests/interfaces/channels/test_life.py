from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from factories.tasks import wait_for
from yokoten.interfaces.channels import background
from yokoten.interfaces.channels.life import LOST_AFTER, MOST_HANDS, sign, take_up_lost

pytestmark = pytest.mark.django_db


def held(*workers, minutes_ago=0.0):
    wait_for.enqueue("nowhere")
    task = DBTaskResult.objects.get()
    task.status, task.worker_ids = "RUNNING", list(workers)
    task.started_at = timezone.now() - timedelta(minutes=minutes_ago)
    task.save()
    return task


def status():
    return DBTaskResult.objects.get().status


def test_a_task_that_somebody_signs_for_stays_theirs():
    held("a", minutes_ago=6)
    assert sign("a", timezone.now()) == 1
    assert take_up_lost(timezone.now()) == 0 and status() == "RUNNING"


def test_nobody_signs_for_the_task_of_another():
    held("a", "b", minutes_ago=6)
    assert sign("a", timezone.now()) == 0


def test_a_task_that_nobody_signs_for_is_taken_up_again():
    held("a", minutes_ago=4)
    assert take_up_lost(timezone.now()) == 0
    assert take_up_lost(timezone.now() + LOST_AFTER) == 1 and status() == "READY"


def test_a_task_that_kills_its_workers_is_given_up(caplog):
    held(*"abcdefgh"[:MOST_HANDS], minutes_ago=6)
    assert take_up_lost(timezone.now()) == 0 and status() == "FAILED"
    assert "given up" in caplog.text


def test_every_turn_signs_and_takes_up():
    task = held(background.WORKER, minutes_ago=4)
    assert not background.live()
    assert DBTaskResult.objects.get().started_at > task.started_at
