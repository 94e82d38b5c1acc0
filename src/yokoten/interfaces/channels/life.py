"""Which tasks are in somebody's hands: a worker signs for its task every half minute; one that died signs no more."""

import logging
from datetime import datetime, timedelta

from django_tasks_db.models import DBTaskResult

SIGN_SECONDS = 30.0
LOST_AFTER = timedelta(minutes=5)
MOST_HANDS = 5

logger = logging.getLogger(__name__)


class WorkerLost(Exception):
    """Every worker that took the task died over it."""


def sign(worker: str, now: datetime) -> int:
    """Say that the task in this worker's hands is still being done; its start counts as the last sign of life."""
    mine = [task.pk for task in DBTaskResult.objects.running() if task.worker_ids[-1:] == [worker]]
    return DBTaskResult.objects.running().filter(pk__in=mine).update(started_at=now) if mine else 0


def take_up_lost(now: datetime) -> int:
    """Make tasks ready again whose worker has not signed for a while; one that `MOST_HANDS` died over is given up."""
    lost = DBTaskResult.objects.running().filter(started_at__lt=now - LOST_AFTER)
    taken_up = 0
    for task in lost:
        if len(task.worker_ids) >= MOST_HANDS:
            logger.error("task %s was given up: %s workers died over it", task.pk, len(task.worker_ids))
            task.set_failed(WorkerLost())
        else:
            taken_up += lost.filter(pk=task.pk).update(status="READY", started_at=None)
    return taken_up
