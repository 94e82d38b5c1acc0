"""Catalogues compiled for use: written when they are older than their source, whole or not at all."""

import gettext
import os
import shutil

import pytest

from yokoten.interfaces.wording import compiled
from yokoten.interfaces.wording.language import LOCALE


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The catalogues without their compiled halves."""
    for source in LOCALE.glob("*/LC_MESSAGES/django.po"):
        target = tmp_path / source.relative_to(LOCALE)
        target.parent.mkdir(parents=True)
        shutil.copy(source, target)
    monkeypatch.setattr(compiled, "LOCALE", tmp_path)
    return tmp_path


def test_every_language_is_compiled_once(folder):
    assert compiled.compile_catalogues() == ["ru", "sv", "vi"]
    assert compiled.compile_catalogues() == []


def test_what_was_compiled_can_be_spoken(folder):
    compiled.compile_catalogues()
    spoken = gettext.translation("django", folder, ["sv"])
    assert spoken.gettext("%(start)s and %(end)s") == "%(start)s och %(end)s"
    assert spoken.ngettext("%(counter)s indicator", "%(counter)s indicators", 2) == "%(counter)s indikatorer"


def test_only_what_changed_since_is_compiled_again(folder):
    compiled.compile_catalogues()
    source = folder / "vi" / "LC_MESSAGES" / "django.po"
    later = source.with_suffix(".mo").stat().st_mtime + 10
    os.utime(source, (later, later))
    assert compiled.compile_catalogues() == ["vi"]


def test_no_half_written_file_is_left_beside(folder):
    compiled.compile_catalogues()
    assert sorted({path.suffix for path in folder.rglob("django.*")}) == [".mo", ".po"]


def test_an_installation_without_catalogues_speaks_english(tmp_path, monkeypatch):
    monkeypatch.setattr(compiled, "LOCALE", tmp_path)
    assert compiled.compile_catalogues() == []
