"""The one entrance of the command line: which command, what is said where, and with which exit code."""

import argparse
import types

import pytest

from yokoten.interfaces.cli import main as entrance
from yokoten.interfaces.cli.failure import Failure


def command(answer):
    """A command that does what the test wants."""
    module = types.ModuleType("stand-in")
    module.HELP = "Do something.\n\nIn two paragraphs."
    module.add_arguments = lambda parser: parser.add_argument("--number", type=int, default=0, help="a number")
    module.run = answer
    return module


@pytest.fixture
def ran(monkeypatch, capsys):
    def run(answer, *words):
        monkeypatch.setattr(entrance, "_command", lambda name: command(answer))
        code = entrance.main(["demo", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def failing(error):
    def run(arguments):
        raise error

    return run


@pytest.mark.parametrize(("answer", "code"), [(None, 0), (0, 0), (1, 1), (3, 3)])
def test_the_exit_code_is_the_commands_own_and_nothing_means_success(ran, answer, code):
    assert ran(lambda arguments: answer) == (code, "", "")


def test_an_expected_failure_is_one_sentence_on_stderr_and_two(ran):
    assert ran(failing(Failure("the disk is full"))) == (2, "", "yokoten demo: the disk is full\n")


def test_whoever_stops_reading_is_no_failure(ran):
    assert ran(failing(BrokenPipeError())) == (0, "", "")


def test_a_mistake_of_ours_is_not_hidden(ran):
    with pytest.raises(ZeroDivisionError):
        ran(failing(ZeroDivisionError()))


def test_options_reach_the_command(ran):
    given = []
    assert ran(lambda arguments: given.append(arguments), "--number", "7")[0] == 0
    assert given == [argparse.Namespace(number=7)]


@pytest.mark.parametrize("words", [("--number", "seven"), ("--unknown",), ("stray",)])
def test_options_that_do_not_fit_end_in_two_before_anything_is_done(ran, words):
    with pytest.raises(SystemExit) as left:
        ran(failing(AssertionError("was run")), *words)
    assert left.value.code == 2


def test_help_keeps_its_paragraphs(ran, capsys):
    with pytest.raises(SystemExit) as left:
        ran(failing(AssertionError("was run")), "--help")
    assert left.value.code == 0 and "Do something.\n\nIn two paragraphs." in capsys.readouterr().out


@pytest.mark.parametrize(("words", "code"), [([], 2), (["--help"], 0), (["-h"], 0)])
def test_asked_for_nothing_it_lists_what_there_is(capsys, words, code):
    assert entrance.main(words) == code
    said = capsys.readouterr()
    assert all(f"  {name}\n" in said.out + "\n" for name in entrance.COMMANDS) and said.err == ""


def test_a_command_that_is_not_there_is_named_on_stderr(capsys):
    assert entrance.main(["smilar"]) == 2
    said = capsys.readouterr()
    assert "'smilar'" in said.err and "similar" in said.err and said.out == ""


def test_words_come_from_the_program_when_none_are_given(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["yokoten", "--help"])
    assert entrance.main() == 0 and "usage: yokoten" in capsys.readouterr().out


@pytest.mark.parametrize("name", entrance.COMMANDS)
def test_every_command_can_be_loaded_and_explains_itself(name):
    module = entrance._command(name)
    parser = argparse.ArgumentParser()
    module.add_arguments(parser)
    assert module.HELP.strip() and callable(module.run)
    assert all(action.help for action in parser._actions), "an option without words"
