"""The worked example runs as it stands, and prints the figures that it quotes."""

import re
import runpy
import shlex

import pytest

from architecture.sources import ROOT
from yokoten.interfaces.cli.main import main

TEXT = (ROOT / "docs" / "howto" / "productivity-of-regions.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(python|sh|text)\n(.*?)```", re.DOTALL)


def squeezed(line):
    return " ".join(line.split())


def blocks():
    return [(kind, body) for kind, body in BLOCK.findall(TEXT)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The tables of the first step."""
    place = tmp_path_factory.mktemp("example")
    script = place / "table.py"
    script.write_text(next(body for kind, body in blocks() if kind == "python"), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        runpy.run_path(str(script))
    return place


def steps():
    """Each command with the lines that are quoted of it."""
    found = []
    for kind, body in blocks():
        if kind == "sh":
            found.append((shlex.split(body.replace("\\\n", " ")), []))
        elif kind == "text":
            found[-1][1].extend(squeezed(line) for line in body.splitlines() if line.strip())
    return found


def test_the_example_has_its_steps():
    assert [words[:2] for words, _ in steps()] == [["yokoten", "frontier"]] * 3 + [["yokoten", "malmquist"]]
    assert all(quoted for _, quoted in steps())


@pytest.mark.parametrize("step", range(4))
def test_every_quoted_line_is_printed(folder, monkeypatch, capsys, step):
    words, quoted = steps()[step]
    monkeypatch.chdir(folder)
    code = main(words[1:])
    said = capsys.readouterr()
    printed = {squeezed(line) for line in (said.out + said.err).splitlines()}

    assert code == 0
    assert [line for line in quoted if line not in printed] == []
    assert all((folder / word).exists() for word in words if word.endswith(".svg"))


@pytest.mark.parametrize(
    ("figure", "line"),
    [("57.7 %", "Smolensk Oblast 57.7 57.7"), ("62.2 %", "Smolensk Oblast 62.2 58.8"),
     ("corrected for bias 58.8 %, between 56.4 and 60.5", "62.2 58.8 56.4–60.5"), ("95.8 %", "Smolensk Oblast 95.8"),
     ("15.6 %", "2010–2015 1.303 1.156"), ("9.8 %", "2022–2023 1.101 1.098")],
)  # fmt: skip
def test_every_figure_in_the_sentences_stands_in_a_quoted_line(figure, line):
    told = " ".join(BLOCK.sub("", TEXT).split())
    every = " ".join(quoted for _, lines in steps() for quoted in lines)

    assert figure in told and line in every
