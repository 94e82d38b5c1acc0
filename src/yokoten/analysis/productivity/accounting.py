"""Growth accounting: how much of growth is labour, how much capital, and how much neither."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.productivity.accounts import GrowthAccounts
from yokoten.analysis.productivity.figures import (
    Figures,
    Finding,
    checked_panel,
    checked_shape,
    why_unusable,
    years_of_periods,
)
from yokoten.analysis.productivity.rates import BAND, NEAR_ZERO, share_and_band
from yokoten.analysis.refusal import NotComputable

GSO_FIXED_SHARE, TORNQVIST = METHODS = ("gso_fixed_share", "tornqvist")
UNSTEADY_PER_YEAR = 0.005
OUTPUT, LABOUR, CAPITAL = range(3)


@dataclass(frozen=True)
class _Account:
    """One unit: the ends of its span, log changes of the three volumes, the parts, and codes with their period."""

    first: int = -1
    last: int = -1
    growth: Figures = field(default_factory=lambda: np.full(3, np.nan))
    parts: Figures = field(default_factory=lambda: np.full(3, np.nan))
    codes: tuple[tuple[str, int | None], ...] = ()


def shares_in_force(labour_share: ArrayLike) -> Figures:
    """Shares (units, periods) with every gap filled from the last one before it, as between input-output tables.

    Nothing is carried back: gaps before the first share stay NaN.

    >>> shares_in_force([[float("nan"), 0.5, float("nan"), 0.6]]).tolist()
    [[nan, 0.5, 0.5, 0.6]]
    """
    table = np.array(labour_share, dtype=float, ndmin=2)
    at = np.where(np.isnan(table), -1, np.arange(table.shape[1]))
    latest = np.maximum.accumulate(at, axis=1)
    return np.where(latest >= 0, np.take_along_axis(table, np.maximum(latest, 0), axis=1), np.nan)


def _checked_shares(labour_share: ArrayLike, shape: tuple[int, ...], method: str) -> Figures:
    """Labour shares (units, periods) as the method uses them."""
    if method not in METHODS:
        raise NotComputable("unknown_method", method=method, methods=list(METHODS))
    given = np.asarray(labour_share, dtype=float)
    try:
        shares = np.broadcast_to(given, shape)
    except ValueError:
        raise NotComputable(
            "series_differ", variable="labour_share", expected=list(shape), given=list(given.shape)
        ) from None
    outside = (shares < 0) | (shares > 1)
    if outside.any():
        unit, period = np.argwhere(outside)[0].tolist()
        raise NotComputable("share_out_of_range", share=float(shares[unit, period]), unit=unit, period=period)
    return shares_in_force(shares) if method == GSO_FIXED_SHARE else shares


def _left_out(volumes: Figures) -> list[tuple[str, int | None]]:
    """Periods without output or labour, with the reason."""
    absent = np.isnan(volumes[:CAPITAL]).all(axis=0)
    codes: list[tuple[str, int | None]] = [("period_missing", int(at)) for at in np.flatnonzero(absent)]
    for variable, series in zip(("output", "labour"), volumes[:CAPITAL], strict=True):
        codes += [(why_unusable(series[at], variable), int(at)) for at in np.flatnonzero(~(series > 0) & ~absent)]
    return codes


def _why_alone(volumes: Figures, shares: Figures, ends: tuple[int, int], method: str) -> list[tuple[str, int | None]]:
    """Why TFP cannot be computed over a span: what is missing at its ends."""
    needed = ends if method == TORNQVIST else ends[:1]
    capital = [(why_unusable(volumes[CAPITAL, end], "capital"), end) for end in ends]
    missing = [("share_missing", end) for end in needed if np.isnan(shares[end])]
    return [(code, end) for code, end in capital if code] + missing


def _parts(logs: Figures, shares: Figures, nodes: np.ndarray, method: str) -> Figures:
    """Contributions of labour and capital, and TFP, summed over the steps between the nodes."""
    steps, at_start, at_end = np.diff(logs[:, nodes]), shares[nodes[:-1]], shares[nodes[1:]]
    weights = at_start if method == GSO_FIXED_SHARE else 0.5 * (at_start + at_end)
    labour, capital = weights * steps[LABOUR], (1.0 - weights) * steps[CAPITAL]
    return np.array([labour.sum(), capital.sum(), (steps[OUTPUT] - labour - capital).sum()])


def _remarks(growth: Figures, years: float, shares: Figures) -> list[tuple[str, int | None]]:
    codes: list[tuple[str, int | None]] = []
    if abs(growth[OUTPUT]) <= NEAR_ZERO:
        codes.append(("growth_near_zero", None))
    elif abs(growth[OUTPUT]) / years < UNSTEADY_PER_YEAR:
        codes.append(("share_unsteady", None))
    if growth[OUTPUT] < -NEAR_ZERO:
        codes.append(("output_fell", None))
    if shares.min() < BAND or shares.max() > 1.0 - BAND:
        codes.append(("band_beyond_range", None))
    return codes


def _account(volumes: Figures, shares: Figures, times: Figures, method: str) -> _Account:
    """One unit: `volumes` (3, periods), `shares` (periods,)."""
    codes = _left_out(volumes)
    known = np.flatnonzero((volumes[:CAPITAL] > 0).all(axis=0))
    if known.size < 2:
        return _Account(codes=(*codes, ("span_too_short", None)))
    first, last = int(known[0]), int(known[-1])
    logs = np.log(np.where(volumes > 0, volumes, np.nan))
    growth = logs[:, last] - logs[:, first]
    alone = _why_alone(volumes, shares, (first, last), method)
    if alone:
        return _Account(first, last, growth, codes=(*codes, *alone))
    whole = volumes[CAPITAL, known] > 0
    if method == TORNQVIST:
        whole &= ~np.isnan(shares[known])
    codes += [("period_joined", int(at)) for at in known[~whole]]
    nodes = known[whole]
    codes += _remarks(growth, float(times[last] - times[first]), shares[nodes])
    return _Account(first, last, growth, _parts(logs, shares, nodes, method), tuple(codes))


def growth_accounting(
    output: ArrayLike,
    labour: ArrayLike,
    capital: ArrayLike | None,
    labour_share: ArrayLike | None,
    *,
    periods: ArrayLike | None = None,
    method: str = GSO_FIXED_SHARE,
) -> GrowthAccounts:
    """Take the growth of every unit's output apart into labour, capital and total factor productivity (TFP).

    Over each step from a known period s to the next known period t, in log changes,
    Δln A = Δln Y - v Δln L - (1 - v) Δln K; the parts are summed over the span from the first to the last period with
    output and labour. Steps may be of unequal length; `per_year` divides by the years of the span.
    `gso_fixed_share`: v is the labour share in force at s, the last one known up to then, as between two input-output
    tables; a single number holds throughout. `tornqvist`: v = ½ (v_s + v_t), the mean of both ends of each step. With
    shares that do not change the two coincide and the result says so (`methods_coincide`).
    `output`, `labour`, `capital` (units, periods), NaN missing: output and capital at constant prices, labour in
    persons (as GSO) or in hours worked (as OECD and APO: persons times hours per person), one unit throughout.
    `labour_share`: part of output that labour earns, 0 to 1: one number, (units, 1), (periods,) or (units, periods),
    NaN where there is none. Without capital (None, or unknown at an end of the span) TFP is NaN, the finding says so,
    and `labour_productivity_growth` is what is left. Rates as statistical offices publish them: see `decompose`.
    Raises NotComputable: `unknown_method`, `share_out_of_range` (share, unit, period), `share_needed` (capital but no
    share), `figure_negative`, `figure_not_finite` (variable, unit, period), `series_differ`, `periods_not_rising`.
    Source: Solow (1957); OECD (2001), Measuring Productivity, sections 5 and 7; GSO Viet Nam for the fixed shares.

    >>> found = growth_accounting([100.0, 121.0], [50.0, 52.0], [200.0, 230.0], 0.6, periods=[2018, 2020])
    >>> round(float(found.tfp_growth[0]), 6), found.band.round(3).tolist()
    (0.111183, [[0.531, 0.636]])
    """
    made = checked_panel(output, "output")
    volumes = np.stack([made, _volume(labour, made, "labour"), _volume(capital, made, "capital")])
    if labour_share is None and capital is not None:
        raise NotComputable("share_needed")
    times = years_of_periods(periods, made.shape[1])
    shares = _checked_shares(np.nan if labour_share is None else labour_share, made.shape, method)
    accounts = [_account(volumes[:, unit], shares[unit], times, method) for unit in range(made.shape[0])]
    found = [Finding(code, unit, at) for unit, account in enumerate(accounts) for code, at in account.codes]
    if method == TORNQVIST and _unchanging(shares):
        found.append(Finding("methods_coincide"))
    return _together(accounts, times, method, tuple(found))


def _volume(given: ArrayLike | None, made: Figures, name: str) -> Figures:
    if given is None:
        return np.full(made.shape, np.nan)
    return checked_shape(checked_panel(given, name), made.shape, name)


def _unchanging(shares: Figures) -> bool:
    known = ~np.isnan(shares)
    return bool(known.any()) and all(np.unique(row[mask]).size <= 1 for row, mask in zip(shares, known, strict=True))


def _together(accounts: list[_Account], times: Figures, method: str, findings: tuple[Finding, ...]) -> GrowthAccounts:
    first, last = (np.array([getattr(one, end) for one in accounts]) for end in ("first", "last"))
    growth = np.stack([one.growth for one in accounts], axis=1)
    labour, capital, tfp = np.stack([one.parts for one in accounts], axis=1)
    share, band = share_and_band(*growth, tfp)
    return GrowthAccounts(
        method=method,
        first=first,
        last=last,
        years=np.where(first >= 0, times[last] - times[first], np.nan),
        output_growth=growth[OUTPUT],
        labour_growth=growth[LABOUR],
        capital_growth=growth[CAPITAL],
        labour_contribution=labour,
        capital_contribution=capital,
        tfp_growth=tfp,
        tfp_share=share,
        band=band,
        residual=growth[OUTPUT] - (labour + capital + tfp),
        findings=findings,
    )
