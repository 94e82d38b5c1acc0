"""Why data do not carry a design, what a registration lacks, what would raise a grade: the sentence of each code."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

OF_DATA: dict[str, str] = {
    "no_unit_treated": mark("Nobody has begun yet, so there is no effect to look for. Name who began."),
    "no_start": mark("It is not known when it began. Enter the day of the start."),
    "few_periods_before": mark(
        "Periods before the start: %(count)s; needed: %(least)s. Add earlier figures, or take another design."
    ),
    "few_periods_after": mark(
        "Periods since the start: %(count)s; needed: %(least)s. Wait for more, or take another design."
    ),
    "season_not_seen": mark(
        "A season of %(season)s periods must be seen twice before the start. Periods before: %(count)s; needed: "
        "%(least)s. Measure longer."
    ),
    "starts_differ": mark(
        "There are %(starts)s different starts, and this design takes one. Take the comparison with several starts."
    ),
    "one_start_only": mark("All began at the same time. Take the comparison before and after."),
    "one_unit_treated": mark(
        "Only one has begun, and this design takes groups of %(least)s or more. Take the synthetic comparison."
    ),
    "several_units_treated": mark(
        "More than one has begun (%(treated)s), and this design takes one. Take the comparison of groups."
    ),
    "few_units_compared": mark("To compare with: %(count)s; needed: %(least)s. Add others that have not begun."),
    "treated_everywhere": mark(
        "Everybody has begun (%(units)s), so there is nobody to compare with. Look for others elsewhere, or take "
        "the own course."
    ),
    "no_comparison_group": mark("There is nobody to compare with. Add others that have not begun."),
    "no_log": mark("There are no event logs from before and after. Upload both."),
    "few_cases": mark(
        "Finished cases in the smaller log: %(count)s; needed: %(least)s. Take longer stretches of time."
    ),
}
CAUTIONS: dict[str, str] = {
    "pretrend_not_testable": mark("One period before the start cannot show whether the trends were alike."),
    "few_units": mark("Fewer than %(least)s on a side or at a start: the errors are rough."),
    "compared_with_later_ones": mark(
        "Hardly anybody stayed without: the comparison rests on those who began later (%(count)s)."
    ),
    "few_donors": mark(
        "With %(count)s to compare with, chance cannot be ruled out in the usual way: that takes %(least)s."
    ),
    "short_fit": mark("Few periods before the start (%(count)s): a good fit may be luck."),
    "limits_not_firm": mark("Fewer than %(least)s points before the start: the limits are provisional."),
    "few_points_each_side": mark(
        "Fewer than %(least)s points before or since the start: the estimate rests on little."
    ),
}
OF_REGISTRATION: dict[str, str] = {
    "evaluation_question_missing": mark("The question is missing. Write what you want to know."),
    "evaluation_outcome_missing": mark("The outcome is missing. Choose what the result is read from."),
    "evaluation_unit_missing": mark("The unit is missing. Write what the outcome is counted in."),
    "design_missing": mark("The design is missing. Choose one that the data can carry."),
    "window_turned": mark("The window ends (%(end)s) before it begins (%(start)s). Exchange the days."),
    "start_outside_window": mark(
        "The start (%(start)s) must lie inside the window, with time before it. Move one of them."
    ),
    "treated_missing": mark("It is not said who began. Name at least one."),
    "comparison_missing": mark(
        "The comparison group is missing. Name who has not begun, or choose a design without comparison."
    ),
    "on_both_sides": mark("These stand on both sides: %(places)s. Keep each on one."),
    "matters_not_positive": mark("The smallest effect that matters must be above zero. Write it without a sign."),
}
OF_POOLING: dict[str, str] = {
    "too_few_to_pool": mark(
        "Adoptions with an effect and its interval: %(count)s; needed to say what to expect: %(least)s."
    ),
    "too_few_on_side": mark("Places on the smaller side: %(count)s; needed on each: %(least)s."),
    "place_doubled": mark("These places have two effects: %(places)s. Keep one of each."),
    "units_differ": mark("The effects are counted in different units (%(units)s). Bring them to one."),
    "directions_differ": mark(
        "Lower is better for some of the effects and worse for others. Pool those of one outcome."
    ),
}
OF_GRADE: dict[str, str] = {
    "no_design": mark("No evaluation was made. Register one."),
    "no_figure": mark("There is no figure for the effect. Measure before and after."),
    "no_source": mark("It is not said where the figures come from. Name the source."),
    "counts_as": mark("Its checks do not hold, so “%(design)s” counts as “%(counts_as)s”."),
    "no_comparison": mark("It was not compared with others. Evaluate it against places that have not begun."),
    "estimated_unknown": mark("It is not known how many of the figures are estimated. Say so."),
    "missing_unknown": mark("It is not known how many of the figures are missing. Say so."),
    "breaks_unknown": mark("It is not known whether the series has breaks. Say so."),
    "estimated_some": mark("Of the figures, %(figure)s are estimated."),
    "missing_some": mark("Of the figures, %(figure)s are missing."),
    "breaks_some": mark("The series has breaks: %(figure)s."),
    "estimated_many": mark("Of the figures, %(figure)s are estimated; at most %(most)s may be. Get measured ones."),
    "missing_many": mark("Of the figures, %(figure)s are missing; at most %(most)s may be. Fill them in."),
    "breaks_many": mark(
        "The series has breaks (%(figure)s). Take a stretch without any, or figures by one definition."
    ),
    "size_open": mark(
        "The interval says neither better nor worse nor that nothing matters. Measure longer or at more places."
    ),
    "size_unknown": mark("The effect has no interval. Compute one."),
    "points_short": mark("%(points)s points of the %(least)s that the next word asks for."),
    "not_registered": mark("It was not registered before the figures were seen. Register the next one first."),
    "departed": mark("What was run differs from what was registered in a way that could make the result."),
    "departed_lesser": mark("What was run differs a little from what was registered."),
    "no_second_reader": mark("Nobody else has read and agreed to it. Ask a second person."),
    "persistence_not_due": mark("Whether the effect lasts can be asked a year after the start."),
    "persistence_partly": mark("After a year a part of the effect was there."),
    "persistence_lost": mark("After a year the effect was lost."),
    "persistence_cannot_say": mark(
        "Whether the effect was there after a year cannot be told. Measure the later periods."
    ),
    "not_for_the_better": mark("Only an effect for the better can be called held."),
}
OF_CHECKS: dict[str, str] = {
    "check_failed": mark(
        "A check failed: %(check)s (%(figure)s, limit %(limit)s). Choose another comparison or design."
    ),
    "check_not_made": mark("A check was not made: %(check)s (limit %(limit)s). Make it."),
}
CHECKS: dict[str, str] = {
    "pretrend": mark("trends before the start, p"),
    "placebo": mark("starts that never were, least p"),
    "pre_fit": mark("distance from the mix before the start, by the spread"),
    "autocorrelation": mark("likeness of neighbouring points, by its limit"),
}
PARTS: dict[str, str] = {
    "design": mark("Design"),
    "fit": mark("Checks"),
    "figures": mark("Figures"),
    "size": mark("Interval"),
    "persistence": mark("After a year"),
    "registered": mark("Registered before"),
    "reader": mark("Second reader"),
}
FIELDS: dict[str, str] = {
    "question": mark("Question"),
    "outcome": mark("Outcome"),
    "is_lower_better": mark("Direction of better"),
    "design": mark("Design"),
    "window_from": mark("Window from"),
    "window_to": mark("Window to"),
    "start": mark("Start"),
    "treated": mark("Who began"),
    "comparison": mark("Comparison group"),
    "unit": mark("Unit"),
    "matters": mark("Smallest effect that matters"),
}
REASONS = {**OF_DATA, **CAUTIONS, **OF_REGISTRATION, **OF_POOLING, **OF_GRADE, **OF_CHECKS}

teach({**OF_DATA, **OF_REGISTRATION, **OF_POOLING})
