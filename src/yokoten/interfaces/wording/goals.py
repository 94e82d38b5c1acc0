"""Sentences about goals: what a document asks for, and how the figures stand to it."""

from typing import Any

from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.refusals import teach

SUBJECTS = {
    "level": mark("the level of the indicator"),
    "growth": mark("its growth, percent a year"),
    "tfp_share": mark("the share of growth that is productivity (TFP)"),
    "other": mark("something that is not measured here"),
}
COMPARATORS = {
    "over": mark("more than"),
    "at_least": mark("at least"),
    "at_most": mark("at most"),
    "about": mark("about"),
    "range": mark("from … to …"),
    "rank": mark("place … or better"),
    "relative_to": mark("at least … percent of the median region"),
}
PATHS = {
    "none": mark("no path stated"),
    "linear": mark("the same step every year"),
    "compound": mark("the same percentage every year"),
}
ASKED = {
    "over": mark("more than %(value)s %(unit)s"),
    "at_least": mark("at least %(value)s %(unit)s"),
    "at_most": mark("at most %(value)s %(unit)s"),
    "about": mark("about %(value)s %(unit)s"),
    "range": mark("%(low)s to %(high)s %(unit)s"),
    "rank": mark("%(value)s or better (%(unit)s)"),
    "relative_to": mark("at least %(value)s %(unit)s"),
}
STATUS = {
    "met": ("good", mark("met")),
    "on_track": ("running", mark("on track")),
    "off": ("bad", mark("off")),
    "no_figures": ("waiting", mark("no figures yet")),
    "no_path": ("waiting", mark("not met yet, no path stated")),
    "depends": ("warn", mark("depends on the labour share")),
    "current_prices": ("off", mark("not told by current prices")),
}
WHEN = mark("%(value)s in %(year)s")
OVER_YEARS = mark("%(value)s, %(first)s–%(year)s")
WITH_BAND = mark("%(value)s (%(low)s to %(high)s), %(first)s–%(year)s")
EXPECTED = mark("the path asks %(value)s in %(year)s")
HORIZON = mark("by %(year)s")
PERIOD = mark("%(first)s–%(year)s")

SENTENCES = {
    "goal_needs_document": mark("Name the document that sets the goal."),
    "goal_needs_name": mark("Name what is asked for, or choose an indicator."),
    "goal_needs_indicator": mark("Choose the indicator whose level or growth is asked for."),
    "goal_needs_value": mark("Write how much is asked for."),
    "goal_range_needs_two_ends": mark("A range needs both ends, the lower one first."),
    "goal_year_unlikely": mark("%(year)s is not a likely year for a goal."),
    "goal_path_needs_beginning": mark("A path begins somewhere: write the value and the year it starts from."),
    "goal_path_too_short": mark("The path starts in %(year)s, which is not before %(horizon)s."),
    "goal_superseded": mark("This goal was replaced already. Change the later one."),
}
teach(SENTENCES)


def asked_said(language: Language, goal: Any) -> str:
    """How much the goal asks for, with its unit."""
    numbers = {name: _plain(language, getattr(goal, name)) for name in ("value", "low", "high")}
    said = language.say(ASKED[goal.comparator], **numbers, unit=goal.unit_name(language.code))
    return said.replace(" %", "\N{NO-BREAK SPACE}%")


def horizon_said(language: Language, goal: Any) -> str:
    """By when, or over which years."""
    if goal.first_year:
        return language.say(PERIOD, first=goal.first_year, year=goal.horizon)
    return language.say(HORIZON, year=goal.horizon)


def actual_said(language: Language, judged: Any) -> str:
    """The figure that was judged, with its years and its range."""
    actual = judged.actual
    if actual.value is None:
        return "–"
    facts = {name: _plain(language, getattr(actual, name)) for name in ("value", "low", "high")}
    facts |= {"year": actual.year, "first": actual.first}
    if actual.low is not None:
        return language.say(WITH_BAND, **facts)
    return language.say(OVER_YEARS if actual.first else WHEN, **facts)


def expected_said(language: Language, judged: Any) -> str:
    """What the path asks of the year of the figure."""
    if judged.expected is None:
        return ""
    return language.say(EXPECTED, value=_plain(language, judged.expected), year=judged.actual.year)


def _plain(language: Language, value: float | None) -> str:
    if value is None:
        return ""
    return language.number(value, 0 if float(value).is_integer() or abs(value) >= 200 else 1)
