"""A lexicon small enough to read: a few rows of ours and a few learned links."""

import numpy as np

from yokoten.practices.rules.search.lexicon import Lexicon
from yokoten.practices.rules.search.rows import cut_rows
from yokoten.practices.rules.search.table import PAIRS, Links, Table
from yokoten.practices.rules.search.tokens import LANGUAGES

ROWS = [
    {
        "en": "labour productivity", "ru": "производительность труда",
        "vi": "năng suất lao động", "sv": "arbetsproduktivitet",
    },
    {"en": "outage; power cut", "ru": "отключение; авария", "vi": "mất điện", "sv": "strömavbrott"},
    {"en": "rule", "ru": "правило", "vi": "quy tắc", "sv": "regel"},
    {"en": "right-hand", "ru": "правый", "vi": "bên phải", "sv": "höger"},
]  # fmt: skip
LEARNED = {
    ("en", "ru"): [("water", "вод", 0.8), ("water", "водн", 0.2)],
    ("en", "sv"): [("water", "vatt", 0.9), ("sea", "hav", 0.7)],
    ("en", "vi"): [("sea", "biển", 0.6), ("water", "nước", 0.7)],
    ("ru", "sv"): [],
    ("ru", "vi"): [],
    ("sv", "vi"): [],
}


def small_table(learned=None):
    learned = LEARNED if learned is None else learned
    terms = {code: set() for code in LANGUAGES}
    for (first, second), links in learned.items():
        for one, two, _ in links:
            terms[first].add(one)
            terms[second].add(two)
    names = {code: sorted(found) for code, found in terms.items()}
    often = {code: np.array([10 * (at + 1) for at in range(len(names[code]))], dtype=np.int32) for code in LANGUAGES}
    packed = {}
    for first, second in PAIRS:
        rows = sorted((names[first].index(a), names[second].index(b), w) for a, b, w in learned[first, second])
        columns = list(zip(*rows, strict=True)) or [(), (), ()]
        ones, twos, weights = (np.array(columns[at]) for at in range(3))
        packed[first, second] = Links(ones.astype(np.int32), twos.astype(np.int32), weights.astype(float))
    return Table(names, often, dict.fromkeys(LANGUAGES, 1000), packed)


def small_lexicon(rows=ROWS, learned=None):
    return Lexicon(small_table(learned), cut_rows(rows))
