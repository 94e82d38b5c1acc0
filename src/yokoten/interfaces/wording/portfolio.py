"""Tables of projects in words: where they stand, what is wrong in which cell and how to mend it, acts, refusals."""

from yokoten.adopt.rules.portfolio.heads import head
from yokoten.adopt.rules.portfolio.row import Fault
from yokoten.adopt.rules.portfolio.words import CHOICES, understood
from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.refusals import teach

STATES = {
    "uploaded": ("waiting", mark("waits for its columns")),
    "mapped": ("waiting", mark("waits to be confirmed")),
    "stored": ("good", mark("brought in")),
    "undone": ("off", mark("import undone")),
}
FAULTS = {
    "amount_nothing": mark("An effect of nothing is not counted. Write the amount, or empty all cells of the effect."),
    "cell_empty": mark("The cell is empty. Fill it in."),
    "cell_long": mark("The text has %(letters)s letters, at most %(most)s fit. Shorten it."),
    "column_missing": mark("No column is taken for “%(column)s”. Choose it above, or add it to the table."),
    "currency_unknown": mark("“%(cell)s” is no currency that is counted here. Write one of %(known)s."),
    "day_wrong": mark("“%(cell)s” is no day. Write it as 2026-03-31 or 31.03.2026."),
    "direction_unclear": mark("Without a number before it is open which way is better. Write one of: %(known)s."),
    "ends_before": mark("The planned end lies before the start. Mend one of the two days."),
    "formula_broken": mark("The formula gives the error %(cell)s. Mend the formula, or write the value."),
    "goal_not_better": mark(
        "The goal, %(goal)s, is no better than the number before, %(baseline)s. Check both, and which way is better."
    ),
    "head_merged": mark(
        "The head lies over several columns. Split the merged cells and give each column its own head."
    ),
    "number_wrong": mark("“%(cell)s” is no number. Write digits only; the unit has its own column."),
    "over_ahead": mark(
        "“%(cell)s” means that the project is over, and the end is still ahead. Mend the stage or the day."
    ),
    "over_needs_end": mark("“%(cell)s” means that the project is over. Write the day on which it ended."),
    "person_unclear": mark(
        "Several people of the organisation are called “%(cell)s”. Write the e-mail address instead."
    ),
    "person_unknown": mark(
        "Nobody of the organisation has the address “%(cell)s”. Mend it, or write a name without one."
    ),
    "project_here": mark("A project with this title and start is here already. Take the row out, or change the title."),
    "row_twice": mark("Row %(other)s has the same title and start. Take one of the two out."),
    "rows_too_many": mark("The table has %(rows)s rows, at most %(most)s come in at a time. Divide it."),
    "state_unknown": mark("This kind of project has no stage “%(cell)s”. Its stages are: %(known)s."),
    "word_unknown": mark("“%(cell)s” is not understood here. Write one of: %(known)s."),
    "workflow_unknown": mark("There is no kind of project “%(cell)s”. There are: %(known)s."),
}
SENTENCES = {
    "portfolio_empty": mark("No row can become a project. Mend what stands below first."),
    "portfolio_has_faults": mark("The table comes in whole or not at all. Mend the cells named below first."),
    "portfolio_moved_on": mark(
        "This table or the projects have moved on meanwhile. Reload the page to see what holds."
    ),
    "portfolio_too_long": mark("At most %(most)s projects come in at a time. Divide the table."),
    "portfolio_worked_on": mark(
        "Somebody has worked on projects of this table: %(count)s. It cannot be taken back as a whole any more."
    ),
}
teach(SENTENCES)
PORTFOLIO_ACTS = {
    "adopt.discard_portfolio": mark("Throw a table of projects away"),
    "adopt.map_portfolio": mark("Say what the columns of a table of projects are"),
    "adopt.store_portfolio": mark("Bring a table of projects in"),
    "adopt.undo_portfolio": mark("Take a table of projects back"),
    "adopt.upload_portfolio": mark("Upload a table of projects"),
}
PORTFOLIO_LINES = {
    "adopt.discard_portfolio": mark("%(who)s threw the table of projects “%(what)s” away."),
    "adopt.map_portfolio": mark("%(who)s said what the columns of the table of projects “%(what)s” are."),
    "adopt.store_portfolio": mark("%(who)s brought the table of projects “%(what)s” in."),
    "adopt.undo_portfolio": mark("%(who)s took the table of projects “%(what)s” back."),
    "adopt.upload_portfolio": mark("%(who)s uploaded the table of projects “%(what)s”."),
}
PORTFOLIO_FACTS = {"projects": mark("number of projects")}


def fault_said(language: Language, fault: Fault, known: str) -> str:
    """What is wrong in the cell and how it is mended; `known` are the words that would be understood there."""
    choices = understood(fault.column, language.code) if fault.column in CHOICES else known
    column = head(fault.column, language.code) if fault.column else ""
    facts = {name: language.number(each) if isinstance(each, int) else each for name, each in fault.facts.items()}
    return language.say(FAULTS[fault.code], **{"column": column, "known": choices, **facts})
