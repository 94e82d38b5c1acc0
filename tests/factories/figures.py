"""Small tables for rankings: two structural variables, one outcome over four years."""

import numpy as np

from yokoten.compare.rules.question import Figures, Question
from yokoten.compare.rules.ranking import who_to_learn_from

YEARS = [2008.0, 2012.0, 2016.0, 2020.0]
STRUCTURE = {
    "Focus": [100.0, 0.30],
    "Twin": [104.0, 0.31],
    "Riser": [110.0, 0.28],
    "Giant": [900.0, 0.90],
    "Behind": [101.0, 0.30],
    "Other": [400.0, 0.60],
}
OUTCOME = {
    "Focus": [70.0, 80.0, 90.0, 100.0],
    "Twin": [110.0, 115.0, 118.0, 120.0],
    "Riser": [80.0, 100.0, 125.0, 160.0],
    "Giant": [300.0, 320.0, 340.0, 360.0],
    "Behind": [60.0, 65.0, 70.0, 75.0],
    "Other": [50.0, 60.0, 80.0, 95.0],
}


def make_figures(structure=None, outcome=None, **options):
    """Figures over the places above; keywords replace single places or other fields."""
    structures, outcomes = {**STRUCTURE, **(structure or {})}, {**OUTCOME, **(outcome or {})}
    return Figures(
        units=tuple(structures),
        variables=("workers", "industry"),
        structure=np.array(list(structures.values())),
        periods=np.array(options.pop("periods", YEARS)),
        outcome=np.array([outcomes[unit] for unit in structures], dtype=float),
        **options,
    )


def make_answer(figures=None, seed=0, **settings):
    """The ranking for the first place, at constant prices unless said otherwise."""
    figures = figures or make_figures()
    return who_to_learn_from(
        figures, Question(**{"focus": 0, "prices": "constant", **settings}), np.random.default_rng(seed)
    )


def mask_of(figures, *units):
    """Which places are meant."""
    return np.array([unit in units for unit in figures.units])
