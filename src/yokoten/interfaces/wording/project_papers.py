"""Words on the result protocol of a project and on the yearly reports of a centre and of a region."""

from collections.abc import Sequence

from yokoten.adopt.rules.effects import Total
from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.projects import EFFECT_FORMS, EFFECT_KINDS
from yokoten.interfaces.wording.workflows import money

PROTOCOL = mark("Result protocol of a project")
PEOPLE, WHY = mark("People and borders"), mark("Why this process")
TARGETS, EFFECTS = mark("Targets and what was reached"), mark("Effects in money")
KEY_EVENTS, PROBLEMS = mark("Key events"), mark("Problems and causes")
PROOF, DECISION = mark("What is proven"), mark("Decision on the result")
FILES, SIGNED = mark("Documents of the project"), mark("Signatures")
ORGANISATION, SITE, PROCESS = mark("Organisation"), mark("Site or department"), mark("Process")
BORDERS, FROM_TO = mark("Borders"), mark("from “%(first)s” to “%(last)s”")
SPONSOR, LEAD, TEAM = mark("Sponsor"), mark("Project lead"), mark("Team")
STAGE, SPAN, BEHIND = mark("Stage"), mark("Time"), mark("Taken up from the practice")
TARGET, UNIT, BEFORE, GOAL = mark("What is measured"), mark("Unit"), mark("Before"), mark("Goal")
FORECAST, REACHED, ON = mark("Forecast"), mark("Now"), mark("Day")
WHAT, AMOUNT, OFTEN, FORM = mark("What"), mark("Amount"), mark("How often"), mark("In cash or on paper")
NEVER_ADDED = mark("Currencies, once and every year, cash and paper are never added together.")
STEP, OUTCOME, REMARK = mark("Step"), mark("Outcome"), mark("Remark")
LOSS, CAUSE, ANSWER = mark("Loss"), mark("Cause"), mark("Measure against it")
GRADE, REVIEW, DESIGN = mark("Evidence grade"), mark("Second reader"), mark("Question")
AGREED, NOT_READ = mark("a second person agreed"), mark("not yet read by a second person")
NOT_RUN = mark("registered, not run yet")
NOTHING_PROVEN = mark("No evaluation was registered: the numbers show what happened, not what caused it.")
NO_RESULT = mark("No result was submitted yet.")
WAITS = mark("submitted, waits for a decision")
ROLE, NAME, SIGNATURE = mark("Role"), mark("Name"), mark("Signature and day")
ECONOMIST, AGREED_BY = mark("Economist"), mark("Agreed by the centre")
PART, VALUE = mark("Part"), mark("Value")

YEARLY_CENTRE, YEARLY_REGION = mark("Yearly report of a centre"), mark("Yearly report of a region")
PERIOD, COUNTED_IN = mark("Period"), mark("Organisations counted")
AS_SEEN = mark(
    "Counted is what these organisations keep in this system and the reader may see; other projects are not in it."
)
NUMBERS = mark("The year in numbers")
OPENED, RUNNING = mark("Projects opened"), mark("Projects running at the end")
FINISHED, STOPPED = mark("Projects finished"), mark("Projects stopped")
APPROVED, DECLINED = mark("Results approved"), mark("Results declined")
MONEY_APPROVED = mark("Effects in money of results approved in the year")
NO_MONEY = mark("No result with effects in money was approved in the year.")
PROJECTS, PROJECT = mark("Projects of the year"), mark("Project")
EVALUATED = mark("Evaluations run")
NONE_RUN = mark("No evaluation was run in the year.")
ALL_SHOWN = mark("All that were run are listed, those that found nothing or harm too.")
TAKEN, GIVEN = mark("Practices taken up"), mark("Practices given to others")
PRACTICE, WHO, SINCE = mark("Practice"), mark("Who"), mark("Since")
NOTHING = mark("Nothing was noted for this year.")
SOURCE = mark("Source: projects, evaluations and adoptions in this system on %(day)s.")
STARTS, CLOSED = mark("Start"), mark("Closed on")
EFFECT, LOW, HIGH = mark("Effect"), mark("Interval from"), mark("Interval to")


def totals_said(sums: Sequence[Total], language: Language) -> list[tuple[str, str]]:
    """Each total with what it is a total of."""
    return [
        (
            money(language, one.amount, one.currency),
            f"{language.say(EFFECT_KINDS[one.kind])}, {language.say(EFFECT_FORMS[one.form])}",
        )
        for one in sums
    ]
