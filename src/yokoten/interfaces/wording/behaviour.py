"""What a process behaviour chart says, in plain sentences."""

from yokoten.interfaces.wording.language import mark

TOO_FEW = mark("Three numbers make the first limits; there are %(count)s.")
QUIET = mark(
    "Nothing unusual: the number moves around %(mean)s, and anything from %(lower)s to %(upper)s is to be expected as "
    "long as nothing changes."
)
SHIFTED = mark("Since %(on)s the number moves around %(mean)s; before, it was %(before)s.")
OUTSIDE = mark(
    "On %(on)s it was %(value)s, outside of %(lower)s to %(upper)s: something was different. Look for the cause."
)
RUN = mark("Eight numbers in a row up to %(on)s lie on one side of the mean: the process has changed.")
NEAR = mark("Up to %(on)s the numbers keep close to a limit: the process is changing.")
PROVISIONAL = mark("The limits are provisional: they rest on %(count)s numbers; 17 make them firm.")
UNMOVED = mark("All numbers of the baseline are equal, so any other value counts as unusual.")
METHOD = mark(
    "Limits: mean ± 2.66 times the mean moving range. Unusual is a number beyond a limit, eight in a row on one side "
    "of the mean, or three of four near a limit (Wheeler)."
)
FROZEN = mark("The limits come from the first %(count)s numbers.")
RENEWED = mark("New limits from %(on)s (%(reason)s).")
GOAL, UPPER, LOWER = mark("goal %(value)s"), mark("upper limit %(value)s"), mark("lower limit %(value)s")
