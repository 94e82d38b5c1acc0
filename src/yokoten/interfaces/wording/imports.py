"""Sentences of the import: refusals, questions about values, decisions, roles of columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from yokoten.interfaces.wording import values
from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.measure import kind_said, reason_said, value_said
from yokoten.interfaces.wording.refusals import teach

SENTENCES = {
    "upload_too_large": mark("The file is larger than %(megabytes)s MB. Split it, for example by years."),
    "file_stored_already": mark(
        "This file is stored already as import %(number)s, “%(title)s”. Undo that import first if it was wrong."
    ),
    "import_finished": mark("“%(title)s” is not open any more, so nothing can be changed in it."),
    "import_changed": mark("“%(title)s” does not hold the values that were checked. Go back to the columns."),
    "import_not_checked": mark("“%(title)s” has not been checked yet. Go through its preview first."),
    "import_not_confirmed": mark("“%(title)s” has not been confirmed."),
    "import_failed": mark("The import stopped for a reason of ours. Nothing was stored; confirm it again."),
    "import_given_up": mark(
        "The background work that was to put “%(title)s” into force broke down and was given up. Nothing was stored:"
        " try again, or throw the import away."
    ),
    "import_not_waiting": mark("“%(title)s” is not waiting to be stored any more."),
    "cells_unreadable": mark("Cells that cannot be read: %(count)s. Mend them in the file, or leave their column out."),
    "source_missing": mark("Say where the figures come from: choose a source or name a new one."),
    "no_indicator_chosen": mark("Every column is left out. Keep at least one column of values."),
    "indicator_twice": mark("Two columns are said to be %(indicator)s. Choose another one, or leave one out."),
    "indicator_of_others": mark("%(indicator)s belongs to others. Choose another one, or make a new one."),
    "indicator_without_name": mark("Name the new indicator of the column “%(column)s”."),
    "indicator_without_unit": mark("Write the unit of “%(indicator)s”, for example “persons” or “per cent”."),
    "prices_missing": mark(
        "Say in which prices “%(indicator)s” is. In current prices it is not compared across years: inflation would"
        " make everybody look better."
    ),
    "names_open": mark("Names that are not clear yet (%(count)s): %(names)s. Choose a place for each, or skip it."),
    "too_many_questions": mark(
        "The gate would ask %(count)s questions. A column is probably taken for something else. Go back to the columns."
    ),
    "decided_meanwhile": mark(
        "Somebody else answered this question while you looked at it. Look at that answer and decide again."
    ),
    "question_changed": mark("The import was checked again while you looked at this question. Look once more."),
    "questions_changed": mark(
        "Somebody else worked on “%(title)s” meanwhile. Look at what stands here now, and go on if you agree."
    ),
    "question_unknown": mark("There is no question %(question)s in this import."),
    "questions_open": mark("Questions that stop the import are still open: %(count)s. Decide them first."),
    "checks_open": mark("Questions to check are still open: %(count)s. Decide them, or accept them together."),
    "reason_missing": mark("Write a reason, for example “digit lost in the source table”."),
    "replacement_missing": mark("Type the right value as a number."),
    "decision_not_offered": mark("This answer does not fit this question. Choose one of those offered."),
}
teach({**values.SENTENCES, **SENTENCES})

DOWN = mark("%(place)s, %(period)s: has “%(indicator)s” really fallen %(times)s times?")
UP = mark("%(place)s, %(period)s: has “%(indicator)s” really grown %(times)s times?")
_CELLS = mark("%(place)s: do these values stand in the right cells?")
_TRUE = mark("%(place)s, %(period)s: can this value of “%(indicator)s” be true?")
_BREAK = mark("%(place)s, %(period)s: a new definition, a real change or a mistake?")
_ONE_PLACE = mark("Are “%(other_place)s” and “%(place)s” one place?")
_WHICH = mark("%(place)s, %(period)s: which of the two values counts?")
HEADINGS = {
    "shifted_equal": _CELLS,
    "shifted_fits": _CELLS,
    "shifted_rank": _CELLS,
    "shifted_row": mark("%(place)s: has the row slid by one column?"),
    "shifted_period": mark("%(place)s, %(period)s: is this the value of another year?"),
    "shifted_period_new": mark("%(place)s, %(period)s: is this the value of another year?"),
    "series_break": _BREAK,
    "break_from_parts": _BREAK,
    "out_of_range": _TRUE,
    "out_of_ratio": _TRUE,
    "unit_jump_whole": mark("Has the unit of “%(indicator)s” changed in %(period)s?"),
    "series_break_whole": mark("Has “%(indicator)s” got a new definition in %(period)s?"),
    "part_and_whole": mark("%(place)s: with or without its parts?"),
    "same_code": _ONE_PLACE,
    "same_letters": _ONE_PLACE,
    "same_bare_name": _ONE_PLACE,
    "lonely_name": _ONE_PLACE,
    "not_positive": _TRUE,
    "odd_period_kind": mark("Is %(period)s a period of this table, or mistyped?"),
    "odd_period": mark("Is %(period)s a period of this table, or mistyped?"),
    "look_alike": mark("Does “%(place)s” mean %(mended)s?"),
    "repeated_value": mark("%(place)s, %(period)s: a true value or a copied cell?"),
    "one_digit_differs": mark("%(place)s, %(period)s: a true value or a copied cell?"),
    "doubled_cell": _WHICH,
    "doubled_place": _WHICH,
    "missing": mark("%(place)s: why is there no value for %(period)s?"),
    "number_symbol": mark("How is “%(text)s” to be read?"),
    "number_format_unclear": mark("How is “%(text)s” to be read?"),
    "number_format_mixed": mark("How is “%(text)s” to be read?"),
    "revision": mark("%(place)s, %(period)s: which value is right, the file’s or the one in force?"),
    "revision_whole": mark("Has “%(indicator)s” been revised everywhere?"),
}
MANY = mark("%(heading)s And %(count)s more places?")
_AFTER = mark("The file gives %(value)s for %(period)s, after %(previous)s in %(previous_period)s.")
_OTHERS = mark("The %(others)s other places changed by a factor of %(growth_low)s to %(growth_high)s.")
_POOLED = mark(
    "The table has few places, so all its changes from one period to the next were taken together (%(pooled)s; other"
    " places: %(others)s): they were by a factor of %(growth_low)s to %(growth_high)s."
)

EXCLUDE = (
    mark("Exclude it, keep the row"),
    mark("Stored as “not delivered” with your reason. Comparisons leave this figure out and say so."),
)
DECISIONS = {
    "exclude": EXCLUDE,
    "replace": (
        mark("Replace it"),
        mark("Type the right value and where you found it. What the file said stays in the history."),
    ),
    "accept": (mark("Accept it as it is"), mark("It is true. Your reason is shown wherever the value is used.")),
    "break": (
        mark("Mark a break in the series"),
        mark("The definition changed. No growth is computed across the break."),
    ),
}
OTHER_DECISIONS = {
    ("look_alike", "accept"): (mark("Yes, it is that place"), mark("Its rows are stored there.")),
    ("duplicate_name", "accept"): (mark("Yes, one place"), mark("The rows of both names are stored together.")),
    ("part_and_whole", "accept"): (mark("Keep both"), mark("They are two different territories.")),
    ("missing", "exclude"): (mark("Say that it was not delivered"), mark("The gap is shown with your reason.")),
    ("missing", "replace"): (mark("Fill it in"), mark("Type the value and where you found it.")),
    ("missing", "accept"): (mark("Leave it empty"), mark("Nothing is stored for it.")),
    ("number_format", "accept"): (mark("Yes, it is read rightly"), mark("The numbers are stored as we read them.")),
    ("number_format", "exclude"): (mark("Leave the column out"), mark("Nothing of this column is stored.")),
    ("doubled_cell", "accept"): (mark("Take the value of this row"), mark("The other row does not count.")),
    ("doubled_cell", "exclude"): (mark("Take the value of the other row"), mark("This row does not count.")),
    ("revision", "accept"): (
        mark("Take the file’s value"),
        mark("It replaces the one in force; undoing the import brings that back."),
    ),
    ("names", "exclude"): (mark("Leave these rows out"), mark("Nothing under this name is stored.")),
}
NAMES = ("look_alike", "duplicate_name", "part_and_whole")
REASONS_OFFERED = {
    "exclude": (mark("digit lost in the source table"), mark("value from another column"), mark("not plausible")),
    "accept": (mark("checked against the source"), mark("the same place"), mark("real change, named by the source")),
    "break": (mark("new definition, says the source"), mark("revalued"), mark("other coverage from this year on")),
    "replace": (mark("from the official table"),),
}

ROLES = {
    "place": mark("Place"),
    "place_code": mark("Code of the place"),
    "period": mark("Period"),
    "indicator": mark("Name of the indicator"),
    "dimension": mark("Part of the indicator (branch, sex …)"),
    "value": mark("Values"),
    "vintage": mark("Edition"),
    "note": mark("Remark, not stored"),
    "ignored": mark("Leave out"),
}
KEPT_AS_NOTE = ("unit", "source", "status")
WHY = {
    "confirmed": mark("said by you"),
    "remembered": mark("as last time"),
    "head_word": mark("by its head"),
    "head_period": mark("a period stands in its head"),
    "content_periods": mark("its cells are periods"),
    "content_numbers": mark("its cells are numbers"),
    "content_counter": mark("it only counts rows"),
    "first_text": mark("the first column of words"),
    "second_place": mark("there is a place column already"),
    "second_code": mark("there is a code column already"),
    "second_period": mark("there is a period column already"),
    "of_place": mark("it only describes the place"),
    "few_distinct": mark("few words that repeat"),
    "beside_value": mark("there is a value column already"),
    "empty": mark("it is empty"),
    "leftover": mark("nothing fits better"),
}
MATCHED = {
    "code": mark("found by its code"),
    "name": mark("found by its name"),
    "initials": mark("found by its initials and unit"),
    "beginning": mark("found by the beginning of its name and its unit"),
    "remembered": mark("as last time"),
    "new": mark("not known here yet"),
}
STATES = {
    "uploaded": mark("columns to confirm"),
    "mapped": mark("preview to look at"),
    "checked": mark("questions to answer"),
    "storing": mark("being stored"),
    "stored": mark("stored"),
    "undone": mark("undone"),
    "failed": mark("stopped"),
}
_DECIDED = mark(
    "%(person)s answered this question on %(day)s at %(time)s: “%(decision)s”, because “%(reason)s”. Your answer is not"
    " kept. Decide again if you see it otherwise."
)
_SOMEBODY = mark("Somebody else")
PHASES = {
    "reading": mark("Reading the file: row %(done)s of %(total)s"),
    "sorting": mark("Finding places and values: column %(done)s of %(total)s"),
    "checking": mark("Checking the values: %(share)s"),
    "staging": mark("Handing the values over: %(done)s of %(total)s"),
    "storing": mark("Putting the values into force: %(done)s of %(total)s"),
}
_DONE_SUBJECT = mark("Import stored: %(title)s")
_DONE_BODY = mark("The import “%(title)s” is stored.\n\nSee what came of it, or undo it as a whole:\n%(address)s\n")

_STOPPED_SUBJECT = mark("Import not stored: %(title)s")
_STOPPED_BODY = mark(
    "The import “%(title)s” could not be stored, and nothing of it was.\n\n%(reason)s\n\nGo on here:\n%(address)s\n"
)


class Kept(Protocol):
    """A stored alarm; place and indicator are None where they are new here."""

    kind: str
    subject: str
    period: str
    value: float | None
    facts: Mapping[str, Any]
    place: Any
    indicator: Any


@dataclass(frozen=True)
class Heard:
    """A stored alarm as the sentences of the gate take it."""

    reason: str
    place: str
    period: str
    value: float | None
    expected_low: float | None
    expected_high: float | None
    facts: Mapping[str, Any] = field(default_factory=dict)


def place_said(language: Language, alarm: Kept) -> str:
    """The place in the reader's language; as the file writes it where the writing itself is asked about."""
    is_known = alarm.place is not None and alarm.kind not in NAMES
    return alarm.place.name(language.code) if is_known else alarm.subject


