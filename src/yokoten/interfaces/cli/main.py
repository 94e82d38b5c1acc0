"""`yokoten COMMAND …`: a command is loaded only when it is called, so analysis needs no Django."""

import argparse
import importlib
import re
import sys
from types import ModuleType

from yokoten.interfaces.cli.failure import Failure

COMMANDS = {
    "similar": "yokoten.interfaces.cli.similar",
    "learn-from": "yokoten.interfaces.cli.learn_from",
    "frontier": "yokoten.interfaces.cli.frontier",
    "malmquist": "yokoten.interfaces.cli.malmquist",
    "accounting": "yokoten.interfaces.cli.accounting",
    "effect": "yokoten.interfaces.cli.effect",
    "flow": "yokoten.interfaces.cli.flow",
    "reindex": "yokoten.interfaces.cli.reindex",
    "search-eval": "yokoten.interfaces.cli.search_eval",
    "import": "yokoten.interfaces.cli.import_table",
    "thesaurus": "yokoten.interfaces.cli.thesaurus",
    "serve": "yokoten.interfaces.cli.serve",
    "web": "yokoten.interfaces.cli.web",
    "worker": "yokoten.interfaces.cli.worker",
    "demo": "yokoten.interfaces.cli.demo",
    "prepare": "yokoten.interfaces.cli.prepare",
    "administrator": "yokoten.interfaces.cli.administrator",
    "lexicon": "yokoten.interfaces.cli.lexicon",
    "messages": "yokoten.interfaces.cli.messages",
}


def _command(name: str) -> ModuleType:
    return importlib.import_module(COMMANDS[name])


_OPTION, _BELOW_ZERO = re.compile(r"--[a-z][a-z-]*"), re.compile(r"-[\d.]")


def joined(words: list[str]) -> list[str]:
    """`--weights -1,2` as one word: what begins with a minus and a digit is a value, never an option."""
    found: list[str] = []
    for word in words:
        if found and _OPTION.fullmatch(found[-1]) and _BELOW_ZERO.match(word):
            found[-1] = f"{found[-1]}={word}"
        else:
            found.append(word)
    return found


def _usage() -> str:
    lines = ["usage: yokoten COMMAND [options]", "", "Commands (yokoten COMMAND --help says more):"]
    return "\n".join(lines + [f"  {name}" for name in COMMANDS])


def main(arguments: list[str] | None = None) -> int:
    """Run one command; an expected failure is one sentence on stderr and exit code 2."""
    words = sys.argv[1:] if arguments is None else arguments
    if not words or words[0] in ("-h", "--help"):
        print(_usage())
        return 0 if words else 2
    if words[0] not in COMMANDS:
        print(f"yokoten: there is no command {words[0]!r}.\n{_usage()}", file=sys.stderr)
        return 2
    module = _command(words[0])
    parser = argparse.ArgumentParser(
        prog=f"yokoten {words[0]}", description=module.HELP, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    module.add_arguments(parser)
    try:
        return module.run(parser.parse_args(joined(words[1:]))) or 0
    except Failure as failure:
        print(f"yokoten {words[0]}: {failure}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0


if __name__ == "__main__":
    sys.exit(main())
