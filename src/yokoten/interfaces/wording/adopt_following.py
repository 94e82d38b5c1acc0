"""Words of targets that follow an official figure: kinds of periods, refusals, acts, lines of the trail."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

PERIODS = {
    "year": mark("one number a year"),
    "quarter": mark("one number a quarter"),
    "month": mark("one number a month"),
}
SENTENCES = {
    "follow_has_numbers": mark(
        "Numbers were noted by hand already, and official ones are not mixed with them. Set another target for them."
    ),
    "follow_needs_single": mark(
        "An official figure is a single value. Choose the chart of single values first, or set another target for it."
    ),
    "follow_no_figures": mark("There is no value of this figure for the place yet. Choose another figure or place."),
    "target_follows": mark(
        "These numbers come from an official figure. Whoever wants to note them by hand ends that first."
    ),
    "target_follows_nothing": mark("The numbers come from no official figure any more. Reload the page."),
}
teach(SENTENCES)

FOLLOWING_ACTS = {
    "adopt.follow_indicator": mark("Take the numbers of a target from an indicator"),
    "adopt.refresh_numbers": mark("Take in new official figures of a target"),
    "adopt.stop_following": mark("Note the numbers of a target by hand again"),
}
FOLLOWING_LINES = {
    "adopt.follow_indicator": mark(
        "%(who)s took the numbers of “%(target)s” in the project “%(what)s” from the indicator %(figure)s."
    ),
    "adopt.refresh_numbers": mark("%(who)s took in new official figures for “%(target)s” in the project “%(what)s”."),
    "adopt.stop_following": mark(
        "%(who)s ended that the numbers of “%(target)s” in the project “%(what)s” come from an indicator."
    ),
}
FOLLOWING_FACTS = {
    "figure": mark("official figure"),
    "period": mark("period of the figure"),
}
