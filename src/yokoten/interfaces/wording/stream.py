"""Words of a value-stream map: why nothing is counted, and what to know about the figures."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

CAVEATS: dict[str, str] = {
    "waiting_from_stock": mark("Where waiting was not measured it is stock × takt."),
    "transport_partly": mark("Transport is given for some steps only. Elsewhere it counts as part of the waiting."),
    "changeover_each_unit": mark(
        "A changeover is counted for every unit, because the batch is 1. Give the batch between two changeovers."
    ),
    "cycles_missing": mark("The processing time of a step is missing: the bottleneck is the slowest of the others."),
    "stock_grows": mark("A step is slower than takt, so stock grows and waiting becomes longer than it is here."),
}

LITTLE: dict[str, str] = {
    "agrees": mark("Stock and measured times agree (%(gap)s)."),
    "more_stock": mark(
        "The stock stands for more time than was measured (%(gap)s): count again at another hour, and leave out stock "
        "of other products."
    ),
    "less_stock": mark(
        "The stock stands for less time than was measured (%(gap)s): count again at another hour, and check the times."
    ),
    "circular": mark("Stock and times cannot be checked against each other: the waiting was taken from the stock."),
    "not_checked": mark("Stock and times cannot be checked against each other: it takes waiting, stock and demand."),
}

SENTENCES: dict[str, str] = {
    "flow_no_steps": mark("The map has no step. Add at least one."),
    "flow_name_missing": mark("Row %(row)s, column %(column)s (%(name)s): the step has no name. Write one."),
    "flow_not_finite": mark("Row %(row)s, column %(column)s (%(name)s): this is no number. Mend it or leave it empty."),
    "flow_below_zero": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(value)s is below zero. Mend it, or leave it empty if unknown."
    ),
    "flow_not_above_zero": mark("Row %(row)s, column %(column)s (%(name)s): %(value)s is not above zero. Mend it."),
    "flow_no_share": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(value)s is no share between 0 and 1. Write 0.05 for five of "
        "a hundred."
    ),
    "flow_value_adding_too_long": mark(
        "Row %(row)s, column %(column)s (%(name)s): value-adding time %(value)s is longer than the processing "
        "(%(processing)s). Mend one of them."
    ),
    "flow_shares_over_one": mark(
        "Row %(row)s, column %(column)s (%(name)s): %(value)s right the first time and %(defects)s with a fault are "
        "more than all. Mend one of them."
    ),
    "flow_no_demand": mark("Demand and available time must be above zero. Mend them, or leave both out."),
}

teach(SENTENCES)
