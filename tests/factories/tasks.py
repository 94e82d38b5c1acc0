"""A task for workers in processes of their own; files tell it when to end and the test when it began."""

import time
from pathlib import Path

from django_tasks import task


@task()
def wait_for(folder: str) -> None:
    """Note the beginning, wait until the file `go` is there, note the end."""
    place = Path(folder)
    _note(place / "begun")
    while not (place / "go").exists():
        time.sleep(0.02)
    _note(place / "ended")


def _note(file: Path) -> None:
    """One letter more, in one step: whoever sees the file sees the whole of it, though the worker is killed at once."""
    before = file.read_text() if file.exists() else ""
    beside = file.with_suffix(".new")
    beside.write_text(before + "x")
    beside.replace(file)
