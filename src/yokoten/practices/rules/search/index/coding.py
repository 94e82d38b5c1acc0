"""Entries and facts as bytes, for the tables."""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from yokoten.practices.rules.search.index.columns import Facts
from yokoten.practices.rules.search.index.library import Entry
from yokoten.practices.rules.search.index.sheaf import Text


def entry_bytes(entry: Entry) -> bytes:
    """An entry to be kept; nothing at all for a practice that left."""
    if entry.facts is None:
        return b""
    texts = {
        name: [dict(text.terms), _letters(text.about), _letters(text.sentence)] for name, text in entry.texts.items()
    }
    return _packed({"facts": asdict(entry.facts), "texts": texts})


def entry_of_bytes(practice: int, content: bytes) -> Entry:
    """The entry that was kept."""
    if not content:
        return Entry(practice)
    kept = _unpacked(content)
    texts = {
        name: Text(terms, _code(about), _code(sentence)) for name, (terms, about, sentence) in kept["texts"].items()
    }
    return Entry(practice, _facts(kept["facts"]), texts)


def facts_bytes(facts: Sequence[Facts]) -> bytes:
    """Facts of many practices to be kept."""
    return _packed([list(asdict(each).values()) for each in facts])


def facts_of_bytes(content: bytes) -> list[Facts]:
    """The facts that were kept."""
    return [Facts(*row[:-2], tuple(row[-2]), tuple(row[-1])) for row in _unpacked(content)]


def _facts(kept: dict[str, Any]) -> Facts:
    return Facts(**{**kept, "theme": tuple(kept["theme"]), "language": tuple(kept["language"])})


def _letters(code: np.ndarray) -> str:
    return b64encode(code.astype(np.int8).tobytes()).decode("ascii")


def _code(letters: str) -> np.ndarray:
    return np.frombuffer(b64decode(letters), dtype=np.int8)


def _packed(content: Any) -> bytes:
    return zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), 1)


def _unpacked(content: bytes) -> Any:
    return json.loads(zlib.decompress(bytes(content)))
