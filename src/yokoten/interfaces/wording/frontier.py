"""Sentences on frontiers: why something is not measured, what to know about figures, and the words of each status."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

STATUS: dict[str, str] = {
    "efficient": mark("efficient"),
    "weakly_efficient": mark("efficient, with slack"),
    "inefficient": mark("below the frontier"),
    "beyond": mark("beyond the frontier"),
    "infeasible": mark("nobody to compare with"),
    "unbounded": mark("without bound"),
    "not_evaluated": mark("not evaluated"),
    "uncertified": mark("not proved"),
    "ok": mark("computed"),
    "missing_first": mark("missing in the earlier period"),
    "missing_second": mark("missing in the later period"),
    "missing_both": mark("missing in both periods"),
}

FINDINGS: dict[str, str] = {
    "missing_cells": mark(
        "Not evaluated and nobody's reference, because cells are empty: %(unit)s (row %(row)s, %(columns)s)."
    ),
    "all_outputs_zero": mark("Not evaluated and nobody's reference, all outputs are zero: %(unit)s (row %(row)s)."),
    "all_inputs_zero": mark("Not evaluated and nobody's reference, all inputs are zero: %(unit)s (row %(row)s)."),
    "few_units": mark(
        "Only %(count)s units for so many columns. With fewer than %(least)s, many look efficient because nobody is "
        "like them. Leave columns out, or do not rank."
    ),
    "zero_input": mark("The input %(column)s is zero: %(units)s. A unit can look efficient for that alone."),
    "constant_column": mark("%(column)s is %(value)s for everybody, so it tells nobody apart."),
    "constant_input_limits_growth": mark(
        "The input %(column)s is the same for everybody, so constant returns work like non-increasing ones."
    ),
    "constant_output_limits_shrinking": mark(
        "The output %(column)s is the same for everybody, so constant returns work like non-decreasing ones."
    ),
    "exact_multiple": mark("%(other)s is %(factor)s times %(column)s: one of the two says nothing new."),
    "collinear": mark(
        "%(column)s and %(other)s move together (correlation %(correlation)s): scores stand, but how much each of the "
        "two counts cannot be told."
    ),
    "undesirable_as_input": mark("%(column)s is taken as an input: less of it counts as better."),
    "ratio_with_volume": mark(
        "Ratios stand beside volumes (%(columns)s). That is allowed because only real units are compared, no mixtures."
    ),
    "ratios_only": mark(
        "All columns are ratios (%(columns)s). A ratio of mixtures is not a mixture of ratios: better take numerators "
        "and denominators, or compare real units only (fdh)."
    ),
    "may_be_share": mark("%(column)s lies between 0 and 1 throughout. If it is a share, declare it as a ratio."),
    "check_the_figures_first": mark(
        "%(unit)s reaches %(efficiency)s of what all others make possible (row %(row)s). Check its figures first."
    ),
    "super_infeasible": mark("No super-efficiency, because no others cover their size: %(units)s."),
    "unproved": mark("Not proved to 1e-9 by either solver, so do not rely on it: %(units)s."),
    "missing_first": mark("No change computed, not in the earlier period: %(units)s."),
    "missing_second": mark("No change computed, not in the later period: %(units)s."),
    "missing_both": mark("No change computed, in neither period: %(units)s."),
    "not_evaluated": mark("No change computed, cells are empty or all zero: %(units)s."),
    "infeasible": mark("Not all parts computed, the other period's frontier does not reach that size: %(units)s."),
    "uncertified": mark("Not proved to 1e-9 by either solver, so do not rely on it: %(units)s."),
    "periods_not_calendar": mark("The periods %(first)s to %(last)s are no dates; they are taken as one year apart."),
}

SENTENCES: dict[str, str] = {
    "unknown_rts": mark(
        "There are no returns to scale %(rts)s here. Choose crs or vrs; for efficiency also nirs, ndrs or fdh."
    ),
    "unknown_orientation": mark("There is no orientation %(orientation)s. Choose output or input."),
    "unknown_slack_weights": mark("There are no slack weights %(slack_weights)s. Choose scaled or unit."),
    "unknown_base": mark("There is no base %(base)s. Choose adjacent, fixed or global."),
    "unknown_decomposition": mark("There is no decomposition %(decomposition)s. Choose fgnz, ray_desli or none."),
    "decomposition_needs_crs": mark("The decomposition %(decomposition)s needs constant returns (crs). Choose them."),
    "no_columns": mark("A frontier needs at least one input and one output. Choose them."),
    "no_such_column": mark("There are fewer columns than that. Choose among the inputs and outputs."),
    "not_a_table": mark("Inputs and outputs are tables with a row for each unit and a column for each quantity."),
    "shapes_differ": mark(
        "There are %(inputs)s rows of inputs but %(outputs)s of outputs. Give both for the same units."
    ),
    "lengths_differ": mark(
        "There are %(units)s names, %(periods)s periods and %(rows)s rows of figures. Give one of each for every row."
    ),
    "volume_not_finite": mark("The figure %(value)s is not finite. Leave it empty if it is missing."),
    "negative_value": mark(
        "A figure is negative: %(value)s. A frontier compares volumes, zero or more: mend it, or take receipts and "
        "costs instead of profit."
    ),
    "nobody_evaluable": mark("No unit has all figures with an input and an output above zero. Fill in the cells."),
    "reference_differs": mark("The reference set has other columns than the units. Give the same for both."),
    "ratio_with_volume": mark(
        "Ratios are mixed with volumes, and a ratio of mixtures is not a mixture of ratios. Give numerator and "
        "denominator as columns of their own, or compare real units only (fdh)."
    ),
    "undesirable_as_output": mark(
        "An undesirable quantity stands among the outputs, where more of it would count as better. Take it as an input."
    ),
    "bootstrap_not_for_fdh": mark("There is no bootstrap for fdh. Choose other returns to scale, or leave it out."),
    "too_few_replications": mark("Too few draws for an interval. Ask for %(least)s or more, best 2000."),
    "everybody_efficient": mark(
        "Fewer than two units lie below the frontier, so nothing can be drawn from. Leave the bootstrap out, or take "
        "fewer columns."
    ),
    "frontier_differs": mark("The answer belongs to other figures. Measure these figures anew."),
    "order_below_one": mark("The order is %(m)s; it is 1 or more."),
    "label_missing": mark("A row has no name. Fill it in, or delete the row."),
    "period_not_a_number": mark("A period is not a number of years. Write it like 2023 or 2023.25."),
    "pair_repeated": mark("A unit stands twice in one period. Delete one of the rows."),
    "too_few_periods": mark("Change needs two periods or more. There are %(periods)s."),
    "no_pairs": mark("No unit has all figures in two neighbouring periods. Fill in the cells."),
    "base_period_empty": mark("Nobody can be evaluated in the base period %(period)s. Choose another base."),
}
teach(SENTENCES)
