"""How far background work on an import has come, for the page that waits for it.

All values take effect in one transaction, so until it ends the database shows nothing of it, and SQLite lets nobody
write beside it. Therefore the course is a small file in the installation's folder. A worker on another machine writes
it there: the page then falls back on what the import itself says (`rows_done`).
"""

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from yokoten.measure.rules.following import READING, SORTING, STAGING, STORING, Follow, percent

PHASES = (READING, SORTING, STAGING, STORING)
EVERY_SECONDS = 0.25


@dataclass(frozen=True)
class Course:
    """One step and how much of it is done."""

    phase: str
    done: int
    total: int

    @property
    def percent(self) -> int:
        """Of the whole work, never 100 before the import says that it is stored."""
        return min(round(percent(self.phase, self.done, self.total, PHASES)), 99)


def course_of(number: int) -> Course | None:
    """What was last told about an import; None where nothing is known here."""
    try:
        told = json.loads(_file(number).read_text(encoding="ascii"))
        return Course(str(told["phase"]), int(told["done"]), int(told["total"])) if told["phase"] in PHASES else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def writing(number: int, clock: Callable[[], float] = time.monotonic) -> Follow:
    """Keep the course of an import, a few times a second at most; a folder that cannot be written is no failure."""
    last: list[tuple[float, str]] = []

    def follow(phase: str, done: int, total: int) -> None:
        now = clock()
        if last and last[-1][1] == phase and now - last[-1][0] < EVERY_SECONDS and done < total:
            return
        last[:] = [(now, phase)]
        _write(number, Course(phase, done, total))

    return follow


def forget(number: int) -> None:
    """The work has ended, or begins anew."""
    with suppress(OSError):
        _file(number).unlink()


def _file(number: int) -> Path:
    return Path(settings.HOME) / "courses" / f"import-{number}.json"


def _write(number: int, course: Course) -> None:
    file = _file(number)
    fresh = file.with_suffix(".new")
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, exist_ok=True)
        fresh.write_text(json.dumps(asdict(course)), encoding="ascii")
        os.replace(fresh, file)
