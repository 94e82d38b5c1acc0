"""The table out of the aligned terms: which links are kept, and how sure they are."""

from collections.abc import Sequence

import numpy as np

from yokoten.practices.rules.learning.aligning import Aligned, aligned_terms
from yokoten.practices.rules.learning.bags import bagged, sentences, vocabulary
from yokoten.practices.rules.learning.cleaning import Segment
from yokoten.practices.rules.search.table import PAIRS, Links, Table
from yokoten.practices.rules.search.tokens import LANGUAGES

LEAST_MET = 1
LEAST_WEIGHT = 0.02
LEAST_JOINT = 2
SURE_ONCE = 0.5
MOST_LINKS = 10


def learned_table(segments: Sequence[Segment], made_with: dict[str, str]) -> Table:
    """The table of the segments; the same segments in the same order give the same table."""
    often, total = vocabulary(segments, LEAST_MET)
    terms = {code: list(often[code]) for code in LANGUAGES}
    numbers = {code: {term: at for at, term in enumerate(terms[code])} for code in LANGUAGES}
    links = {}
    for first, second in PAIRS:
        pairs = sentences(segments, first, second)
        bags = [
            bagged([pair[side] for pair in pairs], code, numbers[code]) for side, code in enumerate((first, second))
        ]
        sizes = (len(terms[first]), len(terms[second]))
        links[first, second] = kept_links(aligned_terms(bags[0], bags[1], sizes), sizes)
    counts = {code: np.array(list(often[code].values()), dtype=np.int32) for code in LANGUAGES}
    return linked_only(Table(terms, counts, total, links, made_with))


def kept_links(met: Aligned, sizes: tuple[int, int]) -> Links:
    """Links with the geometric mean of both probabilities: met twice or very sure, few for each term."""
    weight = np.sqrt(met.forward * met.backward)
    sure = (weight >= LEAST_WEIGHT) & (met.joint >= LEAST_JOINT) | (weight >= SURE_ONCE)
    first, second, weight = met.first[sure], met.second[sure], weight[sure]
    near = _among_the_best(first, weight) | _among_the_best(second, weight)
    order = np.lexsort((second[near], first[near]))
    return Links(first[near][order].astype(np.int32), second[near][order].astype(np.int32), weight[near][order])


def _among_the_best(given: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Mask of the heaviest links of each term."""
    order = np.lexsort((np.arange(len(given)), -weight, given))
    ordered = given[order]
    begins = np.flatnonzero(np.diff(ordered, prepend=-1))
    rank = np.arange(len(ordered)) - np.repeat(begins, np.diff(np.append(begins, len(ordered))))
    mask = np.zeros(len(given), dtype=bool)
    mask[order] = rank < MOST_LINKS
    return mask


def linked_only(table: Table) -> Table:
    """The table without terms that have no link."""
    used = {code: np.zeros(len(table.terms[code]), dtype=bool) for code in LANGUAGES}
    for (first, second), links in table.links.items():
        used[first][links.first] = True
        used[second][links.second] = True
    place = {code: np.cumsum(used[code]) - 1 for code in LANGUAGES}
    return Table(
        {code: [term for term, kept in zip(table.terms[code], used[code], strict=True) if kept] for code in LANGUAGES},
        {code: table.often[code][used[code]] for code in LANGUAGES},
        table.segments,
        {
            (first, second): Links(place[first][links.first].astype(np.int32),
                                   place[second][links.second].astype(np.int32), links.weight)
            for (first, second), links in table.links.items()
        },
        table.made_with,
    )  # fmt: skip