def indicator_said(language: Language, alarm: Kept) -> str:
    """The indicator in the reader's language, as the file's head where it is new."""
    return alarm.indicator.name(language.code) if alarm.indicator is not None else alarm.facts.get("indicator", "")


def why_asked(language: Language, alarm: Kept) -> str:
    """Why the gate asks."""
    facts, place = alarm.facts, place_said(language, alarm)
    low, high = facts.get("expected_low"), facts.get("expected_high")
    return reason_said(language, Heard(facts.get("code", ""), place, alarm.period, alarm.value, low, high, facts))


def heading(language: Language, alarm: Kept, others: int = 0) -> str:
    """The question in words; `others` more places may have the same."""
    facts = alarm.facts
    previous = facts.get("previous")
    times = max(alarm.value / previous, previous / alarm.value) if alarm.value and previous else 1.0
    is_down = bool(alarm.value and previous and alarm.value < previous)
    message = HEADINGS.get(facts.get("code", ""), DOWN if is_down else UP)
    spoken = {**facts, "place": place_said(language, alarm), "indicator": indicator_said(language, alarm)}
    spoken |= {"period": alarm.period, "times": language.number(times, 1)}
    said = language.say(message, **spoken)
    return language.say(MANY, heading=said, count=language.number(others)) if others else said


