"""`yokoten import FILE --organisation CODE`: the storing half, once the database is at hand."""

import argparse

from yokoten.interfaces.cli import instance


def run(arguments: argparse.Namespace) -> int:
    """Prepare the installation, then bring the file in."""
    instance.keep_secret()
    instance.set_up()
    instance.migrate()
    return instance.module("yokoten.interfaces.cli.import_bringing").bring(arguments)
