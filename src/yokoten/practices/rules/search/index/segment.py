"""Postings of a block of texts as sorted arrays: which text holds which term how often. Never changed once made."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b

import numpy as np

from yokoten.practices.rules.search.folding import stripped
from yokoten.practices.rules.search.index.letters import Spellbook
from yokoten.practices.rules.search.index.sheaf import Sheaf, lengths_of, stacked
from yokoten.practices.rules.search.tokens import JOINED

LARGEST = 65_536
ABOUT, SENTENCE = "about", "sentence"
_SECTIONS = (
    ("keys", "<u8"), ("starts", "<u4"), ("at", "<u2"), ("counts", "u1"), ("lengths", "<f4"), ("rows", "<u4"),
    ("plain_keys", "<u8"), ("plain_terms", "<u4"), ("words", "u1"), ("word_starts", "<u4"),
    ("about", "i1"), ("sentence", "i1"),
)  # fmt: skip


@lru_cache(maxsize=131_072)
def key_of(term: str) -> int:
    """A term as 64 bits that are the same in every process."""
    return int.from_bytes(blake2b(term.encode("utf-8", "replace"), digest_size=8).digest(), "little")


def keys_of(terms: Sequence[str]) -> np.ndarray:
    return np.fromiter((key_of(term) for term in terms), dtype=np.uint64, count=len(terms))


@dataclass(frozen=True, eq=False)
class Segment:
    """`keys` sorted; term i stands in `at[starts[i]:starts[i + 1]]`, each text with its frequency in halves.

    `plain_keys` leads from a term typed without marks to those that look so; `rows` says whose texts they are.
    """

    keys: np.ndarray
    starts: np.ndarray
    at: np.ndarray
    counts: np.ndarray
    lengths: np.ndarray
    rows: np.ndarray
    plain_keys: np.ndarray
    plain_terms: np.ndarray
    words: np.ndarray
    word_starts: np.ndarray
    about: np.ndarray
    sentence: np.ndarray

    def word(self, term: int) -> str:
        """The spelling of a term."""
        return self.words[self.word_starts[term] : self.word_starts[term + 1] - 1].tobytes().decode("utf-8")

    def spelled(self) -> list[str]:
        """Every term in its order."""
        return self.words.tobytes().decode("utf-8").split("\n")[:-1]

    @cached_property
    def spellbook(self) -> Spellbook:
        """Single words by their letters; made at first use."""
        return Spellbook([term for term in self.spelled() if JOINED not in term])

    @cached_property
    def signs(self) -> Mapping[str, np.ndarray]:
        """The signs of the vectors of each way, 64 in a number; one row for each 64."""
        return {ABOUT: _signs(self.about), SENTENCE: _signs(self.sentence)}

    @cached_property
    def norms(self) -> Mapping[str, np.ndarray]:
        """The lengths of the coded vectors of each way, 1 where there is none."""
        return {ABOUT: lengths_of(self.about), SENTENCE: lengths_of(self.sentence)}

    def unlike(self, way: str, asked: np.ndarray) -> np.ndarray:
        """In how many signs each vector differs from the asked one; one more than it has where there are none."""
        if getattr(self, way).shape[1] != len(asked):
            return np.full(len(self.rows), len(asked) + 1, dtype=np.uint16)
        found = np.zeros(len(self.rows), dtype=np.uint16)
        for own, other in zip(self.signs[way], _signs(asked[None, :]), strict=True):
            found += np.bitwise_count(own ^ other)
        return found

    def likeness(self, way: str, asked: np.ndarray, at: np.ndarray) -> np.ndarray:
        """How like these texts are to what is asked, from 0 to 1; nothing where vectors are of another size."""
        rows = getattr(self, way)
        if rows.shape[1] != len(asked):
            return np.zeros(len(at))
        return np.maximum(rows[at].astype(np.float32) @ asked.astype(np.float32) / self.norms[way][at], 0.0)

    def places(self, keys: np.ndarray) -> np.ndarray:
        """The number of each term, -1 where no text of the block holds it."""
        return _places(self.keys, keys)

    def postings(self, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Which of the terms stand here and in how many texts; then term after term the texts and the frequencies."""
        places = self.places(keys)
        which = np.flatnonzero(places >= 0)
        first, last = self.starts[places[which]].tolist(), self.starts[places[which] + 1].tolist()
        runs = [slice(*ends) for ends in zip(first, last, strict=True)]
        at = np.concatenate([self.at[:0], *(self.at[run] for run in runs)]).astype(np.int64)
        counts = np.concatenate([self.counts[:0], *(self.counts[run] for run in runs)])
        return which, np.array(last, dtype=np.int64) - np.array(first, dtype=np.int64), at, counts

    def looking_like(self, plain: str) -> Iterator[str]:
        """Terms that are `plain` once their marks are taken off."""
        key = np.uint64(key_of(plain))
        first, last = np.searchsorted(self.plain_keys, key), np.searchsorted(self.plain_keys, key, side="right")
        yield from (self.word(int(term)) for term in self.plain_terms[first:last])


