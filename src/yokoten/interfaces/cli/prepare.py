"""`yokoten prepare`: make or update an installation before it is served; run it at every update."""

import argparse

from django.core.management import call_command

from yokoten.interfaces.cli import instance

HELP = """Bring tables, static files, words, reference tables and the search index up to date.

Nothing that people entered is changed."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-reference", action="store_true", help="leave places, roles and indicators as they are")


def run(arguments: argparse.Namespace) -> int:
    """Migrate, collect static files, load reference tables."""
    instance.set_up()
    changed = instance.migrate()
    print("Tables brought up to date." if changed else "Tables are up to date.")
    call_command("collectstatic", interactive=False, verbosity=0)
    print("Static files collected.")
    if not arguments.no_reference:
        instance.load_reference()
        print("Places, roles and indicators loaded.")
    if instance.renew_old_index():
        print("The search index was made with other words: made anew.")
    return 0
