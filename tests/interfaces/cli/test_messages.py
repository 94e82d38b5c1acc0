"""Catalogues brought up to date from what pages and sentences say."""

import argparse

import pytest
from babel.messages.pofile import read_po

from yokoten.interfaces.cli import messages
from yokoten.interfaces.wording.language import LOCALE

SAID = [("a.py", "Keep this"), ("a.py", "Brand new"), ("a.html", ("%(n)s row", "%(n)s rows"))]
OLD = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#: elsewhere.py
msgid "Keep this"
msgstr "Behåll detta"

msgid "Nobody says this any more"
msgstr "Ingen säger detta"
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A catalogue of three sentences."""
    monkeypatch.setattr(messages, "LOCALE", tmp_path)
    monkeypatch.setattr(messages, "sentences", lambda: list(SAID))
    path = tmp_path / "sv" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(OLD, encoding="utf-8")
    return tmp_path


def catalogue(folder, language="sv"):
    with (folder / language / "LC_MESSAGES" / "django.po").open("rb") as stream:
        return {message.id: message.string for message in read_po(stream) if message.id}


def run(**options):
    return messages.run(argparse.Namespace(**{"check": False, "language": "sv", **options}))


def test_new_sentences_come_in_old_ones_go_and_translations_stay(folder):
    assert run() == 0
    assert catalogue(folder) == {
        "Keep this": "Behåll detta", "Brand new": "", ("%(n)s row", "%(n)s rows"): ("", ""),
    }  # fmt: skip


def test_a_sentence_is_never_guessed_from_one_that_looks_alike(folder):
    run()
    assert "fuzzy" not in (folder / "sv" / "LC_MESSAGES" / "django.po").read_text()


def test_bringing_up_to_date_twice_changes_no_byte(folder):
    run()
    once = (folder / "sv" / "LC_MESSAGES" / "django.po").read_bytes()
    run()
    assert (folder / "sv" / "LC_MESSAGES" / "django.po").read_bytes() == once


def test_a_check_says_which_is_behind_on_stderr_and_changes_nothing(folder, capsys):
    before = (folder / "sv" / "LC_MESSAGES" / "django.po").read_bytes()
    assert run(check=True) == 1
    said = capsys.readouterr()
    assert "sv" in said.err and said.out == ""
    assert (folder / "sv" / "LC_MESSAGES" / "django.po").read_bytes() == before


def test_a_check_of_what_is_up_to_date_is_silent(folder, capsys):
    run()
    assert run(check=True) == 0 and capsys.readouterr() == ("", "")


def test_a_language_without_a_catalogue_gets_one_with_its_plural_forms(folder):
    assert run(language="ru") == 0
    assert catalogue(folder, "ru")["%(n)s row", "%(n)s rows"] == ("", "", "")


def test_all_languages_are_meant_when_none_is_named(folder, capsys):
    assert run(check=True, language=None) == 1
    said = capsys.readouterr().err
    assert all(language in said for language in messages.LANGUAGES)
    assert run(language=None) == 0
    assert {path.parts[-3] for path in folder.rglob("*.po")} == set(messages.LANGUAGES)


def test_sentences_of_templates_are_read_with_their_plurals(tmp_path, monkeypatch):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_text(
        '{% load i18n %}{% translate "Say \\"this\\"" %}{# _("not this") #}'
        "{% blocktranslate count n=n %}{{ n }} row{% plural %}{{ n }} rows{% endblocktranslate %}"
        "{% blocktranslate trimmed %}\n  Two\n  lines\n{% endblocktranslate %}",
        encoding="utf-8",
    )
    monkeypatch.setattr(messages, "PACKAGE", tmp_path)
    found = {message for _, message in messages._templates(tmp_path / "pages")}
    assert {("%(n)s row", "%(n)s rows"), "Two lines"} <= found and "not this" not in found


def test_the_catalogues_of_the_house_are_where_the_command_looks():
    assert all((LOCALE / language / "LC_MESSAGES" / "django.po").exists() for language in messages.LANGUAGES)


def test_sentences_are_collected_wherever_the_house_stands(tmp_path, monkeypatch):
    here = tmp_path / "tests" / "yokoten"
    (here / "tests").mkdir(parents=True)
    (here / "page.py").write_text('gettext("Said")')
    (here / "tests" / "page.py").write_text('gettext("Not said")')
    monkeypatch.setattr(messages, "PACKAGE", here)
    monkeypatch.setattr(messages, "SIGN_IN_PARTS", ())
    assert messages.sentences() == [("page.py", "Said")]
