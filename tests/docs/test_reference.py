"""The reference names every command, every option and every variable, and none that does not exist."""

import argparse
import importlib
import re

import pytest

from architecture.sources import ROOT
from yokoten.interfaces.cli import effect, flow, main, methods

REFERENCE = ROOT / "docs" / "reference"
METHODS = {"effect": effect.METHODS, "flow": flow.METHODS}
COMMANDS = {
    **main.COMMANDS,
    **{f"{command} {name}": module for command in METHODS for name, (module, _) in METHODS[command].items()},
}
VARIABLE = re.compile(r"\b(?:YOKOTEN_[A-Z_]*[A-Z]|DATABASE_URL)\b")


def read(name):
    return (REFERENCE / name).read_text(encoding="utf-8")


def sections():
    """Each command's part of the reference."""
    parts = re.split(r"^## `yokoten ([a-z-]+(?: [a-z0-9-]+)?)([^`]*)`$", read("commands.md"), flags=re.MULTILINE)[1:]
    return {name: (words, text) for name, words, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True)}


def options(command):
    """The command's parameters as its parser knows them."""
    parser = argparse.ArgumentParser(add_help=False)
    name, _, method = command.partition(" ")
    if method:
        methods.add_method_arguments(parser, methods.loaded(METHODS[name], method))
    else:
        importlib.import_module(COMMANDS[name]).add_arguments(parser)
    return parser._actions


def test_every_command_has_a_section_and_no_other_has():
    assert sorted(sections()) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained_and_no_other_is(command):
    words, text = sections()[command]
    known = {name for action in options(command) for name in action.option_strings if name.startswith("--")}
    heads = re.findall(r"^\| (.+?) \| .+ \|$", text, flags=re.MULTILINE)
    explained = {name for head in heads for name in re.findall(r"`(--[a-z0-9-]+)", head)}
    assert sorted(explained) == sorted(known)
    positional = [action for action in options(command) if not action.option_strings]
    assert len(words.split()) == len(positional)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_choice_is_named(command):
    text = sections()[command][1]
    missing = [
        (action.option_strings[0], choice)
        for action in options(command)
        for choice in action.choices or ()
        if f"`{choice}`" not in text and f"{action.option_strings[0]} {choice}`" not in text
    ]
    assert missing == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_explains_itself_in_the_terminal(command):
    assert [action.dest for action in options(command) if not action.help] == []


def used():
    """Every variable that the program, the make file or the machinery of tests reads."""
    around = [*(ROOT / ".ci").iterdir(), ROOT / "Makefile", ROOT / "tests" / "conftest.py"]
    places = [*(ROOT / "src").rglob("*.py"), *around]
    return {name for path in places for name in VARIABLE.findall(path.read_text(encoding="utf-8"))}


def test_every_variable_is_explained_and_no_other_is():
    explained = set(re.findall(r"^\| `([A-Z_]+)` \|", read("settings.md"), flags=re.MULTILINE))
    assert len(explained) > 20 and sorted(explained) == sorted(used())


def test_what_the_how_tos_set_exists():
    guides = [*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"]
    named = {name for path in guides for name in VARIABLE.findall(path.read_text(encoding="utf-8"))}
    assert sorted(named - used()) == []


def test_the_defaults_in_the_reference_are_the_programs():
    wrong, seen = [], 0
    for command in COMMANDS:
        for action in options(command):
            row = re.search(rf"`{'|'.join(action.option_strings)} [A-Z]+` \|(.*)", sections()[command][1])
            said = re.search(r"default ([\d.,]*\d)", row[1]) if action.option_strings and row else None
            if said and action.default is not None:
                seen += 1
                is_same = float(said[1]) == action.default if said[1].isdigit() else said[1] == action.default
                wrong += [] if is_same else [(command, action.dest, said[1], action.default)]
    assert wrong == [] and seen >= 8
