"""Words of a value-stream map: its symbols and figures, what to know about them, and why nothing is counted."""

from yokoten.analysis.flow import Totals
from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.refusals import teach

NAMES: dict[str, str] = {"supplier": mark("Supplier"), "customer": mark("Customer"), "control": mark("Control")}
FIELDS: dict[str, str] = {
    "cycle": mark("C/T"),
    "changeover": mark("C/O"),
    "batch": mark("Batch"),
    "value_adding": mark("VA time"),
    "first_pass": mark("FPY"),
    "defects": mark("Defects"),
}
SUMS: dict[str, str] = {
    "lead_time": mark("Lead time"),
    "processing": mark("Processing time"),
    "value_adding": mark("Value-adding time (share)"),
    "takt": mark("Takt"),
    "wip": mark("Work in progress"),
    "first_pass": mark("Right the first time"),
    "people": mark("People: needed / there"),
}
CHANGED_FIELDS: dict[str, str] = {
    **FIELDS,
    "processing": mark("processing time"),
    "waiting": mark("waiting time"),
    "transport": mark("transport time"),
    "stock_before": mark("stock in front"),
    "people": mark("people at the step"),
}
CHANGES, NO_CHANGES = mark("What the target changes"), mark("Nothing differs.")
FROM_TO, NEW_STEPS, GONE_STEPS = mark("%(before)s → %(after)s"), mark("New: %(names)s."), mark("Gone: %(names)s.")
WAITS_WORKS = mark("waiting %(waiting)s, then %(working)s")
CHANGED_SUMS: dict[str, str] = {**SUMS, "people": mark("People on the map")}
ASKED, TAKT, AT_LEAST = mark("%(quantity)s in %(time)s"), mark("takt %(time)s"), mark("at least %(figure)s")
UNKNOWN, LOSSES = mark("not known"), mark("Losses on the map")
BOTTLENECK, SLOWER = mark("bottleneck"), mark("slower than takt")
NEW, GONE, CHANGED = mark("new step"), mark("step gone"), mark("changed step")
LEGEND = mark(
    "C/T cycle time, C/O changeover, VA time value-adding time, FPY share right the first time. I stock, striped arrow "
    "push, straight arrow information on paper, flash electronic."
)

CAVEATS: dict[str, str] = {
    "waiting_from_stock": mark("* Waiting was not measured; it is stock × takt."),
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


def caveats_said(language: Language, totals: Totals) -> list[str]:
    """What to know about the figures of a map, the check of stock against times first."""
    gap = totals.little.gap
    facts = {} if gap is None else {"gap": language.percent(gap, 0, sign=True)}
    check = [language.say(LITTLE[totals.little.verdict], **facts)] if totals.demand else []
    return check + [language.say(CAVEATS[code]) for code in totals.caveats]


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

OF_TABLES: dict[str, str] = {
    "flow_column_missing": mark(
        "No column is called %(head)s or alike. Name it with --%(option)s. Columns there are: %(columns)s."
    ),
    "flow_columns_alike": mark(
        "Columns %(first)s and %(second)s may both be %(head)s. Say which one with --%(option)s, or rename one."
    ),
    "flow_units_differ": mark(
        "The times of %(first)s are in %(unit)s, those of %(second)s in %(other)s. Bring all times to one unit."
    ),
    "flow_per_cent": mark("Column %(column)s (%(name)s) is taken as per cent."),
    "flow_demand_half": mark("Demand and available time belong together. Give both, or none."),
}

teach(SENTENCES)
teach(OF_TABLES)
