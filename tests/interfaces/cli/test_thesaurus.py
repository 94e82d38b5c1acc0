"""`yokoten thesaurus`: out, in, and what it says on the way."""

import pytest

from factories.thesaurus import make_concept
from yokoten.interfaces.cli import instance
from yokoten.interfaces.cli.main import main
from yokoten.practices.models import ThesaurusImport
from yokoten.practices.queries.thesaurus import stored_terms

pytestmark = pytest.mark.django_db
PREFIX = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix : <https://example.org/> .\n"


@pytest.fixture(autouse=True)
def ready(monkeypatch):
    """The installation is there already."""
    for step in ("keep_secret", "set_up", "migrate"):
        monkeypatch.setattr(instance, step, lambda: None)
    make_concept("lean", preferred={"en": "lean", "vi": "tinh gọn"}, position=1)
    make_concept("waste", broader="lean", preferred={"en": "waste"}, position=2)


@pytest.mark.parametrize("name", ["words.ttl", "words.jsonld"])
def test_what_is_exported_comes_back_and_changes_nothing(tmp_path, capsys, name):
    assert main(["thesaurus", "export", str(tmp_path / name)]) == 0
    assert main(["thesaurus", "import", str(tmp_path / name)]) == 0
    said = capsys.readouterr().out
    assert "2 concepts are written" in said
    assert "New: 0. Changed: 0. As they are: 2. Not in the file: 0." in said


def brought(tmp_path, text, *options):
    file = tmp_path / "words.ttl"
    file.write_text(PREFIX + text, encoding="utf-8")
    return main(["thesaurus", "import", str(file), *options])


def test_a_file_is_shown_and_stored_only_when_told(tmp_path, capsys):
    text = ':waste skos:prefLabel "waste"@en, "slöseri"@sv ; skos:broader :lean .'
    assert brought(tmp_path, text) == 0
    assert "slöseri" in capsys.readouterr().out
    assert ThesaurusImport.objects.count() == 0
    assert brought(tmp_path, text, "--store", "--withdraw-absent") == 0
    assert stored_terms()["waste"].preferred == {"en": "waste", "sv": "slöseri"}
    assert stored_terms()["lean"].is_withdrawn


def test_mistakes_stop_with_the_concept_named(tmp_path, capsys):
    assert brought(tmp_path, ':a skos:prefLabel "a"@en ; skos:broader :nowhere .', "--store") == 2
    assert "a: It stands under “nowhere”" in capsys.readouterr().err
    assert set(stored_terms()) == {"lean", "waste"}


def test_an_unreadable_file_is_one_sentence(tmp_path, capsys):
    assert brought(tmp_path, "broken") == 2
    assert "The file is no Turtle: something is wrong on line 3." in capsys.readouterr().err
    assert main(["thesaurus", "export", str(tmp_path / "words.xls")]) == 2
    assert main(["thesaurus", "import", str(tmp_path / "none.ttl")]) == 2
    assert main(["thesaurus", "export", str(tmp_path / "no-folder" / "words.ttl")]) == 2
