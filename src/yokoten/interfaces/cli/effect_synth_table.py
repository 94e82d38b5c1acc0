"""A synthetic control as JSON, as rows of CSV, as tables and as a picture."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from yokoten.analysis.effect.synthetic_control import USED, SyntheticControl
from yokoten.interfaces.cli.effect_intervals import decimals
from yokoten.interfaces.cli.effect_panel import LongTable
from yokoten.interfaces.cli.options import named
from yokoten.interfaces.cli.results import known
from yokoten.interfaces.cli.terminal import show_table
from yokoten.interfaces.documents.drawing.over_time import OverTime, Series, draw_over_time
from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.wording.effect_designs import DESIGN_NOTES
from yokoten.interfaces.wording.language import Language, mark

TITLE = mark("%(unit)s and its synthetic self: %(value)s")
SAID = mark(
    "From %(start)s on, %(value)s of %(unit)s differed by %(effect)s on average from its synthetic self, which missed "
    "it by %(rmspe)s before."
)
RANKED = mark(
    "Rank %(rank)s of %(count)s by how much the gap grew: %(p)s of the units would look at least as affected."
)
WEIGHT_HEADS = (mark("Compared unit"), mark("Weight"), mark("Mean effect without it"))
GAP_HEADS = (mark("Period"), mark("Outcome"), mark("Synthetic"), mark("Gap"))
SYNTHETIC = mark("Synthetic")
REMARK = mark("Dashed upright: treatment begins. Before it, both lines should run together.")
PERIOD_AXIS = mark("Period")
POOR = 0.25


@dataclass(frozen=True, eq=False)
class Synthetic:
    """An answer with the table it is about and the start of treatment."""

    table: LongTable
    value: str
    start: float
    found: SyntheticControl

    @property
    def unit(self) -> str:
        return self.table.units[self.found.fit.unit]

    @property
    def outcome(self) -> np.ndarray:
        return self.found.fit.gap + self.found.fit.synthetic


def item(synthetic: Synthetic) -> dict[str, Any]:
    """Everything as JSON."""
    found, table = synthetic.found, synthetic.table
    fit, units = found.fit, table.units
    gaps = [
        {"time": table.clock.shown(time), "gap": float(gap)}
        for time, gap in zip(table.periods.tolist(), fit.gap, strict=True)
    ]
    everybody = [fit.unit, *(placebo.unit for placebo in found.placebos)]
    return {
        "weights": {units[unit]: float(w) for unit, w in zip(fit.donors, fit.weights.weights, strict=True)},
        "effects": gaps[fit.before :],
        "pre_gaps": gaps[: fit.before],
        "mean_effect": fit.mean_effect,
        "pre_rmspe": fit.pre_rmspe,
        "post_rmspe": fit.post_rmspe,
        "placebo_rank": found.rank,
        "placebo_n": found.placebo_n,
        "placebo_p": found.p,
        "ratios": {units[unit]: known(ratio) for unit, ratio in zip(everybody, found.ratios, strict=True)},
        "leave_one_out": {units[u]: float(effect) for u, effect in zip(found.left_out, found.without, strict=True)},
        "weights_unique": fit.weights.is_unique,
        "certificate": fit.weights.certificate,
    }


def csv_rows(synthetic: Synthetic) -> tuple[list[str], list[list[Any]]]:
    """Heads and rows of all periods."""
    fit, clock = synthetic.found.fit, synthetic.table.clock
    rows = [
        [clock.shown(time), float(outcome), float(other), float(gap)]
        for time, outcome, other, gap in zip(
            synthetic.table.periods.tolist(), synthetic.outcome, fit.synthetic, fit.gap, strict=True
        )
    ]
    return ["time", "outcome", "synthetic", "gap"], rows


def warnings(language: Language, synthetic: Synthetic) -> list[dict[str, Any]]:
    """Who was left out, and what speaks against relying on the effect."""
    found, table = synthetic.found, synthetic.table
    entries: list[dict[str, Any]] = []
    if found.dropped.size:
        units = [table.units[place] for place in found.dropped]
        message = language.say(DESIGN_NOTES["donors"], units=named(language, units))
        entries.append({"code": "donors", "message": message, "units": units})
    share = _missed(synthetic)
    if share > POOR:
        message = language.say(DESIGN_NOTES["poor_fit"], share=language.percent(100 * share))
        entries.append({"code": "poor_fit", "message": message, "share": share})
    if not found.fit.weights.is_unique:
        entries.append({"code": "not_unique", "message": language.say(DESIGN_NOTES["not_unique"])})
    return entries


def _missed(synthetic: Synthetic) -> float:
    """pre_rmspe as part of the standard deviation of the outcome over units and periods before treatment."""
    fit = synthetic.found.fit
    early = synthetic.table.values(synthetic.value)[[fit.unit, *fit.donors], : fit.before]
    spread = float(early.std())
    return fit.pre_rmspe / spread if spread > 0 else 0.0


def said(language: Language, synthetic: Synthetic) -> list[str]:
    """The answer and its rank, in sentences."""
    found = synthetic.found
    fit = found.fit
    places = decimals(fit.mean_effect)
    return [
        language.say(
            SAID,
            start=synthetic.table.label(synthetic.start),
            value=synthetic.value,
            unit=synthetic.unit,
            effect=language.signed(fit.mean_effect, places),
            rmspe=language.number(fit.pre_rmspe, places),
        ),
        language.say(
            RANKED,
            count=language.number(found.placebo_n),
            rank=language.number(found.rank),
            p=language.percent(100 * found.p, 1),
        ),
    ]


def show(language: Language, synthetic: Synthetic) -> None:
    """Print the sentences, the weights and the gaps."""
    found, table = synthetic.found, synthetic.table
    fit = found.fit
    for sentence in said(language, synthetic):
        print(sentence)
    places = decimals(fit.mean_effect)
    weights = fit.weights.weights
    without = dict(zip(found.left_out.tolist(), found.without.tolist(), strict=True))
    rows = [
        [
            table.units[fit.donors[at]],
            language.number(float(weights[at]), 3),
            language.signed(without[int(fit.donors[at])], places),
        ]
        for at in np.argsort(-weights, kind="stable")
        if weights[at] > USED
    ]
    title = language.say(TITLE, unit=synthetic.unit, value=synthetic.value)
    show_table(title, [language.say(head) for head in WEIGHT_HEADS], rows, numeric=(1, 2))
    rows = [
        [table.label(time), *(language.number(float(one), places) for one in both), language.signed(float(gap), places)]
        for time, *both, gap in zip(table.periods.tolist(), synthetic.outcome, fit.synthetic, fit.gap, strict=True)
    ]
    show_table("", [language.say(head) for head in GAP_HEADS], rows, numeric=range(1, 4))


def drawn(language: Language, synthetic: Synthetic) -> Pen:
    """Outcome and synthetic outcome over time."""
    table, fit = synthetic.table, synthetic.found.fit
    times = table.periods.tolist()
    lines = [
        Series(language.say(SYNTHETIC), list(zip(times, fit.synthetic.tolist(), strict=True)), "total other"),
        Series(synthetic.unit, list(zip(times, synthetic.outcome.tolist(), strict=True)), "total"),
    ]
    chart = OverTime(
        title=language.say(TITLE, unit=synthetic.unit, value=synthetic.value),
        remark=language.say(REMARK),
        axes=(language.say(PERIOD_AXIS), synthetic.value),
        series=lines,
        labels={time: table.label(time) for time in times},
        began=(times[fit.before - 1] + times[fit.before]) / 2,
    )
    return draw_over_time(chart, language)
