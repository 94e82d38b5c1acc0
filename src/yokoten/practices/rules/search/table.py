"""The learned word-translation table: terms of four languages, how often training met them, and weighted links."""

import json
import lzma
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import numpy as np

from yokoten.practices.rules.search.tokens import LANGUAGES

MAGIC = b"YKTABLE2"
PAIRS = tuple(combinations(LANGUAGES, 2))
COUNT_STEPS = 8
WEIGHT_STEPS = 24
_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}]


class LexiconUnfit(Exception):
    """The file is no table of ours, or was made with another stemmer."""


@dataclass(frozen=True)
class Links:
    """Translations between two languages: positions in the two vocabularies and weights from 0 to 1, first by first."""

    first: np.ndarray
    second: np.ndarray
    weight: np.ndarray


@dataclass(frozen=True)
class Table:
    """`terms` sorted by code point; `often` counts training segments that hold a term; `segments` all of them."""

    terms: dict[str, list[str]]
    often: dict[str, np.ndarray]
    segments: dict[str, int]
    links: dict[tuple[str, str], Links]
    made_with: dict[str, str] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """Links of each pair of languages."""
        return {f"{first}-{second}": len(links.weight) for (first, second), links in self.links.items()}


def empty_table() -> Table:
    """A table that knows nothing."""
    none = np.zeros(0, dtype=np.int32)
    links = {pair: Links(none, none, np.zeros(0)) for pair in PAIRS}
    return Table(
        {code: [] for code in LANGUAGES}, {code: none for code in LANGUAGES}, dict.fromkeys(LANGUAGES, 0), links
    )


def packed(table: Table) -> bytes:
    """The table as a small file; the same table gives the same bytes."""
    parts: list[bytes] = []
    sizes: list[int] = []

    def add(part: bytes) -> None:
        parts.append(part)
        sizes.append(len(part))

    for code in LANGUAGES:
        add(_joined(table.terms[code]))
        add(np.round(np.log2(np.maximum(table.often[code], 1)) * COUNT_STEPS).astype(np.uint8).tobytes())
    for pair in PAIRS:
        links, size = table.links[pair], len(table.terms[pair[0]])
        runs = np.bincount(links.first, minlength=size)
        add(runs.astype("<u2").tobytes())
        begins = np.flatnonzero(np.diff(links.first, prepend=-1))
        steps = np.diff(links.second, prepend=0)
        steps[begins] = links.second[begins]
        add((steps >> 8).astype(np.uint8).tobytes())
        add((steps & 255).astype(np.uint8).tobytes())
        add(coded_weights(links.weight).tobytes())
    header = json.dumps(
        {"sizes": sizes, "segments": table.segments, "made_with": table.made_with}, sort_keys=True
    ).encode()
    body = len(header).to_bytes(4, "big") + header + b"".join(parts)
    return MAGIC + lzma.compress(body, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC64, filters=_FILTERS)


def coded_weights(weight: np.ndarray) -> np.ndarray:
    """Weights in 8 bits: steps of a logarithmic scale, so that small ones keep their order."""
    return np.clip(np.round(255 + np.log2(np.maximum(weight, 1e-9)) * WEIGHT_STEPS), 0, 255).astype(np.uint8)


def plain_weights(code: np.ndarray) -> np.ndarray:
    """Weights from their 8 bits."""
    return np.exp2((code.astype(float) - 255) / WEIGHT_STEPS)


def unpacked(content: bytes) -> Table:
    """The table of a file; LexiconUnfit when it is none."""
    if not content.startswith(MAGIC):
        raise LexiconUnfit("no word-translation table")
    body = lzma.decompress(content[len(MAGIC) :])
    length = int.from_bytes(body[:4], "big")
    header: dict[str, Any] = json.loads(body[4 : 4 + length])
    at, sections = 4 + length, []
    for size in header["sizes"]:
        sections.append(body[at : at + size])
        at += size
    taken = iter(sections)
    terms: dict[str, list[str]] = {}
    often: dict[str, np.ndarray] = {}
    for code in LANGUAGES:
        terms[code] = _parted(next(taken))
        often[code] = np.round(np.exp2(_bytes(next(taken)) / COUNT_STEPS)).astype(np.int32)
    links = {pair: _links(next(taken), next(taken), next(taken), next(taken)) for pair in PAIRS}
    return Table(terms, often, header["segments"], links, header["made_with"])


def _links(runs: bytes, high: bytes, low: bytes, weight: bytes) -> Links:
    count = np.frombuffer(runs, dtype="<u2").astype(np.int64)
    first = np.repeat(np.arange(len(count), dtype=np.int32), count)
    steps = (_bytes(high) << 8) | _bytes(low)
    total = np.cumsum(steps)
    begin = np.cumsum(count) - count
    before = np.where(begin > 0, total[begin - 1], 0)[: len(count)] if len(total) else begin
    second = total - np.repeat(before, count)
    return Links(first, second.astype(np.int32), plain_weights(_bytes(weight)))


def _bytes(part: bytes) -> np.ndarray:
    return np.frombuffer(part, dtype=np.uint8).astype(np.int64)


def _joined(terms: list[str]) -> bytes:
    return "\n".join(terms).encode("utf-8")


def _parted(part: bytes) -> list[str]:
    return part.decode("utf-8").split("\n") if part else []
