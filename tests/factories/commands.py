"""Commands run in this process on tables written for one test."""

import json
from dataclasses import dataclass

from yokoten.interfaces.cli.main import main


@dataclass(frozen=True)
class Ran:
    """Exit code and what was said where."""

    code: int
    out: str
    err: str

    @property
    def items(self):
        """The JSON on stdout."""
        return json.loads(self.out)


class Commands:
    """Writes tables into a folder and runs commands on them."""

    def __init__(self, folder, capsys):
        self.folder, self.capsys = folder, capsys

    def table(self, text, name="table.csv", encoding="utf-8"):
        """A file with that content."""
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    def run(self, command, path, **options):
        """Run a command; options by name, True for a flag, None to leave out."""
        words = [command, str(path)]
        for name, value in options.items():
            flag = "--" + name.replace("_", "-")
            words += [] if value is None else [flag] if value is True else [f"{flag}={value}"]
        code = main(words)
        said = self.capsys.readouterr()
        return Ran(code, said.out, said.err)


class Effects(Commands):
    """Runs `yokoten effect METHOD` on tables given as text."""

    def run(self, method, text, /, **options):
        """Options by name, True for a flag, None to leave out, a list to repeat."""
        words = ["effect", method, str(self.table(text))]
        for name, value in options.items():
            flag = "--" + name.replace("_", "-")
            for one in value if isinstance(value, list) else [value]:
                words += [] if one is None else [flag] if one is True else [f"{flag}={one}"]
        code = main(words)
        said = self.capsys.readouterr()
        return Ran(code, said.out, said.err)

    def found(self, method, text, /, **options):
        """The JSON of a run without a word on stderr."""
        ran = self.run(method, text, **options)
        assert (ran.code, ran.err) == (0, "")
        return ran.items
