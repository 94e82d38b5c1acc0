"""Found rows narrowed, counted by facets and put in order."""

from collections.abc import Mapping

import numpy as np

from yokoten.practices.rules.search.index.columns import NARROWING, Columns

FEW = 8
RELEVANCE, NEWEST, CONFIRMED, TITLE, EVIDENCE = "", "newest", "confirmed", "title", "evidence"


def narrowed(columns: Columns, wanted: Mapping[str, str], *, but: str = "") -> np.ndarray:
    """Rows with all the wanted values; `but` is left open."""
    found = np.ones(len(columns), dtype=bool)
    for name in NARROWING:
        if name != but and wanted.get(name):
            found &= columns.having(name, wanted[name])
    return found


def facets(columns: Columns, hits: np.ndarray, wanted: Mapping[str, str]) -> dict[str, tuple[tuple[str, int], ...]]:
    """By way of narrowing, what each choice would leave with every other narrowing kept."""
    has_all = _few(hits & narrowed(columns, wanted))
    return {
        name: columns.counted(name, _few(hits & narrowed(columns, wanted, but=name)) if wanted.get(name) else has_all)
        for name in NARROWING
    }


def _few(among: np.ndarray) -> np.ndarray:
    """The numbers of the rows where they are few: quicker to count than all."""
    return np.flatnonzero(among) if np.count_nonzero(among) * FEW < len(among) else among


def ordered(columns: Columns, among: np.ndarray, scores: np.ndarray | None, sort: str) -> np.ndarray:
    """The rows in order; equal ones by the number of the practice, the newer first, so that pages never change."""
    rows = np.flatnonzero(among)
    last = -columns.practices[rows]
    keys: dict[str, tuple[np.ndarray, ...]] = {
        NEWEST: (-columns.published[rows],),
        CONFIRMED: (-columns.confirmed[rows],),
        EVIDENCE: (-columns.published[rows], columns.grades[rows]),
    }
    if sort == TITLE:
        return rows[np.argsort(columns.by_title[rows], kind="stable")]
    if scores is not None and sort == RELEVANCE:
        return rows[np.lexsort((last, -np.round(scores[rows], 9)))]
    return rows[np.lexsort((last, *keys.get(sort, keys[NEWEST])))]
