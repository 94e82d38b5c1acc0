"""Packages by name and version with the client of each registry; a file with another hash is refused."""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from yokoten.interfaces.cli.failure import Failure
from yokoten.interfaces.cli.terminal import note
from yokoten.practices.rules.learning.material import Held, Source

INNER = (".xpi", ".ja")
UNPACKED = ".unpacked"


def fetched(source: Source, folder: Path) -> Path:
    """The package's file, fetched unless it lies there, with the pinned hash."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / source.file
    if not path.is_file():
        note(f"Fetching {source.name} {source.version}")
        _fetch(source, folder)
    if not path.is_file():
        raise Failure(
            f"{source.name} {source.version} is no longer served or cannot be reached. Pin a version that is: "
            "see docs/howto/lexicon.md."
        )
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != source.sha256:
        raise Failure(
            f"{path} is not the pinned {source.name} {source.version}: its sha256 is {found}, "
            f"pinned is {source.sha256}. Nothing was learned."
        )
    return path


def _fetch(source: Source, folder: Path) -> None:
    pinned = f"{source.name}=={source.version}"
    commands = {
        "debian": ["apt-get", "-q", "download", f"{source.name}={source.version}"],
        "pypi": [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--ignore-requires-python",
                 "--only-binary", ":all:", "-d", ".", pinned],
        "npm": ["npm", "pack", "--silent", f"{source.name}@{source.version}"],
    }  # fmt: skip
    command = commands[source.kind]
    if shutil.which(command[0]) is None:
        raise Failure(f"{source.name} is fetched with {command[0]}, which is not on this machine.")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        note((done.stderr.strip().splitlines() or [f"{command[0]} failed"])[-1])


def unpacked(source: Source, path: Path) -> Path:
    """The folder of the package's files; nothing is installed and nothing of it is run."""
    target = path.with_name(path.name + UNPACKED)
    if not target.is_dir():
        part = target.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        if source.kind == "debian":
            subprocess.run(["dpkg-deb", "-x", str(path), str(part)], check=True, capture_output=True)  # noqa: S603, S607
        elif source.kind == "npm":
            with tarfile.open(path) as archive:
                archive.extractall(part, filter="data")
        else:
            with zipfile.ZipFile(path) as archive:
                archive.extractall(part)
        part.rename(target)
    return target


def held(folder: Path) -> Iterator[Held]:
    """The files of a folder with a way to read each; what is in an archive of Mozilla follows after `!/`."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            name = path.relative_to(folder).as_posix()
            if path.suffix in INNER:
                yield from _inside(path, name)
            else:
                yield name, path.read_bytes


def _inside(path: Path, name: str) -> Iterator[Held]:
    archive = zipfile.ZipFile(path)
    for inner in sorted(archive.namelist()):
        yield f"{name}!/{inner}", partial(archive.read, inner)
