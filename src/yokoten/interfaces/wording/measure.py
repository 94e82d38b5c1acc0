"""Words of the quality gate: the kinds of its questions and the reason of each alarm, from code and facts."""

from collections.abc import Mapping
from typing import Any, Protocol

from yokoten.interfaces.wording.language import Language, mark

KINDS = {
    "lost_digit": mark("lost digit"),
    "extra_digit": mark("digit too many"),
    "ten_times": mark("ten times"),
    "unit_jump": mark("unit jump"),
    "shifted_column": mark("shifted column"),
    "series_break": mark("series break"),
    "out_of_range": mark("out of range"),
    "part_and_whole": mark("part and whole"),
    "duplicate_name": mark("duplicate name"),
    "look_alike": mark("look-alike letters"),
    "repeated_value": mark("repeated value"),
    "doubled_cell": mark("given twice"),
    "missing": mark("missing"),
    "number_format": mark("number format"),
    "revision": mark("revision"),
    "column_not_read": mark("column not read"),
    "row_not_read": mark("row not read"),
    "column_unnamed": mark("column without a name"),
    "odd_period": mark("odd period"),
}
SEVERITIES = {"stop": mark("stop"), "check": mark("check"), "gap": mark("gap")}
REASONS = {
    "lost_digit": mark(
        "A digit seems to be missing: %(value)s is %(times)s times below %(previous_period)s (%(previous)s)."
        " With it the value would be about %(meant)s; expected %(low)s–%(high)s."
    ),
    "extra_digit": mark(
        "There seems to be a digit too many: %(value)s after %(previous)s (%(previous_period)s);"
        " expected %(low)s–%(high)s, for example %(meant)s."
    ),
    "ten_times": mark(
        "Ten times away from its series: %(value)s after %(previous)s (%(previous_period)s);"
        " %(meant)s would fit, expected %(low)s–%(high)s."
    ),
    "unit_jump": mark(
        "The unit seems to have changed: %(value)s after %(previous)s (%(previous_period)s); in the old unit it"
        " would be %(meant)s, expected %(low)s–%(high)s."
    ),
    "unit_jump_whole": mark(
        "All %(places)s places jump together by a factor of about %(factor)s from %(previous_period)s: the unit seems"
        " to have changed."
    ),
    "series_break_whole": mark(
        "All %(places)s places jump together (× %(growth)s from %(previous_period)s): the definition may have changed."
    ),
    "shifted_equal": mark("The value equals the one in “%(other_column)s” of the same row; expected %(low)s–%(high)s."),
    "shifted_fits": mark(
        "The value would fit “%(other_column)s”, a column nearby, and not this one; expected %(low)s–%(high)s."
    ),
    "shifted_rank": mark(
        "%(value)s looks like a rank among %(places)s places taken from another column; expected %(low)s–%(high)s."
    ),
    "shifted_row": mark(
        "The row may have slid by one column: %(missing_period)s is empty, and the values fit better one period later"
        " (this one under %(meant_period)s)."
    ),
    "series_break": mark(
        "From %(previous_period)s to %(period)s the value changes × %(growth)s; the other places × %(growth_low)s to"
        " %(growth_high)s. Is it a new definition, a real change or a mistake?"
    ),
    "series_break_pooled": mark(
        "From %(previous_period)s to %(period)s the value changes × %(growth)s; from one period to the next the figures"
        " usually change × %(growth_low)s to %(growth_high)s (%(pooled)s changes, other places: %(others)s). Is it a"
        " new definition, a real change or a mistake?"
    ),
    "break_from_parts": mark(
        "From %(previous_period)s to %(period)s the value changes × %(growth)s while its sister series change"
        " × %(siblings_growth)s: the definition seems to have changed."
    ),
    "out_of_range": mark(
        "%(value)s stands alone: %(previous)s before (%(previous_period)s), %(next)s after; expected %(low)s–%(high)s."
    ),
    "out_of_ratio": mark(
        "Measured by “%(ratio_column)s” of the same row the value is far from every other place: %(ratio)s; the next"
        " is %(ratio_next_place)s with %(ratio_next)s."
    ),
    "part_and_whole": mark(
        "“%(place)s” stands beside “%(part)s”. Does the first include the part? Say it once for every column."
    ),
    "same_code": mark("“%(place)s” and “%(other_place)s” (row %(other_row)s) have the same code %(code)s."),
    "same_letters": mark("“%(place)s” and “%(other_place)s” (row %(other_row)s) are one name written in two ways."),
    "same_bare_name": mark(
        "“%(place)s” and “%(other_place)s” (row %(other_row)s) differ only in words such as oblast or län."
    ),
    "look_alike": mark("“%(place)s” holds letters of another alphabet (%(letters)s). “%(mended)s” seems to be meant."),
    "repeated_value": mark("Exactly the value of %(other_place)s for %(other_period)s stands here: a copied cell?"),
    "one_digit_differs": mark(
        "Differs in one digit only from %(other)s of %(other_place)s for %(other_period)s: a copied or mistyped cell?"
    ),
    "doubled_cell": mark("The same cell is given twice: here %(value)s, in row %(first_row)s %(first)s."),
    "missing": mark("The value is missing; %(others)s other places have it for %(period)s."),
    "number_format_unclear": mark(
        "“%(text)s” can mean thousands or a fraction; we read “%(decimal)s” as the decimal sign. Is that right?"
    ),
    "number_format_mixed": mark(
        "The column writes numbers in two ways; here “%(text)s”, elsewhere “%(decimal)s” is the decimal sign."
    ),
    "column_not_read": mark(
        "The column is not read: its cells are no numbers, for example %(cell)s “%(text)s”. Keep only the number in"
        " each cell and write the unit into the head, or delete the column."
    ),
    "column_headed_note": mark(
        "The column is not read: its head announces a remark, a unit or a source, but its cells are numbers, for"
        " example %(cell)s “%(text)s”. If they are figures, rename the head."
    ),
    "column_doubled": mark(
        "The column is not read: column %(other_letter)s “%(other_column)s” has the same name and is read. Rename"
        " or delete one."
    ),
    "column_beside_value": mark(
        "The column is not read: the values are taken from column %(other_letter)s “%(other_column)s”. Move these"
        " figures into rows of their own, or take the column with the names of the indicators away."
    ),
    "column_second_period": mark(
        "The column is not read: the periods are taken from column %(other_letter)s “%(other_column)s”. Keep one column"
        " of periods."
    ),
    "column_without_period": mark(
        "The column is not read: nothing says which period its figures (first %(text)s in %(cell)s) are of. Write the"
        " period into its head, for example 2023, or add a column “Year”."
    ),
    "column_unnamed": mark(
        "The column has figures (first %(text)s in %(cell)s) but no name above them. Write one, or delete them."
    ),
    "odd_period": mark(
        "How many places have %(period)s: %(places)s; other periods usually have %(usual)s. Is the period mistyped?"
    ),
    "lonely_name": mark(
        "Periods under “%(place)s”: %(periods)s, under other places usually %(usual)s; and just that is missing under"
        " “%(other_place)s” (row %(other_row)s). Is it the same place, mistyped?"
    ),
    "not_positive": mark(
        "%(value)s is not above zero, as all %(values)s other values of the column are (the lowest is %(lowest)s)."
    ),
    "rows_without_place": mark(
        "Rows with values but without a place are not read. How many: %(rows)s, beginning with row %(first_rows)s."
        " Write the place into every row, first into %(cell)s, or delete these rows."
    ),
    "rows_without_period": mark(
        "Rows with values but without a period are not read. How many: %(rows)s, beginning with row %(first_rows)s."
        " Write the period into every row, first into %(cell)s, or delete these rows."
    ),
    "number_symbol": mark(
        "“%(text)s” is taken for a missing value (cells: %(rows)s, first %(cell)s). Is that right? Better write “…” or"
        " leave the cell empty."
    ),
    "odd_period_kind": mark(
        "%(period)s is a shorter period than the others, such as %(usual_period)s. Is it mistyped? Keep years, quarters"
        " and months in tables of their own."
    ),
    "revision": mark("The value in force is %(old)s; the file gives %(value)s, × %(factor)s."),
    "revision_whole": mark(
        "All values of the column differ from those in force, typically × %(factor)s in %(places)s cells: another unit,"
        " or a new edition?"
    ),
    "shifted_period": mark(
        "%(value)s is in force for %(same_period)s, and %(old)s for %(period)s: the row seems to have slid by a column."
    ),
    "shifted_period_new": mark("%(value)s is in force already, but for %(same_period)s, not for %(period)s."),
    "doubled_place": mark(
        "“%(place)s” and “%(other_place)s” are one place, and row %(first_row)s gives %(first)s for the same period."
    ),
}
IN_FORCE = mark("In force for this period is %(in_force)s.")
RATIO_TOO = mark(
    "Beside “%(ratio_column)s” it would be %(ratio)s; the next place, %(ratio_next_place)s, has %(ratio_next)s."
)
_OF_COLUMN = mark("Column %(letter)s “%(name)s”: %(sentence)s")
_UNKNOWN_NEXT = mark("nothing")
_FACTORS = ("growth", "growth_low", "growth_high", "siblings_growth")
_VALUES = ("previous", "next", "meant", "first", "other", "ratio", "ratio_next", "old", "in_force", "lowest")


