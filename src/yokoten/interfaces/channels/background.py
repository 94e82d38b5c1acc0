"""Work behind the pages: stored tasks, the outbox and signs of life, each in a thread, until asked to stop."""

import logging
import threading
from collections.abc import Callable

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from yokoten.interfaces.channels.delivery import deliver_due
from yokoten.interfaces.channels.life import SIGN_SECONDS, sign, take_up_lost
from yokoten.interfaces.channels.notifications import write_at_once
from yokoten.kernel.news import LOOKED_AFTER, announce

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 1.0
WORKER = get_random_string(32)


class Background:
    """One thread runs tasks, one delivers messages, one signs for the task in hand as long as it takes.

    `stop` lets each finish what it has in hand.
    """

    def __init__(self, pause_seconds: float = PAUSE_SECONDS) -> None:
        self._stopping = threading.Event()
        self._done = threading.Event()
        self._life = threading.Thread(target=self._repeat, args=(live, SIGN_SECONDS, self._done), daemon=True)
        self._threads = [
            threading.Thread(target=self._repeat, args=(turn, pause_seconds, self._stopping), name=name, daemon=True)
            for name, turn in (("tasks", run_tasks), ("outbox", deliver))
        ]

    def start(self) -> "Background":
        for thread in (self._life, *self._threads):
            thread.start()
        return self

    def stop(self) -> None:
        """Ask both threads to stop after what they have in hand."""
        self._stopping.set()

    def wait(self, timeout_seconds: float | None = None) -> bool:
        """Wait for both threads; false if one still works when the time is up."""
        for thread in self._threads:
            thread.join(timeout_seconds)
        if any(thread.is_alive() for thread in self._threads):
            return False
        self._done.set()
        self._life.join(timeout_seconds)
        return not self._life.is_alive()

    def _repeat(self, turn: Callable[[], bool], pause_seconds: float, until: threading.Event) -> None:
        while not until.is_set():
            if not _one(turn):
                until.wait(pause_seconds)
        connection.close()


def _one(turn: Callable[[], bool]) -> bool:
    """One turn; a database that is away for a moment is tried again, anything else is logged and survived."""
    close_old_connections()
    try:
        return turn()
    except DatabaseError as away:
        logger.warning("background: %s", away)
        connection.close()
    except Exception:
        logger.exception("background work failed")
    return False


def run_tasks() -> bool:
    """Run one stored task if one is ready; the sign of life comes first so that an idle house takes no lock."""
    if not DBTaskResult.objects.ready().exists():
        return False
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=WORKER,
        excluded_queue_names=[],
    )
    worker.run()
    return True


def deliver() -> bool:
    """Write letters that do not wait, then deliver the oldest due message: one at a time, so that a slow mail server
    outlasts no lease."""
    now = timezone.now()
    written = write_at_once(now)
    done = deliver_due(now, limit=1)
    return written + done.sent + done.failed > 0


def live() -> bool:
    """Sign for the task in hand, take up what others lost, tell who else looks after work; not before the pause."""
    take_up_lost(timezone.now())
    sign(WORKER, timezone.now())
    announce(LOOKED_AFTER)
    return False


def release_orphans() -> int:
    """Make tasks ready again that a process left running when it died; only where one process does all the work."""
    return DBTaskResult.objects.running().update(status="READY", started_at=None)
