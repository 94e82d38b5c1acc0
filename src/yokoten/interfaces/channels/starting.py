"""Start background work inside a web process, once Django is ready."""

import atexit
import importlib


def start_background() -> None:
    """Start the threads; at the end of the process they are asked to stop. Loaded late: models need Django set up."""
    working = importlib.import_module("yokoten.interfaces.channels.background").Background().start()
    atexit.register(working.stop)