def _signs(vectors: np.ndarray) -> np.ndarray:
    packed_signs = np.packbits(vectors > 0, axis=1)
    wide = np.zeros((len(vectors), -(-packed_signs.shape[1] // 8) * 8), dtype=np.uint8)
    wide[:, : packed_signs.shape[1]] = packed_signs
    return np.ascontiguousarray(wide.view(np.uint64).T)


def _places(known: np.ndarray, keys: np.ndarray) -> np.ndarray:
    if not len(known):
        return np.full(len(keys), -1)
    found = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where(known[found] == keys, found, -1)


def segment_of(rows: Sequence[int], sheaves: Sequence[Sheaf]) -> Segment:
    """The postings of up to 65,536 texts, in the order of their sheaves; `rows` says which row each belongs to."""
    numbers: dict[str, int] = {}
    ids = []
    for sheaf in sheaves:
        known = [numbers.setdefault(term, len(numbers)) for term in sheaf.names]
        ids.append(np.array(known, dtype=np.int64)[sheaf.ids])
    names = list(numbers)
    keys = keys_of(names)
    order = np.argsort(keys, kind="stable")
    rank = np.empty(len(names), dtype=np.int64)
    rank[order] = np.arange(len(names))
    ranked = rank[_whole(ids, np.int64)]
    by_term = np.argsort(ranked, kind="stable")
    sizes = _whole([sheaf.sizes for sheaf in sheaves], np.int64)
    holding = np.repeat(np.arange(len(sizes)), sizes)[by_term].astype(np.uint16)
    starts = np.concatenate(([0], np.cumsum(np.bincount(ranked, minlength=len(names))))).astype(np.uint32)
    spelled = [names[at] for at in order]
    return Segment(
        keys[order],
        starts,
        holding,
        _whole([sheaf.halves for sheaf in sheaves], np.uint8)[by_term],
        _whole([sheaf.lengths for sheaf in sheaves], np.float32),
        np.array(rows, dtype=np.uint32),
        *_plain(spelled),
        *_words(spelled),
        stacked([row for sheaf in sheaves for row in sheaf.about]),
        stacked([row for sheaf in sheaves for row in sheaf.sentence]),
    )


def _whole(parts: Sequence[np.ndarray], kind: type) -> np.ndarray:
    return np.concatenate(parts).astype(kind) if parts else np.zeros(0, dtype=kind)


def _plain(spelled: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    marked = [(key_of(plain), at) for at, term in enumerate(spelled) if (plain := stripped(term)) != term]
    marked.sort()
    return (
        np.array([key for key, _ in marked], dtype=np.uint64),
        np.array([at for _, at in marked], dtype=np.uint32),
    )


def _words(spelled: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    coded = [term.encode("utf-8", "replace") + b"\n" for term in spelled]
    starts = np.concatenate(([0], np.cumsum([len(each) for each in coded]))).astype(np.uint32)
    return np.frombuffer(b"".join(coded), dtype=np.uint8), starts


def packed(segment: Segment) -> bytes:
    """The block as bytes, the same on every machine."""
    parts = [np.asarray(getattr(segment, name)).astype(kind).tobytes() for name, kind in _SECTIONS]
    sizes = np.array([len(part) for part in parts], dtype="<u8").tobytes()
    return zlib.compress(sizes + b"".join(parts), 1)


def unpacked(content: bytes) -> Segment:
    """The block of such bytes."""
    whole = zlib.decompress(content)
    sizes = np.frombuffer(whole, dtype="<u8", count=len(_SECTIONS)).astype(int)
    at, found = sizes.nbytes, []
    for size, (_, kind) in zip(sizes, _SECTIONS, strict=True):
        found.append(np.frombuffer(whole, dtype=kind, count=size // np.dtype(kind).itemsize, offset=at))
        at += size
    texts = len(found[5])
    *arrays, about, sentence = found
    return Segment(*arrays, about.reshape(texts, -1), sentence.reshape(texts, -1))
