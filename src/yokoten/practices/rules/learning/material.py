"""Which catalogues lie where in which packages, and how their texts become segments."""

import re
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from yokoten.kernel.rules.tables import items, read_table
from yokoten.practices.rules.learning.catalogues import READERS, SOURCE, Texts
from yokoten.practices.rules.learning.cleaning import Segment, aligned

PACKAGE, FOLDER = "yokoten.practices", "lexicon"
PERMISSIVE = frozenset({
    "MPL-2.0", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "ISC", "Unicode-3.0", "CC0-1.0", "CC-BY-4.0",
    "WordNet-3.0", "public domain",
})  # fmt: skip
UNREADABLE = (ValueError, IndexError, KeyError, struct.error)
_CODES = {"": "en", "eng": "en", "rus": "ru", "swe": "sv", "vie": "vi"}

Held = tuple[str, Callable[[], bytes]]


@dataclass(frozen=True)
class Source:
    """A package that catalogues are taken from, pinned by version and hash."""

    kind: str
    name: str
    version: str
    file: str
    sha256: str
    licence: str

    @property
    def is_permissive(self) -> bool:
        """Whether a table learned from it may be shipped under our licence."""
        return self.licence in PERMISSIVE


@dataclass(frozen=True)
class Catalogue:
    """Files of some packages, one or more for each language, that translate one another key by key."""

    packages: tuple[str, ...]
    format: str
    path: str


def listed_sources() -> list[Source]:
    """The packages, as pinned."""
    return [Source(**row) for row in read_table(PACKAGE, FOLDER, "sources.csv")]


def listed_catalogues() -> list[Catalogue]:
    """The catalogues in them."""
    rows = read_table(PACKAGE, FOLDER, "catalogues.csv")
    return [Catalogue(tuple(items(row["packages"])), row["format"], row["path"]) for row in rows]


def segments(catalogue: Catalogue, held: Iterable[Held]) -> list[Segment]:
    """The segments of a catalogue among the files of its packages: path and a way to read each."""
    texts: dict[str, dict[str, str]] = {"en": {}, "ru": {}, "sv": {}, "vi": {}}
    for language, name, content in _chosen(catalogue, held):
        for key, text in _read(catalogue.format, content).items():
            if key.startswith(SOURCE):
                texts["en"][f"{name}\0{key.removeprefix(SOURCE)}"] = text
            else:
                texts[language][f"{name}\0{key}"] = text
    return aligned(texts)


def _chosen(catalogue: Catalogue, held: Iterable[Held]) -> Iterator[tuple[str, str, bytes]]:
    pattern = re.compile(catalogue.path)
    for path, read in sorted(held, key=lambda one: one[0]):
        found = pattern.fullmatch(path)
        if found:
            code = found["language"].strip("-_")
            yield _CODES.get(code, code[:2]), found.groupdict().get("name") or "", read()


def _read(name: str, content: bytes) -> Texts:
    try:
        return READERS[name](content)
    except UNREADABLE:
        return {}
