"""What should be known about figures before anybody is measured by them: nothing is shifted, filled in or left out."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike

from yokoten.analysis.frontier.figures import FDH, Figures, check_choice, read_figures
from yokoten.analysis.frontier.findings import Finding
from yokoten.analysis.frontier.program import INPUT, OUTPUT, Array
from yokoten.analysis.refusal import NotComputable

ALIKE, MULTIPLE = 0.98, 1e-12
Columns = Sequence[int]


def examine(
    inputs: ArrayLike,
    outputs: ArrayLike,
    *,
    rts: str = "vrs",
    orientation: str = "output",
    ratio_columns: Columns = (),
    undesirable: Columns = (),
) -> tuple[Finding, ...]:
    """Warnings about inputs (n, m) and outputs (n, s) for the chosen returns to scale and orientation.

    `ratio_columns`: what is a ratio, a share or an index; `undesirable`: what is better when less, such as waste. Both
    are columns counted through inputs and outputs, from 0. The figures cannot tell either; the caller must.

    `missing_cells` (row, columns), `all_outputs_zero`, `all_inputs_zero` (row): the unit is not evaluated.
    `few_units` (units, least): evaluated units fewer than max(m s, 3 (m + s)).
    `zero_input` (column, rows): under crs, or in input orientation, where a zero cannot shrink.
    `constant_column` (column, value); `constant_input_limits_growth` (column): under crs in output orientation it turns
    the technology into nirs; `constant_output_limits_shrinking` (column): under crs in input orientation, into ndrs.
    A column of zeros limits neither.
    `exact_multiple` (column, other, factor): of any two columns. `collinear` (column, other, correlation): of two
    inputs or two outputs beyond 0.98; scores stand, multipliers are not determined.
    `undesirable_as_input` (column): less of it counts as better, as of any input.
    `ratio_with_volume` (columns): under fdh, where nothing is mixed; `ratios_only` (columns): under other returns.
    `may_be_share` (column): not declared a ratio, all within [0, 1], while others are not.

    Raises NotComputable: `ratio_with_volume` (columns) for all other returns, since ratios of mixtures are not mixtures
    of ratios: give numerator and denominator, or use fdh; `undesirable_as_output` (column); `no_such_column` (column);
    those of `dea` on figures, negative values among them. Sources: Dyson et al. (2001); Olesen, Petersen and Podinovski
    (2015) on ratios.

    >>> [finding.code for finding in examine([[3.0, 6.0], [4.0, 8.0], [5.0, 10.0]], [[1.0], [1.0], [1.0]])]
    ['few_units', 'constant_column', 'exact_multiple']
    """
    check_choice(rts, orientation)
    own = read_figures(inputs, outputs)
    width, used = own.scale.size, own.inputs.shape[1]
    for column in (*ratio_columns, *undesirable):
        if not 0 <= column < width:
            raise NotComputable("no_such_column", column=column)
    table = np.hstack([own.inputs, own.outputs]) * own.scale
    return (
        *_rows(own, table),
        *_too_few(own),
        *_zero_inputs(own, rts, orientation),
        *_constant(table[own.evaluated], used, rts, orientation),
        *_alike(table[own.evaluated], used),
        *_undesirable(undesirable, used),
        *_ratios(ratio_columns, width, rts),
        *_shares(table[own.evaluated], ratio_columns),
    )


def _rows(own: Figures, table: Array) -> list[Finding]:
    found = []
    for row in np.flatnonzero(~own.evaluated).tolist():
        missing = np.flatnonzero(np.isnan(table[row])).tolist()
        if missing:
            found.append(Finding("missing_cells", {"row": row, "columns": tuple(missing)}))
        elif not own.outputs[row].any():
            found.append(Finding("all_outputs_zero", {"row": row}))
        else:
            found.append(Finding("all_inputs_zero", {"row": row}))
    return found


def _too_few(own: Figures) -> list[Finding]:
    used, made = own.inputs.shape[1], own.outputs.shape[1]
    units, least = int(own.evaluated.sum()), max(used * made, 3 * (used + made))
    return [Finding("few_units", {"units": units, "least": least})] if units < least else []


def _zero_inputs(own: Figures, rts: str, orientation: str) -> list[Finding]:
    if rts != "crs" and orientation != INPUT:
        return []
    zero = (own.inputs == 0) & own.evaluated[:, None]
    return [
        Finding("zero_input", {"column": column, "rows": tuple(np.flatnonzero(zero[:, column]).tolist())})
        for column in np.flatnonzero(zero.any(axis=0)).tolist()
    ]


def _constant(table: Array, used: int, rts: str, orientation: str) -> list[Finding]:
    found = []
    for column in np.flatnonzero(_is_constant(table)).tolist():
        found.append(Finding("constant_column", {"column": column, "value": float(table[0, column])}))
        if not table[0, column]:
            continue
        if rts == "crs" and orientation == OUTPUT and column < used:
            found.append(Finding("constant_input_limits_growth", {"column": column}))
        if rts == "crs" and orientation == INPUT and column >= used:
            found.append(Finding("constant_output_limits_shrinking", {"column": column}))
    return found


def _is_constant(table: Array) -> Array:
    return np.ptp(table, axis=0) <= MULTIPLE * np.abs(table).max(axis=0)


def _alike(table: Array, used: int) -> list[Finding]:
    """Pairs of columns that are one quantity, or move as one."""
    found = []
    varying = np.flatnonzero(~_is_constant(table)).tolist()
    centred = table - table.mean(axis=0)
    for column, other in combinations(varying, 2):
        facts = {"column": column, "other": other}
        left, right = centred[:, column], centred[:, other]
        correlation = float(left @ right / np.sqrt((left @ left) * (right @ right)))
        factor = float(table[:, other].sum() / table[:, column].sum())
        if np.allclose(table[:, other], factor * table[:, column], rtol=MULTIPLE, atol=0.0):
            found.append(Finding("exact_multiple", {**facts, "factor": factor}))
        elif abs(correlation) > ALIKE and (column < used) == (other < used):
            found.append(Finding("collinear", {**facts, "correlation": correlation}))
    return found


def _undesirable(undesirable: Columns, used: int) -> list[Finding]:
    for column in undesirable:
        if column >= used:
            raise NotComputable("undesirable_as_output", column=column)
    return [Finding("undesirable_as_input", {"column": column}) for column in undesirable]


def _ratios(ratio_columns: Columns, width: int, rts: str) -> list[Finding]:
    ratios = tuple(sorted(set(ratio_columns)))
    if not ratios:
        return []
    if len(ratios) == width:
        return [] if rts == FDH else [Finding("ratios_only", {"columns": ratios})]
    if rts != FDH:
        raise NotComputable("ratio_with_volume", columns=ratios)
    return [Finding("ratio_with_volume", {"columns": ratios})]


def _shares(table: Array, ratio_columns: Columns) -> list[Finding]:
    within = (table <= 1).all(axis=0)
    if within.all():
        return []
    columns = set(np.flatnonzero(within & (table > 0).any(axis=0) & ~_is_constant(table)).tolist())
    return [Finding("may_be_share", {"column": column}) for column in sorted(columns - set(ratio_columns))]
