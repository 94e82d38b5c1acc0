"""`yokoten thesaurus export|import FILE`: the thesaurus as SKOS, out and in, without pages."""

import argparse
from pathlib import Path

from yokoten.interfaces.cli import instance
from yokoten.interfaces.cli.failure import Failure
from yokoten.interfaces.wording.language import CODES

HELP = """Write the thesaurus as SKOS, or show what a SKOS file would change and, with --store, store it.

The ending of the file says which: .ttl is Turtle, .jsonld is JSON-LD. Nothing is fetched from outside.
Exit code 0: written, shown or stored; 2: the file cannot be read, or something stands against it."""
BASE = "urn:yokoten:concept:"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("what", choices=("export", "import"), help="write the thesaurus, or read another one")
    parser.add_argument("file", type=Path, help=".ttl (Turtle) or .jsonld (JSON-LD)")
    parser.add_argument("--base", default=BASE, help=f"export: what addresses of concepts begin with ({BASE})")
    parser.add_argument("--store", action="store_true", help="import: store what is shown")
    parser.add_argument("--withdraw-absent", action="store_true", help="import: withdraw what is not in the file")
    parser.add_argument("--language", choices=CODES, default="en", help="language of what is said (en)")


def run(arguments: argparse.Namespace) -> int:
    """Write or read."""
    if arguments.file.suffix.lower() not in (".ttl", ".jsonld", ".json"):
        raise Failure("name a file that ends in .ttl (Turtle) or .jsonld (JSON-LD)")
    instance.keep_secret()
    instance.set_up()
    instance.migrate()
    carried = instance.module("yokoten.interfaces.cli.thesaurus_file")
    act = carried.write if arguments.what == "export" else carried.bring
    return act(arguments)
