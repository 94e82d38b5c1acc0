"""Words on printed documents of trips and practices: what they are, their parts, heads of columns."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

SENTENCES = {
    "paper_too_long": mark(
        "This document would be too long to print: %(letters)s letters, at most %(allowed)s fit. Take the table of "
        "answers as XLSX."
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
