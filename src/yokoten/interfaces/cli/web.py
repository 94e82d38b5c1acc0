"""`yokoten web`: the pages in production, behind a proxy; background work is a `yokoten worker` beside it."""

import argparse
import os

from yokoten.interfaces.cli import instance
from yokoten.interfaces.cli.server import Door, serve

HELP = """Serve the pages in production. Run `yokoten prepare` before, and `yokoten worker` beside it.

Settings come from the environment: YOKOTEN_PUBLIC_ADDRESS, YOKOTEN_SECRET_KEY, YOKOTEN_HOSTS, DATABASE_URL."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="which address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="where to listen (8000)")
    parser.add_argument("--workers", type=int, default=2, help="how many processes (2)")
    parser.add_argument("--threads", type=int, default=4, help="how many requests each process answers at once (4)")


def run(arguments: argparse.Namespace) -> int:
    """Check the settings, then serve until stopped."""
    os.environ["YOKOTEN_BACKGROUND"] = ""
    instance.set_up()
    serve(Door(arguments.host, arguments.port, arguments.workers, arguments.threads))
    return 0
