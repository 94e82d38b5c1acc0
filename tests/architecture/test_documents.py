"""Documents lead somewhere, and nothing of a workplace stands in the repository."""

import re
import subprocess
from pathlib import Path

import pytest

from architecture.sources import ROOT
from yokoten.interfaces.cli.main import COMMANDS

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|tmp/clone)/")


def tracked(*endings):
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = done.stdout.split("\n")
    return [ROOT / name for name in listed if name.endswith(endings) and (ROOT / name).exists()]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_of_a_document_leads_to_a_file(document):
    targets = [target for target in LINK.findall(document.read_text(encoding="utf-8")) if "://" not in target]
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_decisions_are_numbered_without_gaps():
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_readme_names_only_commands_that_exist():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^ +yokoten ([a-z-]+)", text, re.MULTILINE)) <= set(COMMANDS)


def test_no_path_of_a_machine_stands_in_the_repository():
    wrong = [
        f"{path.relative_to(ROOT)}: {found.group(0)}"
        for path in tracked(".py", ".md", ".toml", ".html", ".css", ".js", ".csv", "Makefile", "run", "install")
        if path != Path(__file__).resolve()
        for found in MACHINE_PATHS.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert wrong == []


def test_no_minified_or_compiled_file_is_kept():
    kept = [path.name for path in tracked(".min.js", ".min.css", ".mo", ".woff2", ".pyc")]
    assert kept == []
