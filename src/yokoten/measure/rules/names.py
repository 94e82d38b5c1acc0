"""Which place a name means: exact, folded, letters mended, without administrative words, by a unique beginning.

A merely similar name is only suggested, never taken.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yokoten.kernel.rules.folding import fold, look_alikes, unmix

CODE, EXACT, FOLDED, MENDED, BARE, BEGINNING = "code", "exact", "folded", "mended", "bare", "beginning"
OTHER_PART = "other_part"
NONE, SEVERAL = "none", "several"

_KINDS = {
    "область": "obl", "обл": "obl", "обл.": "obl", "oblast": "obl", "край": "krai", "krai": "krai", "kray": "krai",
    "республика": "rep", "респ": "rep", "респ.": "rep", "republic": "rep", "republiken": "rep", "автономный": "aut",
    "автономная": "aut", "ао": "aut", "а.о.": "aut", "округ": "aut", "autonomous": "aut", "okrug": "aut",
    "город": "city",
    "г": "city", "г.": "city", "city": "city", "stad": "city", "lan": "lan", "county": "lan", "region": "lan",
    "регион": "lan", "kommun": "mun", "municipality": "mun", "tinh": "tinh", "province": "tinh", "thanh": "city",
    "pho": "city", "tp": "city", "tp.": "city", "of": "", "the": "", "городской": "mun", "муниципальный": "mun",
}  # fmt: skip
_PARENTHESES = re.compile(r"\(([^)]*)\)")
_EXCLUDING = re.compile(
    r"\s*[,(]?\s*\b(?:без|кроме|за исключением|не включая|excl|excluding|without|except|utan|exklusive|khong bao gom|"
    r"tru)\b.*"
)
_GROUPS = re.compile(
    r"(?:россия|российская федерация.*|riket|hela landet|sweden|sverige|russia|russian federation|"
    r"viet nam|vietnam|ca nuoc|toan quoc|total|totalt|всего|итого.*|в целом по.*|.*федеральный округ|"
    r".*federal district|"
    r"tong so|tong cong|whole country|.*\bавтономные округа)"
)
_ENOUGH = 0.84


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A known place for matching: its key, what it is called and its codes."""

    key: str
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()
    country: str = ""
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What a written name means: the key and how it was found, or suggestions."""

    written: str
    key: str = ""
    how: str = NONE
    suggestions: tuple[str, ...] = ()
    mended: str = ""


class NameIndex:
    """Known places by every way of writing them."""

    def __init__(self, entries: Iterable[PlaceEntry]) -> None:
        self.entries = {entry.key: entry for entry in entries}
        self._codes: dict[str, set[str]] = defaultdict(set)
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._folded: dict[str, set[str]] = defaultdict(set)
        self._bare: dict[str, set[str]] = defaultdict(set)
        self._parts: dict[str, set[str]] = defaultdict(set)
        for entry in self.entries.values():
            for code in (entry.key, *entry.codes):
                self._codes[code.casefold()].add(entry.key)
            for name in entry.names:
                self._exact[name].add(entry.key)
                self._folded[fold(name)].add(entry.key)
                self._bare[bare(name)].add(entry.key)
                for part in parts(name):
                    self._parts[part].add(entry.key)

    def match(self, written: str, code: str = "") -> NameMatch:
        """Find the place of a name (and perhaps a code); the first way that finds exactly one place wins."""
        mended = unmix(written)
        ways = (
            (CODE, self._codes.get(code.casefold()) if code else None),
            (EXACT, self._exact.get(written)),
            (FOLDED, self._folded.get(fold(written))),
            (MENDED, self._folded.get(fold(mended)) if mended != written else None),
            (BARE, None if excluded_part(written) else self._bare.get(bare(mended))),
            (CODE, self._codes.get(written.casefold())),
            (OTHER_PART, self._by_part(mended)),
            (BEGINNING, self._beginning(mended)),
        )
        for how, keys in ways:
            if keys and len(keys) == 1:
                return NameMatch(written, next(iter(keys)), how, mended=mended if mended != written else "")
            if keys:
                return NameMatch(written, "", SEVERAL, tuple(sorted(keys)))
        return NameMatch(written, "", NONE, self._similar(mended))

    def match_all(self, pairs: Sequence[tuple[str, str]]) -> list[NameMatch]:
        """Match (name, code) pairs."""
        return [self.match(name, code) for name, code in pairs]

    def _by_part(self, written: str) -> set[str] | None:
        """`Республика Саха (Якутия)` is `Якутия`, `Северная Осетия - Алания` is `Северная Осетия`, and the reverse."""
        if excluded_part(written):
            return None
        found = {key for part in (bare(written), *parts(written)) for key in self._parts.get(part, ())}
        found |= {key for part in parts(written) for key in self._bare.get(part, ())}
        return found or None

    def _beginning(self, written: str) -> set[str] | None:
        start = bare(written)
        if len(start) < 5 or excluded_part(written):
            return None
        return {key for name, keys in self._bare.items() if name.startswith(start + " ") for key in keys} or None

    def _similar(self, written: str) -> tuple[str, ...]:
        close = difflib.get_close_matches(bare(written), self._bare, n=3, cutoff=_ENOUGH)
        return tuple(dict.fromkeys(key for name in close for key in sorted(self._bare[name])))


def bare(name: str) -> str:
    """The folded name without administrative words and without what stands in parentheses; never empty."""
    folded = fold(unmix(name))
    plain = _PARENTHESES.sub(" ", folded)
    words = [word.strip(".,") for word in plain.replace(",", " ").split() if word not in _KINDS]
    kept = " ".join(word for word in words if word and word not in _KINDS)
    if "lan" in plain.split() and kept.endswith("s"):
        kept = kept[:-1]
    return kept or folded


def parts(name: str) -> tuple[str, ...]:
    """The bare names inside and outside parentheses and around a dash between spaces, where there are several."""
    pieces = re.split(r"[()]|\s+[-–—]\s+", name)
    found = tuple(bare(piece) for piece in pieces if len(piece.strip()) > 3)
    return found if len(found) > 1 else ()


def kinds(name: str) -> frozenset[str]:
    """Administrative kinds named in it; two names of different kinds are different places."""
    words = re.split(r"[\s,]+", fold(unmix(name)))
    return frozenset(_KINDS[word] for word in words if _KINDS.get(word))


def excluded_part(name: str) -> str:
    """The whole's name when this names it without a part (`… без автономных округов`), else empty."""
    folded = fold(unmix(name))
    whole = _EXCLUDING.sub("", folded).strip(" ,(")
    return whole if whole and whole != folded else ""


def is_group(name: str) -> bool:
    """Totals and groups such as a country, a federal district, `Riket`: they are no peers."""
    return bool(_GROUPS.fullmatch(fold(unmix(name))))


def mixed_letters(name: str) -> str:
    """The letters of the other alphabet in a name, empty where there are none."""
    return "".join(dict.fromkeys(found.letter for found in look_alikes(name)))