def lede(language: Language, alarm: Kept, unit: str) -> str:
    """The numbers behind the question; empty where the reason itself says them."""
    facts = alarm.facts
    if "previous" not in facts or "growth_low" not in facts or alarm.value is None:
        return ""
    value = f"{value_said(language, alarm.value)} {unit}".strip()
    previous = value_said(language, facts["previous"])
    said = language.say(_AFTER, **{**facts, "value": value, "previous": previous, "period": alarm.period})
    growth = {name: language.number(facts[name], 2) for name in ("growth_low", "growth_high")}
    counts = {name: language.number(facts.get(name, 0)) for name in ("others", "pooled")}
    return f"{said} {language.say(_POOLED if facts.get('pooled') else _OTHERS, **counts, **growth)}"


def decision_said(language: Language, kind: str, decision: str) -> tuple[str, str]:
    """A decision and what it means for this kind of question."""
    about = "names" if kind in NAMES and decision == "exclude" else kind
    title, meaning = OTHER_DECISIONS.get((about, decision), DECISIONS[decision])
    return language.say(title), language.say(meaning)


def decided_said(language: Language, kind: str, facts: Mapping[str, Any]) -> str:
    """Who answered a question meanwhile, what, why and when; `at` is a moment on the reader's clock."""
    return language.say(
        _DECIDED,
        person=facts["person"] or language.say(_SOMEBODY),
        day=language.day(facts["at"]),
        time=f"{facts['at']:%H:%M}",
        decision=decision_said(language, kind, facts["decision"])[0],
        reason=facts["reason"],
    )


def short(language: Language, alarm: Kept) -> str:
    """The question in a few words, for lists."""
    indicator = indicator_said(language, alarm)
    return f"{kind_said(language, alarm.kind)} · {indicator}" if indicator else kind_said(language, alarm.kind)


def phase_said(language: Language, phase: str, done: int, total: int) -> str:
    """How far one step of an import has come."""
    share = language.percent(100.0 * done / total if total else 100.0)
    numbers = {"done": language.number(done), "total": language.number(total), "share": share}
    return language.say(PHASES[phase], **numbers)


def done_letter(language: Language, title: str, address: str) -> tuple[str, str]:
    """Subject and body of the letter to whoever left while an import was stored."""
    return language.say(_DONE_SUBJECT, title=title), language.say(_DONE_BODY, title=title, address=address)


def stopped_letter(language: Language, title: str, reason: str, address: str) -> tuple[str, str]:
    """Subject and body of the letter to whoever left while an import could not be stored."""
    subject = language.say(_STOPPED_SUBJECT, title=title)
    return subject, language.say(_STOPPED_BODY, title=title, reason=reason, address=address)
