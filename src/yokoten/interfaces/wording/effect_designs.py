"""Why a comparison over time cannot be computed, and how to mend it."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

TREATED, OTHERS = mark("Treated"), mark("Others")
DESIGN_NOTES = {
    "incomplete": mark("Left out, since a figure is missing in some period: %(units)s."),
    "early": mark("Left out, since they are treated from the first period on: %(units)s."),
    "late": mark("Counted as never treated, since they begin after the last period: %(units)s."),
    "small": mark("Fewer than five units begin in: %(groups)s. Their standard errors are rough."),
    "single": mark(
        "A single unit begins in: %(groups)s. How it varies by itself is not in the standard errors: they are too "
        "small."
    ),
    "one_compared": mark(
        "There is a single unit to compare with. How it varies by itself is not in the standard errors: they are too "
        "small."
    ),
    "shortened": mark("Every unit is treated at some time: effects end before %(period)s, when the last group begins."),
    "donors": mark("Left out of the comparison, since figures are missing: %(units)s."),
    "not_unique": mark("Other weights fit just as well before treatment; the effect depends on the choice."),
    "poor_fit": mark(
        "Before treatment the synthetic unit misses by %(share)s of the spread of the outcome: do not rely on the "
        "effect."
    ),
}
SENTENCES: dict[str, str] = {
    "unknown_control": mark("There is no comparison %(control)s. Choose never or notyet."),
    "unknown_weights": mark("There are no weights %(weights)s. Choose mammen or rademacher."),
    "did2_value_missing": mark("A figure is missing. Leave its row out, or fill it in."),
    "did2_cell_empty": mark("Two groups, each before and after, are needed, and one of the four has no row. Add it."),
    "did2_unit_changes_side": mark("A unit stands on both sides. Keep each on one."),
    "synth_treated_missing": mark(
        "The treated unit lacks a figure in some period. Fill it in, or leave the period out."
    ),
    "synth_covariate_missing": mark("The treated unit lacks a covariate. Fill it in, or leave the covariate out."),
    "no_rows": mark("Below the head (row %(row)s) there is no row. Add rows with figures."),
    "start_unclear": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(text)s is not a period of this table. Write the first treated "
        "period, or leave the cell empty for never."
    ),
    "start_not_a_period": mark("%(text)s is not a period. Periods of the table: %(periods)s."),
    "start_changes": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(unit)s begins at another time than in row %(first)s. Write the "
        "same first treated period in all rows of a unit."
    ),
    "not_zero_or_one": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(text)s is neither 0 nor 1. Write 1 for yes and 0 for no."
    ),
    "flag_missing": mark("Row %(row)s, column %(column)s (%(name)s): the cell is empty. Write 1 for yes and 0 for no."),
    "did2_cell_empty_there": mark(
        "No row has %(treated_name)s = %(treated)s and %(post_name)s = %(post)s. Two groups, each before and after, "
        "are needed. Add those rows."
    ),
    "did2_unit_changes_side_there": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(unit)s stands on both sides. Write the same 0 or 1 in all rows "
        "of a unit."
    ),
    "did2_one_unit": mark(
        "One side has a single unit (treated = %(treated)s), so no error can be said. Add units, or use effect synth "
        "for a single treated unit."
    ),
    "did_one_period": mark("The table has a single period. At least one before and one after treatment are needed."),
    "did_nobody_complete": mark("No unit has a figure in every period. Fill the gaps, or leave sparse periods out."),
    "did_nobody_treated": mark(
        "No unit begins treatment within the periods of the table. Check the column of first treated periods."
    ),
    "did_all_treated_early": mark(
        "Every treated unit is treated from the first period on (%(period)s), so nothing shows how it was before. Add "
        "earlier periods."
    ),
    "did_no_never_treated": mark(
        "Every unit is treated at some time, so there is no comparison group. Add units never treated, or choose "
        "--control notyet to compare with those not treated yet."
    ),
    "did_no_controls_yet": mark(
        "All units begin treatment in the same period, so nobody is left to compare with. Add units that are treated "
        "later or never."
    ),
    "did_nothing_after": mark("No effect after treatment can be said. Add later periods or a comparison group."),
    "too_few_draws": mark("--bootstrap needs at least %(least)s draws. Best are 1000."),
    "synth_too_few_before": mark(
        "Periods before treatment: %(count)s; at least %(least)s are needed. Add earlier periods, or check --start."
    ),
    "synth_nothing_after": mark("No period lies at or after the start of treatment. Check --start."),
    "synth_treated_missing_there": mark(
        "%(unit)s has no figure for %(period)s. Fill it in: column %(column)s (%(name)s)."
    ),
    "synth_covariate_missing_there": mark(
        "%(unit)s has no figure of %(name)s (column %(column)s) before treatment. Fill it in or leave it out of "
        "--covariates."
    ),
    "synth_too_few_donors": mark(
        "Other units with all figures: %(count)s; at least %(least)s are needed. Add units or fill their gaps."
    ),
    "weights_not_found": mark("The weights could not be computed to the required accuracy. Check the figures."),
}
teach(SENTENCES)
