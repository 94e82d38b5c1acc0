"""From a question in codes to an explained answer: figures are fetched, the rules rank them."""

import hashlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from yokoten.analysis.refusal import NotComputable
from yokoten.compare.queries.mixing import mix_of
from yokoten.compare.rules.answer import Answer
from yokoten.compare.rules.asked import Asked
from yokoten.compare.rules.question import Figures, Question
from yokoten.compare.rules.ranking import who_to_learn_from
from yokoten.kernel.errors import RuleBroken
from yokoten.kernel.queries import peers_of, place_by_code
from yokoten.measure.queries import Panel, indicators_by_codes, panel

OF_STRUCTURE = ("outcome_in_structure", "not_finite", "log_needs_positive", "weight_negative", "weight_not_finite")
TRAITS = ("extractive", "capital")
LEAST_SHARE = 0.5
YEARS_BACK, STRUCTURE_YEARS = 15, 5


@dataclass(frozen=True)
class Answered:
    """The question, what it meant, the figures it was answered from, and the answer.

    `structure_periods` says for each structural variable which period its figures are of: the one asked about, or the
    latest before it in which at least half of the places have any.
    """

    asked: Asked
    focus: Any
    outcome: Any
    structure: tuple[Any, ...]
    places: tuple[Any, ...]
    found: Panel
    structure_periods: tuple[str, ...]
    figures: Figures
    answer: Answer
    fingerprint: str


def answered(actor: Any, asked: Asked, *, today: date, known: Panel | None = None) -> Answered:
    """Answer a question from the figures that the actor may see; `known` is the outcome as `opening` read it.

    Raises RuleBroken: `unknown_place`, `unknown_outcome`, `no_structure`, `no_figures`; and NotComputable from the
    rules, with codes of indicators and places as facts.
    """
    focus = place_by_code(asked.focus)
    if focus is None:
        raise RuleBroken("unknown_place", place=asked.focus)
    named = indicators_by_codes(actor, [asked.outcome, *asked.structure])
    if not named or named[0].code != asked.outcome:
        raise RuleBroken("unknown_outcome", indicator=asked.outcome)
    outcome, structure = named[0], [one for one in named[1:] if one.code != asked.outcome]
    if not structure:
        raise RuleBroken("no_structure")
    found = known if known and outcome.pk in known.series else panel([outcome], peers_of(focus, today))
    places = found.places
    if asked.period not in found.periods:
        raise RuleBroken("no_figures", period=asked.period)
    beside = panel(structure, places, first=_years_before(asked.period, STRUCTURE_YEARS), last=asked.period)
    figures, periods = _figures(found, beside, (outcome, structure), asked)
    if asked.frontier:
        figures = replace(figures, mix=mix_of(actor, asked, figures.units, focus=focus, today=today))
    question = _question(asked, found, outcome, structure)
    try:
        answer = who_to_learn_from(figures, question, np.random.default_rng(asked.seed))
    except NotComputable as refusal:
        raise NotComputable(refusal.code, **_by_code(refusal, figures)) from refusal
    return Answered(
        asked, focus, outcome, tuple(structure), places, found, periods, figures, answer, _fingerprint(figures)
    )


def _by_code(refusal: NotComputable, figures: Figures) -> dict[str, Any]:
    """The facts of a refusal with codes of indicators and places instead of their positions in the table."""
    facts = dict(refusal.facts)
    if refusal.code in OF_STRUCTURE:
        facts["variable"] = figures.variables[facts.pop("column")]
        if "row" in facts:
            facts["unit"] = figures.units[facts.pop("row")]
    return facts


def _question(asked: Asked, found: Panel, outcome: Any, structure: Sequence[Any]) -> Question:
    weight = dict(zip(asked.structure, asked.weights, strict=True))
    row = next(index for index, place in enumerate(found.places) if place.code == asked.focus)
    return Question(
        focus=row,
        prices=outcome.prices,
        lower_is_better=outcome.direction == "lower",
        weights=tuple(float(weight[one.code]) for one in structure),
        scaling=asked.scaling,
        logged=tuple(one.is_skewed for one in structure),
        lens_weights=asked.lens_weights(),
        k=asked.shown,
    )


def _years_before(period: str, years: int) -> str:
    return str(int(period[:4]) - years)


def _figures(
    found: Panel, beside: Panel, indicators: tuple[Any, Sequence[Any]], asked: Asked
) -> tuple[Figures, tuple[str, ...]]:
    outcome, structure = indicators
    series, until = found.of(outcome), found.periods.index(asked.period) + 1
    since = bisect_left(found.periods, _years_before(asked.period, YEARS_BACK))
    columns = [_column(beside, one) for one in structure]
    marks = {trait: np.array([trait in place.traits for place in found.places]) for trait in TRAITS}
    excluded = np.zeros(len(found.places), bool)
    for trait in asked.excluded:
        excluded |= marks.get(trait, False)
    table = np.column_stack([values for values, _ in columns])
    return Figures(
        units=tuple(place.code for place in found.places),
        variables=tuple(one.code for one in structure),
        structure=_positive_where_logged(table, structure),
        periods=np.array([float(period) for period in found.periods[since:until]]),
        outcome=series.values[:, since:until],
        breaks=series.breaks[:, since:until],
        excluded=excluded,
        marks=marks,
    ), tuple(period for _, period in columns)


def _positive_where_logged(table: np.ndarray, structure: Sequence[Any]) -> np.ndarray:
    """A skewed variable is compared by its logarithm, so zero or less is no figure."""
    logged = np.array([one.is_skewed for one in structure])
    return np.where(logged[None, :] & (table <= 0), np.nan, table)


def _column(beside: Panel, indicator: Any) -> tuple[np.ndarray, str]:
    """The variable in the latest period in which at least half of the places have it, else in the very latest."""
    values = beside.of(indicator).values
    if not beside.periods:
        return np.full(len(beside.places), np.nan), ""
    enough = np.isfinite(values).sum(axis=0) >= LEAST_SHARE * len(beside.places)
    spot = int(np.flatnonzero(enough)[-1]) if enough.any() else len(beside.periods) - 1
    return values[:, spot], beside.periods[spot]


def _fingerprint(figures: Figures) -> str:
    """Changes when any figure behind the answer does."""
    digest = hashlib.sha256("|".join([*figures.units, *figures.variables]).encode())
    mixed = () if figures.mix is None else (figures.mix.intensities,)
    for array in (figures.structure, figures.periods, figures.outcome, figures.breaks, *mixed):
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()
