"""What the head of a value column says: a name, a unit, and by its words what kind of quantity it is."""

import re
from dataclasses import dataclass

from yokoten.kernel.rules.folding import fold

STRUCTURAL, OUTCOME, CONTEXT = "structural", "outcome", "context"
HIGHER, LOWER, NEITHER = "higher", "lower", "none"
CURRENT, CONSTANT, INDEX, NO_PRICES = "current", "constant", "index", "none"
_MONEY = re.compile(
    r"(?<![^\W_])(?:руб\w*|rub|rur|kr|sek|tsek|msek|mkr|mnkr|mdkr|tkr|kronor|eur|euro|евро|usd|dollars?|долл\w*|vnd|dong|pps"
    r"|gbp|cny|yuan|юан\w*|тенге|kzt)(?![^\W_])|[$€₽£₫¥]"
)
_UNIT_LIST = (
    "mln bn billion million thousand tsek msek mkr tkr sek rub eur usd vnd pps kr pct percent persons people km2 kwh "
    "mwh tonnes hours days months month млн млрд тыс руб чел проц"
)
_UNIT_WORDS = frozenset(_UNIT_LIST.split())
_STRUCTURAL = (
    "employ", "занят", "sysselsat", "lao dong", "population", "насел", "befolkning", "dan so", "area", "площад",
)  # fmt: skip
_OUTCOME = (
    "per head", "per capita", "per inhab", "per employ", "per person", "на душу", "на одного", "productiv",
    "производит", "wage", "salary", "зарплат", "заработ", "income", "доход", "lon ", "inkomst", "binh quan",
    "nang suat", "unemploy", "per syssels", "per invan", "per anstalld",
    "безработ", "arbetslos", "that nghiep", "mortality", "смертн", "poverty", "бедн",
)  # fmt: skip
_LOWER = (
    "unemploy", "безработ", "arbetslos", "that nghiep", "mortality", "смертн", "dodlighet", "poverty", "бедн", "crime",
    "преступ", "accident", "авари", "olyck", "emission", "выброс", "utslapp", "waste", "отход",
)  # fmt: skip
_INDEX = ("index", "индекс", "chi so")


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head taken apart."""

    name: str
    unit: str


def head_of(text: str, unit: str = "") -> Head:
    """`ВРП, млн руб.` and `GRP (million kr)` and `grp_mln_rub` as name and unit; `unit` is a row of units' own word."""
    text = " ".join(text.split())
    if unit:
        return Head(text, unit.strip(" ()"))
    first, found, rest = text.partition(" / ")
    if found:
        head = head_of(first)
        return Head(f"{head.name} / {rest}", head.unit)
    if "_" in text and " " not in text:
        return _from_code(text)
    bracket = re.fullmatch(r"(.+?)\s*[(\[]([^()\[\]]{1,32})[)\]]", text)
    if bracket:
        return Head(bracket.group(1), bracket.group(2))
    name, comma, rest = text.rpartition(", ")
    if comma and len(rest) <= 32:
        return Head(name, rest)
    return Head(text, "")


def is_money(unit: str, name: str = "") -> bool:
    """Whether the unit (or, without one, the name) is money."""
    return bool(_MONEY.search(fold(unit or name)))


def part_of(name: str) -> str:
    """Structural, outcome or context, by the words of the name."""
    folded = fold(name)
    if any(word in folded for word in _OUTCOME):
        return OUTCOME
    return STRUCTURAL if any(word in folded for word in _STRUCTURAL) else CONTEXT


def direction_of(name: str) -> str:
    """Which way is better, by the words of the name; structure is neither."""
    folded = fold(name)
    if any(word in folded for word in _LOWER):
        return LOWER
    return NEITHER if part_of(name) == STRUCTURAL else HIGHER


def prices_of(name: str, unit: str) -> str:
    """The price basis as far as it can be known: money must be asked about, everything else is none."""
    if any(word in fold(name) for word in _INDEX):
        return INDEX
    return "" if is_money(unit, name) else NO_PRICES


def _from_code(text: str) -> Head:
    words = text.split("_")
    start = len(words)
    while start > 1 and words[start - 1].lower() in _UNIT_WORDS:
        start -= 1
    name = " ".join(words[:start])
    return Head(name[:1].upper() + name[1:], " ".join(words[start:]))
