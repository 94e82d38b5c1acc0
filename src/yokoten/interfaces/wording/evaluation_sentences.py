"""Sentences of results: what was found and how, what it cannot say, whether it held, what to expect elsewhere."""

from yokoten.interfaces.wording.language import mark

DESIGNS: dict[str, str] = {
    "did_staggered": mark("comparison of groups with several starts"),
    "did": mark("comparison of groups, before and after"),
    "synthetic": mark("synthetic comparison"),
    "interrupted": mark("interrupted time series"),
    "course": mark("process behaviour chart"),
    "two_logs": mark("two event logs, before and after"),
    "before_after": mark("before and after"),
}
HOW: dict[str, str] = {
    "did_staggered": mark("compared with others that had not begun by then"),
    "did": mark("compared with others that did not begin"),
    "synthetic": mark("compared with a mix of others that was like it before"),
    "interrupted": mark("against the course it was on before"),
    "course": mark("by the limits from before"),
    "two_logs": mark("by the cases of two logs, without a comparison"),
    "before_after": mark("after the start against before, without a comparison"),
}
VERDICTS: dict[str, str] = {
    "better": mark(
        "It got better: “%(outcome)s” changed by %(estimate)s (95 %% interval %(lower)s to %(upper)s), %(how)s."
    ),
    "worse": mark(
        "It got worse: “%(outcome)s” changed by %(estimate)s (95 %% interval %(lower)s to %(upper)s), %(how)s."
    ),
    "small_better": mark(
        "It got slightly better: “%(outcome)s” changed by %(estimate)s (95 %% interval %(lower)s to %(upper)s), "
        "%(how)s. That is less than the %(matters)s that would matter."
    ),
    "small_worse": mark(
        "It got slightly worse: “%(outcome)s” changed by %(estimate)s (95 %% interval %(lower)s to %(upper)s), "
        "%(how)s. That is less than the %(matters)s that would matter."
    ),
    "null": mark(
        "No effect that matters: “%(outcome)s” changed by %(estimate)s (95 %% interval %(lower)s to %(upper)s), "
        "%(how)s. Anything of %(matters)s or more can be ruled out."
    ),
    "open": mark(
        "It cannot be told: “%(outcome)s” changed by %(estimate)s (95 %% interval %(lower)s to %(upper)s), "
        "%(how)s. The interval also holds no change at all."
    ),
    "unknown": mark(
        "“%(outcome)s” changed by %(estimate)s, %(how)s. Without an interval nobody knows whether that is chance."
    ),
    "chart_better": mark(
        "The process changed for the better: “%(outcome)s” shows signals on the better side since the start "
        "(%(better)s)."
    ),
    "chart_worse": mark(
        "The process changed for the worse: “%(outcome)s” shows signals on the worse side since the start (%(worse)s)."
    ),
    "chart_mixed": mark(
        "The process is unsettled: since the start “%(outcome)s” shows signals on the better side (%(better)s) and "
        "on the worse side (%(worse)s)."
    ),
    "chart_quiet": mark(
        "No signal: “%(outcome)s” varies since the start as it did before. A change smaller than the limits can "
        "still be there."
    ),
}
CAVEATS: dict[str, str] = {
    "trends_alike": mark(
        "Without the change both groups are taken to have gone on alike. That can be checked before the start only."
    ),
    "spill_over": mark("If the others learned from it too, the effect looks smaller than it is."),
    "mean_of_many": mark("It is a mean over places and times: a single place may differ."),
    "mix_fits_past": mark("The mix of others fits the past. Whether it would have fitted later nobody can see."),
    "one_place": mark("It is one place: whether it works elsewhere is not said."),
    "trend_would_go_on": mark("The course from before is taken to have gone on without the change."),
    "same_time": mark("Whatever else changed at the same time is in the result, too."),
    "signal_not_cause": mark("A signal says that something changed, not what caused it and not by how much."),
    "cases_differ": mark("The cases after the start may be easier or harder than those before."),
    "began_when_bad": mark("What begins because figures are bad often comes back to normal by itself."),
    "chosen_flow": mark("A flow that was chosen for improvement does not stand for the whole organisation."),
}
HELD_VERDICTS: dict[str, str] = {
    "held": mark("Held: after a year %(share)s of the effect is there (95 %% interval %(lower)s to %(upper)s)."),
    "partly": mark(
        "Partly held: after a year %(share)s of the effect is there (95 %% interval %(lower)s to %(upper)s)."
    ),
    "lost": mark("Lost: after a year %(share)s of the effect is there (95 %% interval %(lower)s to %(upper)s)."),
    "cannot_say": mark("Whether the effect held cannot be told."),
}
HELD_REASONS: dict[str, str] = {
    "first_not_clear": mark("The first effect was not clear enough to ask what is left of it."),
    "turned_round": mark("It has even turned round."),
    "too_wide": mark("The later figures vary too much: most of it may be left, or nothing."),
    "too_early": mark("It can be asked from %(due)s on."),
    "not_measured": mark("Nothing has been measured since. Enter the figures of the later periods."),
    "measured_too_early": mark(
        "The last figures end on %(until)s, before the year is over on %(due)s. Add later ones."
    ),
    "few_later": mark("Later periods measured: %(count)s; needed: %(least)s. Go on measuring."),
    "later_without_interval": mark("The later effect has no interval. Estimate it by the same design as the first."),
}
STAGES: dict[str, str] = {
    "waiting": mark("asked after twelve months"),
    "soon": mark("soon to be answered"),
    "due": mark("to be answered now"),
    "overdue": mark("the answer is late"),
}
EXPECTATIONS: dict[str, str] = {
    "better": mark(
        "What you may expect in a place like yours: a change of %(low)s to %(high)s, for the better throughout."
    ),
    "worse": mark(
        "What you may expect in a place like yours: a change of %(low)s to %(high)s, for the worse throughout."
    ),
    "either": mark(
        "What you may expect in a place like yours: a change of %(low)s to %(high)s. It may be better or worse."
    ),
}
SPLITS: dict[str, str] = {
    "more": mark(
        "It works better with “%(first)s” than with “%(second)s”: the effects differ by %(difference)s (95 %% "
        "interval %(lower)s to %(upper)s)."
    ),
    "less": mark(
        "It works worse with “%(first)s” than with “%(second)s”: the effects differ by %(difference)s (95 %% "
        "interval %(lower)s to %(upper)s)."
    ),
    "not_shown": mark(
        "Whether “%(first)s” or “%(second)s” makes a difference is not shown: the effects differ by %(difference)s "
        "(95 %% interval %(lower)s to %(upper)s)."
    ),
}
POOLED = mark("Mean effect of the adoptions (%(count)s): %(estimate)s (95 %% interval %(lower)s to %(upper)s).")
LEFT_OUT = mark("Not counted, since there is no interval: %(places)s.")
CHOSEN_AFTER = mark("A trait chosen after looking is a guess: ask whether it holds at new places.")
BEST = mark("The best that the data can carry: %(design)s.")
NOTHING_FITS = mark("The data carry no design yet. Measure longer, or find others to compare with.")
DEVIATION = mark("%(field)s: registered “%(registered)s”, used “%(used)s”.")
LOWER_BETTER = mark("lower is better")
HIGHER_BETTER = mark("higher is better")
