"""Entries and facts as bytes, for the tables."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from yokoten.practices.rules.search.index.columns import Facts
from yokoten.practices.rules.search.index.library import Entry


def entry_bytes(entry: Entry) -> bytes:
    """An entry to be kept; nothing at all for a practice that left."""
    if entry.facts is None:
        return b""
    return _packed({"facts": asdict(entry.facts), "terms": {name: dict(each) for name, each in entry.terms.items()}})


def entry_of_bytes(practice: int, content: bytes) -> Entry:
    """The entry that was kept."""
    if not content:
        return Entry(practice)
    kept = _unpacked(content)
    return Entry(practice, _facts(kept["facts"]), kept["terms"])


def facts_bytes(facts: Sequence[Facts]) -> bytes:
    """Facts of many practices to be kept."""
    return _packed([list(asdict(each).values()) for each in facts])


def facts_of_bytes(content: bytes) -> list[Facts]:
    """The facts that were kept."""
    return [Facts(*row[:-2], tuple(row[-2]), tuple(row[-1])) for row in _unpacked(content)]


def _facts(kept: dict[str, Any]) -> Facts:
    return Facts(**{**kept, "theme": tuple(kept["theme"]), "language": tuple(kept["language"])})


def _packed(content: Any) -> bytes:
    return zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), 1)


def _unpacked(content: bytes) -> Any:
    return json.loads(zlib.decompress(bytes(content)))
