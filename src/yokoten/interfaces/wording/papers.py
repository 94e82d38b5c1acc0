"""Words on printed documents of trips and practices: what they are, their parts, heads of columns."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

SENTENCES = {
    "paper_too_long": mark(
        "This document would be too long to print: %(letters)s letters, at most %(allowed)s fit. Take the table as "
        "XLSX."
    ),
}
teach(SENTENCES)

PROGRAMME = mark("Programme of a trip")
REPORT = mark("Report of a trip")
PRACTICE = mark("Practice")
COMPARISON = mark("Answers side by side")
EXAMPLE = mark("example")
NONE_NOTED = mark("nothing noted")

GUESTS, HOSTS, HOST = mark("Guests"), mark("Hosts"), mark("Host")
DAYS, PURPOSE, THEME, AIM = mark("Days"), mark("Kind of visit"), mark("Theme"), mark("What we want to learn")
USE = mark("What we will do with it")
PRACTICE_BEHIND = mark("Because of the practice")
DELEGATION, QUESTIONS = mark("Delegation"), mark("Questions to each host")
NAME, POSITION, EMPLOYER = mark("Name"), mark("Position"), mark("Organisation")
CONTACT, NEEDS, LEADS = mark("Contact"), mark("Please consider"), mark("leads the delegation")
TIME, WHAT, WHERE, WHO = mark("Time"), mark("Point of the programme"), mark("At which site"), mark("With whom")
PLACE = mark("Place")
SITES, SITE, ADDRESS, NOTE = mark("Sites"), mark("Site"), mark("Address"), mark("Note")
NO_PROGRAMME = mark("The programme of this visit is not written yet.")
NO_QUESTIONS = mark("No question has been put down yet.")
LOCAL_TIME = mark("All times are local times of the host.")
FROM_TO = mark("%(first)s to %(last)s")
DAYS_OPEN = mark("days not agreed yet")
BACKGROUND = mark("Figures behind it")
VERSION_OF = mark("As of %(day)s")

QUESTION, ANSWER, ANSWERS = mark("Question"), mark("Answer"), mark("Answers")
FINDINGS, LESSONS, COMMITMENTS = mark("What we saw"), mark("What we make of it"), mark("What we do next")
VERDICTS = {
    "copy": mark("To copy"),
    "adapt": mark("To adapt"),
    "avoid": mark("To avoid"),
}
WHY = mark("Why: %(words)s")
LEARNED_FROM = mark("from %(host)s")
MADE_PRACTICE = mark("became the practice “%(title)s”")
BEHIND_LESSON = mark("see the practice “%(title)s”")
COMMITMENT, BY_WHOM, DUE, STATE = mark("Commitment"), mark("By whom"), mark("Due"), mark("Progress so far")
OUTCOME = mark("What came of it")
DONE_ON = mark("done on %(day)s")
ASKED_ON = mark("asked on %(day)s")
FOLLOW_UP_ON = mark("will be asked on %(day)s")
FEEDBACK = mark("What both sides say")
GUESTS_ON, HOST_ON = mark("Guests on %(host)s"), mark("%(host)s on its guests")
MARK_OF_FIVE = mark("%(name)s: %(mark)s of 5")
SOURCES = mark("Sources of the figures")
MORE_PHOTOS = mark("More photographs: %(count)s. They are kept with the visit.")
PHOTO_OF = mark("Photograph: %(words)s")
UNDECIDED = mark("Wordings that somebody still has to choose between: %(count)s.")
NOTHING_YET = mark("Nothing has been brought home from this trip yet.")
FIGURE_OF = mark("Figure of %(host)s")
NUMBER = mark("No.")

VERSION = mark("version %(version)s")
OLDER_TRANSLATION = mark("Translated from version %(old)s; the original has come to version %(new)s.")
EVIDENCE = mark("Evidence")
FIGURE, BEFORE, AFTER, UNIT = mark("What is measured"), mark("Before"), mark("After"), mark("Unit")
CHANGE, HOW_MEASURED = mark("Change"), mark("How it was measured")
ALSO_AT, DOCUMENTS, FURTHER = mark("Others who do it"), mark("Documents"), mark("To find out more")
CONFIRMED_ON = mark("confirmed by its owner on %(day)s")
