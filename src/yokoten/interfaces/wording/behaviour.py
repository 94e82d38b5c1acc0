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
TWO = mark("Up to %(on)s two of three numbers lie close to a limit, on one side: the process is changing.")
FOUR = mark("Up to %(on)s four of five numbers lie well away from the mean, on one side: the process is changing.")
APART = mark("On %(on)s the values of the day lay further apart than is to be expected. Look for the cause.")
RANGES = mark("How far the values of a day lie apart")
NEAR = mark("Up to %(on)s the numbers keep close to a limit: the process is changing.")
PROVISIONAL = mark("The limits are provisional: they rest on %(count)s numbers; %(firm)s make them firm.")
UNMOVED = mark("All numbers of the baseline are equal, so any other value counts as unusual.")
BY_RULE = {"limits": OUTSIDE, "run_of_8": RUN, "three_of_four": NEAR, "two_of_three": TWO, "four_of_five": FOUR}
OVER_DISPERSED = mark(
    "The numbers go up and down more than chance alone would make them: a chart of single values is the safer one."
)
UNDER_DISPERSED = mark("The numbers go up and down less than chance alone would make them: check how they are counted.")
CAVEATS = {"no_variation": UNMOVED, "over_dispersed": OVER_DISPERSED, "under_dispersed": UNDER_DISPERSED}
METHODS = {
    "xmr": mark("Limits: mean ± 2.66 times the mean moving range."),
    "p": mark("Limits: the share p of all ± 3 times the root of p (1 − p) by the number looked at (binomial)."),
    "u": mark("Limits: the rate u of all ± 3 times the root of u by its size (Poisson)."),
    "c": mark("Limits: the mean count c ± 3 times the root of c (Poisson)."),
    "xbar": mark("Limits: mean of the means ± A2 times the mean range within a day."),
}
RULES = {
    "limits": mark("Unusual is a number beyond a limit."),
    "wheeler": mark(
        "Unusual is a number beyond a limit, eight in a row on one side of the mean, or three of four near a limit "
        "(Wheeler)."
    ),
    "western": mark(
        "Unusual is a number beyond a limit, two of three beyond two thirds of the way to it, four of five beyond one "
        "third, or eight in a row on one side of the mean (Western Electric)."
    ),
}
CHARTS = {
    "xmr": mark("single values (XmR)"),
    "p": mark("a share: so many of so many (p)"),
    "u": mark("a rate: so many for so much (u)"),
    "c": mark("a count of equal days (c)"),
    "xbar": mark("several values a day (Xbar-R)"),
}
RULE_SETS = {
    "limits": mark("limits only"),
    "wheeler": mark("Wheeler’s rules"),
    "western": mark("Western Electric rules"),
}
FROZEN = mark("The limits come from the first %(count)s numbers.")
RENEWED = mark("New limits from %(on)s (%(reason)s).")
GOAL, UPPER, LOWER = mark("goal %(value)s"), mark("upper limit %(value)s"), mark("lower limit %(value)s")

HOW_MANY = ("events", mark("How many"))
COUNTED = {
    "c": (HOW_MANY,),
    "p": (HOW_MANY, ("size", mark("Of how many"))),
    "u": (HOW_MANY, ("size", mark("For how much"))),
    "xbar": (("parts", mark("Values of the day")),),
}
