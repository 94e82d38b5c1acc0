"""The bar on stderr while an import works: which step, how many rows or values of how many, the share of the whole."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from yokoten.interfaces.wording.imports import phase_said
from yokoten.interfaces.wording.language import Language
from yokoten.measure.rules.following import PHASES, Follow, percent


@contextmanager
def followed(language: Language, phases: Sequence[str] = PHASES, console: Console | None = None) -> Iterator[Follow]:
    """Draw what is told; nothing where stderr is no terminal."""
    console = console or Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("", total=100.0)

        def follow(phase: str, done: int, total: int) -> None:
            share = percent(phase, done, total, phases)
            bar.update(task, completed=share, description=phase_said(language, phase, done, total))

        yield follow
