"""The files of the lexicon: the learned table, and our own rows in CSV with a cut copy that loads fast.

The copy carries the hash of the tables it was cut from: after a change of a table the rows are cut anew at every start
until `yokoten lexicon --words` writes the copy again.
"""

import hashlib
import lzma
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from yokoten.practices.rules.search.rows import Cut, cut_rows, read_rows
from yokoten.practices.rules.search.stemming import stemmer_state
from yokoten.practices.rules.search.table import LexiconUnfit, Table, empty_table, unpacked

PACKAGE = "yokoten.practices"
TABLE, WORDS, MEANING = "table.xz", "words.xz", "meaning.xz"
_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9}]


def folder() -> Traversable:
    """Where the lexicon lies in the package."""
    return files(PACKAGE).joinpath("lexicon")


def shipped_table() -> Table:
    """The learned table, or one that knows nothing where none was made."""
    file = folder().joinpath(TABLE)
    table = unpacked(file.read_bytes()) if file.is_file() else empty_table()
    if table.made_with.get("stemmer", stemmer_state()) != stemmer_state():
        raise LexiconUnfit("the word-translation table was made with another stemmer: run `yokoten lexicon` again")
    return table


def shipped_cuts() -> list[Cut]:
    """Our own rows: from the cut copy when it is of these tables, else cut now (seconds)."""
    tables, copy = _tables(), folder().joinpath(WORDS)
    if copy.is_file():
        head, *lines = lzma.decompress(copy.read_bytes()).decode("utf-8").split("\n")
        if head == _state(tables):
            return [tuple(line.split("\t")) for line in lines]
    return _cut(tables)


def cut_copy() -> bytes:
    """The cut copy of the tables as they are."""
    tables = _tables()
    lines = [_state(tables), *("\t".join(row) for row in _cut(tables))]
    return lzma.compress("\n".join(lines).encode("utf-8"), format=lzma.FORMAT_XZ, filters=_FILTERS)


@cache
def words_state() -> str:
    """A mark of everything that cuts a text: stemmers, our own rows, the learned table and the vectors."""
    found = hashlib.sha256(_state(_tables()).encode())
    for name in (TABLE, MEANING):
        file = folder().joinpath(name)
        found.update(file.read_bytes() if file.is_file() else b"")
    return found.hexdigest()[:16]


def _cut(tables: list[bytes]) -> list[Cut]:
    return [row for table in tables for row in cut_rows(read_rows(table.decode("utf-8"))) if sum(map(bool, row)) > 1]


def _tables() -> list[bytes]:
    words = folder().joinpath("words")
    listed = sorted(words.iterdir(), key=lambda path: path.name) if words.is_dir() else []
    found = [path.read_bytes() for path in listed if path.name.endswith(".csv")]
    concepts = files(PACKAGE).joinpath("thesaurus", "concepts.csv")
    return [*found, concepts.read_bytes()] if concepts.is_file() else found


def _state(tables: list[bytes]) -> str:
    return hashlib.sha256(b"\0".join([stemmer_state().encode(), *tables])).hexdigest()
