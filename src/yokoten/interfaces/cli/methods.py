"""Commands with methods (`yokoten COMMAND METHOD FILE`): each method is a module, loaded only when it is called."""

import argparse
import importlib
from collections.abc import Mapping
from typing import Any

from yokoten.interfaces.cli.effect_answer import hand_back
from yokoten.interfaces.cli.options import told_in
from yokoten.interfaces.cli.results import add_result_arguments
from yokoten.interfaces.wording.language import speak

Methods = Mapping[str, tuple[str, str]]


def described(methods: Methods) -> str:
    """One line for each method."""
    return "\n".join(f"{name:14}{says}" for name, (_, says) in methods.items())


def add_method_words(parser: argparse.ArgumentParser, methods: Methods) -> None:
    """The method, and everything after it."""
    parser.add_argument("method", choices=methods, metavar="METHOD", help="one of: " + ", ".join(methods))
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="…", help="the file and options of the method")


def run_method(command: str, methods: Methods, arguments: argparse.Namespace) -> int:
    """Run the method on its own options; refusals are one sentence."""
    method = loaded(methods, arguments.method)
    parser = argparse.ArgumentParser(
        prog=f"yokoten {command} {arguments.method}",
        description=method.HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_method_arguments(parser, method)
    asked = parser.parse_args(arguments.words)
    language = speak(asked.language)
    with told_in(language):
        hand_back(asked, method.answer(asked, language))
    return 0


def loaded(methods: Methods, name: str) -> Any:
    """The method: a module, or what it names, with HELP, add_arguments and answer."""
    path, _, part = methods[name][0].partition(":")
    module = importlib.import_module(path)
    return getattr(module, part) if part else module


def add_method_arguments(parser: argparse.ArgumentParser, method: Any) -> None:
    """The options of a method, and how its answer is handed back."""
    method.add_arguments(parser)
    add_result_arguments(parser)
