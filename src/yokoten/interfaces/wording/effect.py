"""Sentences on effects: why nothing is computed, what to know about figures, and the names of rules."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

RULES: dict[str, str] = {
    "limits": mark("beyond a limit"),
    "run_of_8": mark("eight in a row on one side of the mean"),
    "three_of_four": mark("three of four nearer to a limit than to the mean"),
    "two_of_three": mark("two of three beyond two thirds of the way to a limit"),
    "four_of_five": mark("four of five beyond one third of the way to a limit"),
    "trend_of_6": mark("six in a row that all rise or all fall"),
}

CAVEATS: dict[str, str] = {
    "limits_provisional": mark("The limits come from few points and are provisional."),
    "no_variation": mark("The points that make the limits do not vary, so every other value is a signal."),
    "over_dispersed": mark(
        "The points vary far more than this chart assumes. Draw them with yokoten effect xmr before you trust a signal."
    ),
    "under_dispersed": mark(
        "The points vary far less than this chart assumes. Draw them with yokoten effect xmr: signals may be missing."
    ),
    "few_periods": mark("Fewer than eight periods before or after: the estimate rests on little."),
    "autocorrelated": mark(
        "Neighbouring points are alike beyond chance, so the interval may still be too short. Look at the picture."
    ),
    "placebo_found": mark(
        "A start that never was shows a change too: do not take the change at the real one for an effect yet."
    ),
    "gaps": mark("Periods are missing between the points. Their time is counted, their figures are not known."),
    "no_comparison": mark("Whatever else changed at the same time is in the difference. Compare with a place without."),
    "few_points": mark("Fewer than eight points before or after: the estimate rests on little."),
    "trend_before": mark(
        "The figures rose or fell already before, so a difference of means misleads. Take yokoten effect its."
    ),
    "few_places": mark("Fewer than five places: how far they differ is hardly known. Consider --hartung-knapp."),
    "no_prediction": mark(
        "What a new place may expect cannot be told here: it takes three places and true effects that may differ."
    ),
    "signs_differ": mark(
        "The mean is clear, yet at a new place the effect may be the opposite: ask what the places differ in."
    ),
}

SENTENCES: dict[str, str] = {
    "point_missing": mark(
        "Row %(row)s, column %(column)s (%(name)s): the figure is missing. Fill it in or leave the row out."
    ),
    "too_few_points": mark(
        "Row %(row)s, column %(column)s (%(name)s): only %(count)s points from here, at least %(least)s are needed for "
        "limits. Measure longer, or begin a new segment elsewhere."
    ),
    "baseline_too_short": mark("--baseline %(baseline)s is too short for limits. Take %(least)s or more points."),
    "baseline_too_long": mark(
        "--baseline %(baseline)s is longer than the %(count)s points there are. Take a smaller number."
    ),
    "rebase_not_inside": mark(
        "Row %(row)s, column %(column)s (%(name)s): new limits cannot begin at the first point. Name a later time."
    ),
    "rebase_after_end": mark("--rebase %(text)s is after the last point (%(last)s). Name an earlier time."),
    "rule_unknown": mark("There is no rule %(rule)s. Choose from: %(rules)s."),
    "count_negative": mark(
        "Row %(row)s, column %(column)s (%(name)s): a count is below zero. Mend it, or take yokoten effect xmr."
    ),
    "size_not_positive": mark(
        "Row %(row)s, column %(column)s (%(name)s): the size must be above zero. Mend it or leave the row out."
    ),
    "more_events_than_size": mark(
        "Row %(row)s, column %(column)s (%(name)s): more events than the size of the group. Mend it, or take yokoten "
        "effect u for several events a unit."
    ),
    "group_size": mark("Groups of %(size)s: the chart needs 2 to 25 values in each. Take yokoten effect xmr for one."),
    "groups_differ": mark(
        "Row %(row)s, column %(column)s (%(name)s): group %(text)s has %(count)s values, others have %(size)s. The "
        "chart needs groups of one size."
    ),
    "time_not_in_series": mark(
        "%(text)s is no time of the column %(name)s, which goes from %(first)s to %(last)s. Write it like those."
    ),
    "time_unclear": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(text)s is no time like the others. Write it like those."
    ),
    "time_doubled": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(text)s stands already in row %(first)s. Keep one row for each "
        "period."
    ),
    "times_not_rising": mark("Two points have the same time. Keep one for each period."),
    "too_few_before": mark(
        "Only %(count)s points before the start, at least %(least)s are needed. Begin the series earlier, or take a "
        "comparison with places that did not begin."
    ),
    "too_few_after": mark(
        "Only %(count)s points from the start on, at least %(least)s are needed. Wait for more, or check --start."
    ),
    "season_too_short": mark(
        "--season %(season)s is no season. Write the number of periods of a full one, such as 12."
    ),
    "harmonics_need_season": mark("--harmonics needs --season: the number of periods of a full season, such as 12."),
    "harmonics_out_of_range": mark("--harmonics %(harmonics)s does not fit the season. Take 1 to %(most)s."),
    "season_not_carried": mark(
        "The series is too short to part a season of %(season)s periods from the change. Measure longer, or leave "
        "--season out."
    ),
    "no_freedom": mark(
        "%(count)s points for %(parameters)s unknowns: nothing is left to judge the error by. Measure longer, or take "
        "--harmonics 1, or leave --season out."
    ),
    "lag_out_of_range": mark("--lag %(lag)s does not fit the series. Take 0 to %(most)s."),
    "placebo_not_carried": mark(
        "Row %(row)s, column %(column)s (%(name)s): a placebo start here needs %(least)s periods before it and as many "
        "between it and the real start. Name another."
    ),
    "start_or_post": mark(
        "Say what is after: either --time with --start, or --post with a column of 0 and 1, not both."
    ),
    "not_before_or_after": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(text)s is neither 0 (before) nor 1 (after). Mend it."
    ),
    "no_spread": mark("All figures of a side are the same, so no error can be estimated. Check the figures."),
    "error_not_positive": mark(
        "Row %(row)s, column %(column)s (%(name)s): a standard error must be above zero. Mend it or leave the row out."
    ),
    "too_few_places": mark("Only %(count)s place: pooling takes two or more, and three to say what to expect."),
    "method_unknown": mark("There is no method %(method)s. Choose reml, pm, dl or fixed."),
    "level_out_of_range": mark("The level %(level)s is not between 0 and 1. Write it like 0.95."),
    "quantile_out_of_range": mark("%(value)s is out of range here. Probabilities lie between 0 and 1."),
    "columns_differ": mark("The columns do not have as many figures as each other. Give one of each for every row."),
    "series_empty": mark("Columns %(columns)s (%(names)s): no row has all figures. Fill some in."),
    "points_left_out": mark("Left out, because a figure is missing (%(names)s): rows %(rows)s."),
    "times_in_file_order": mark(
        "%(text)s and the other cells of %(name)s are no dates or numbers: the rows stand in the order of the file."
    ),
    "times_tied": mark(
        "Rows %(first)s and %(second)s have the same time %(text)s (%(count)s such pairs): taken in the order of "
        "the file."
    ),
}

teach(SENTENCES)
