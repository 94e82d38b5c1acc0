"""`yokoten worker`: background work in production: imports, computations, messages."""

import argparse
import signal
import threading
from types import FrameType

from yokoten.interfaces.cli import instance

HELP = """Run background work until stopped: stored tasks and the outbox. Any number of workers may run side by side.

SIGTERM and Ctrl+C let the work in hand finish first. What a worker that died had in hand is taken up again after five
minutes."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do what is waiting now, then leave")
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between looks at an empty queue (1)")


def run(arguments: argparse.Namespace) -> int:
    """Work until a signal says stop."""
    instance.set_up()
    background = instance.module("yokoten.interfaces.channels.background")
    if arguments.once:
        background.live()
        while background.run_tasks() or background.deliver():
            pass
        return 0
    stopping = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    working = background.Background(arguments.pause).start()
    print("Worker is at work. Ctrl+C stops it.", flush=True)
    while not stopping.wait(0.5):
        pass
    working.stop()
    working.wait()
    return 0