class Question(Protocol):
    """What the gate's alarms offer to wording."""

    reason: str
    place: str
    period: str
    value: float | None
    expected_low: float | None
    expected_high: float | None
    facts: Mapping[str, Any]


def kind_said(language: Language, kind: str) -> str:
    """The kind of an alarm in words."""
    return language.say(KINDS.get(kind, kind))


def reason_said(language: Language, alarm: Question) -> str:
    """Why the gate asks, in one or two sentences."""
    facts = _spoken(language, alarm)
    pooled = f"{alarm.reason}_pooled" if alarm.facts.get("pooled") else ""
    message = REASONS.get(pooled) or REASONS.get(alarm.reason)
    said = language.say(message, **facts) if message else alarm.reason
    if "ratio_column" in alarm.facts and alarm.reason != "out_of_ratio":
        said = f"{said} {language.say(RATIO_TOO, **facts)}"
    if alarm.facts.get("in_force") is not None:
        said = f"{said} {language.say(IN_FORCE, **facts)}"
    return said


def unread_said(language: Language, alarm: Any) -> str:
    """What is not read, with the column in front."""
    sentence = reason_said(language, alarm)
    return language.say(_OF_COLUMN, letter=alarm.column_letter, name=alarm.column, sentence=sentence)


def value_said(language: Language, value: float | None) -> str:
    """A number with as many decimals as its size needs."""
    if value is None:
        return language.number(None)
    size = abs(value)
    decimals = 0 if size >= 1e5 or float(value).is_integer() else 1 if size >= 100 else 2 if size >= 1 else 4
    return language.number(value, decimals)


def _spoken(language: Language, alarm: Question) -> dict[str, Any]:
    facts = alarm.facts
    spoken: dict[str, Any] = {
        "next": language.say(_UNKNOWN_NEXT),
        **facts,
        "place": alarm.place,
        "period": alarm.period,
    }
    spoken |= {name: value_said(language, facts[name]) for name in _VALUES if name in facts}
    spoken |= {name: language.number(facts[name], 2) for name in _FACTORS if name in facts}
    spoken |= {
        "value": value_said(language, alarm.value),
        "low": value_said(language, alarm.expected_low),
        "high": value_said(language, alarm.expected_high),
    }
    spoken |= {name: language.number(facts[name]) for name in ("others", "pooled") if name in facts}
    spoken |= {"rows": language.number(facts["rows"])} if "rows" in facts else {}
    spoken |= {"first_rows": ", ".join(map(str, facts["first_rows"]))} if "first_rows" in facts else {}
    if alarm.value and facts.get("previous"):
        spoken["times"] = language.number(facts["previous"] / alarm.value, 1)
    if "factor" in facts:
        spoken["factor"] = value_said(language, facts["factor"])
    return spoken
