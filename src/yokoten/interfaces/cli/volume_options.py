"""Options that both frontier commands share: the table, its columns, the technology."""

import argparse

from yokoten.interfaces.cli.options import add_file_arguments


def add_volume_arguments(parser: argparse.ArgumentParser) -> None:
    """The table and what is used and made."""
    add_file_arguments(parser, "unit and period")
    parser.add_argument("--unit", required=True, metavar="COLUMN", help="column with the names of the units")
    parser.add_argument("--inputs", required=True, metavar="A,B", help="columns of what is used; less is better")
    parser.add_argument("--outputs", required=True, metavar="C,D", help="columns of what is made; more is better")
    parser.add_argument("--ratios", default="", metavar="A,B", help="those of them that are ratios, shares or indices")
    parser.add_argument(
        "--undesirable", default="", metavar="A,B", help="those that are better when less, such as waste: only inputs"
    )
    parser.add_argument(
        "--orientation",
        choices=("output", "input"),
        default="output",
        help="how the distance is measured: by how much more could be made, or how much less used (default output)",
    )
