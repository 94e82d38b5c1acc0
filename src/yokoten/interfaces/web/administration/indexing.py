"""Making the search index anew behind the pages, with its progress kept where every page can read it."""

import time
from collections.abc import Callable

from django.utils import timezone
from django_tasks import task

from yokoten.kernel.actor import SYSTEM
from yokoten.practices.actions.indexing import note_renewal, renew_index
from yokoten.practices.queries.building import built

EVERY_SECONDS = 1.0


@task()
def make_index_anew() -> None:
    """Read every practice, then change the index over in one go; searches go on in the old one meanwhile."""
    renew_index(SYSTEM, built(telling()), now=timezone.now())


def telling(clock: Callable[[], float] = time.monotonic) -> Callable[[int, int], None]:
    """Notes the progress at most once a second."""
    last: list[float] = []

    def tell(done: int, total: int) -> None:
        now = clock()
        if not last or now - last[0] >= EVERY_SECONDS:
            last[:] = [now]
            note_renewal(SYSTEM, done=done, total=total, now=timezone.now())

    return tell
