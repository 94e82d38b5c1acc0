"""`yokoten serve`: everything in one program, on a file of its own; nothing needs to be set up before."""

import argparse
import os

from yokoten.interfaces.cli import instance
from yokoten.interfaces.cli.server import Door, serve

HELP = """Serve Yokoten from this machine: pages, background work and database in one program.

The first start makes the folder var/ (or $YOKOTEN_HOME) with the database and a secret, and loads the demo.
DATABASE_URL=postgres://… serves the same from PostgreSQL."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help="where to listen (8000)")
    parser.add_argument("--host", default="127.0.0.1", help="which address to listen on (127.0.0.1: this machine only)")
    parser.add_argument("--no-demo", action="store_true", help="start empty: the first visitor becomes administrator")


def run(arguments: argparse.Namespace) -> int:
    """Prepare what is missing, say where to look, serve until stopped."""
    os.environ["YOKOTEN_BACKGROUND"] = "1"
    os.environ.setdefault("YOKOTEN_PORT", str(arguments.port))
    instance.keep_secret()
    instance.set_up()
    if instance.migrate():
        say("Tables are ready.")
    prepare_contents(with_demo=not arguments.no_demo)
    if instance.renew_old_index():
        say("The search index was made anew with the present dictionary.")
    release_orphans()
    announce(arguments.port)
    serve(Door(host=arguments.host, port=arguments.port))
    return 0


def prepare_contents(*, with_demo: bool) -> None:
    """Fill an empty instance; one that has people is left alone."""
    if instance.has_people():
        return
    if with_demo:
        say("Loading places and the demo: real regions, figures with their sources …")
        instance.load_demonstration()
    else:
        say("Loading places and indicators …")
        instance.load_reference()


def release_orphans() -> None:
    """Background work that the last run did not finish starts again."""
    instance.module("yokoten.interfaces.channels.background").release_orphans()


def announce(port: int) -> None:
    """Print the address and, with the demo, who can sign in."""
    say(f"\n  Yokoten is at  http://localhost:{port}/\n")
    accounts = instance.demonstration_accounts()
    if accounts:
        say("  Sign in to the demo as")
        for email, password in accounts:
            say(f"    {email:<28} {password}")
        say("")
    elif not instance.has_people():
        say(f"  Make the first account at  http://localhost:{port}/start/\n")
    say("  Ctrl+C stops it.")


def say(message: str) -> None:
    print(message, flush=True)
