"""What growth accounting answers: one entry per unit in every array."""

from dataclasses import dataclass

import numpy as np

from yokoten.analysis.productivity.figures import Figures, Finding


@dataclass(frozen=True, eq=False)
class GrowthAccounts:
    """Log changes over the whole span of each unit, and what they are made of; arrays (units,), NaN where unknown.

    `first`, `last`: positions of the span's ends, -1 when there is none; `years`: its length.
    `output_growth` = `labour_contribution` + `capital_contribution` + `tfp_growth` up to `residual`.
    `tfp_share`: TFP's share of output growth; `band` (units, 2): the same with the labour share 0.1 lower and higher,
    the smaller first.
    Findings (unit, period), period a position:
    `period_missing` (neither output nor labour), `output_missing`, `labour_missing`, `output_not_positive`,
    `labour_not_positive`: the period is left out.
    `span_too_short`: fewer than two periods with output and labour, so nothing is known.
    `capital_missing`, `capital_not_positive`, `share_missing`: at an end of the span, so that capital or the share
    is unknown there; TFP is not computed and labour productivity stands alone.
    `period_joined`: inside the span capital or the share is missing, two steps became one.
    `growth_near_zero`: |output growth| is at most 1e-6, no share. `share_unsteady`: output changed by less than 0.5 % a
    year, so that its shares mean little. `output_fell`: the share is a share of the decline.
    `band_beyond_range`: a labour share 0.1 away is below 0 or above 1.
    `methods_coincide`: labour shares do not change, so both methods give the same (no unit).
    """

    method: str
    first: np.ndarray
    last: np.ndarray
    years: Figures
    output_growth: Figures
    labour_growth: Figures
    capital_growth: Figures
    labour_contribution: Figures
    capital_contribution: Figures
    tfp_growth: Figures
    tfp_share: Figures
    band: Figures
    residual: Figures
    findings: tuple[Finding, ...]

    @property
    def labour_productivity_growth(self) -> Figures:
        """Log change of output per unit of labour; known without capital."""
        return self.output_growth - self.labour_growth

    @property
    def capital_deepening(self) -> Figures:
        """What more capital per unit of labour adds to labour productivity; the rest of it is TFP."""
        return self.labour_contribution + self.capital_contribution - self.labour_growth

    def per_year(self, change: Figures) -> Figures:
        """A log change of the span as natural logarithm per year; 100 (exp(g) - 1) is percent a year."""
        return change / self.years

    def of_unit(self, unit: int) -> tuple[Finding, ...]:
        """The findings of one unit."""
        return tuple(found for found in self.findings if found.unit == unit)
