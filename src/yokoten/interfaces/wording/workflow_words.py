"""Words of workflow pages: when a deadline falls, acts, lines of the trail, refusals of the editor."""

from yokoten.adopt.rules.workflow import OPENED, After, OnDay, Rule, Workflow
from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.refusals import teach
from yokoten.interfaces.wording.workflows import called

SENTENCES = {
    "workflow_code_taken": mark("“%(code)s” is the code of another part already. Choose another one."),
    "workflow_code_unfit": mark("A code has small letters a to z, digits and hyphens, at most %(most)s."),
    "workflow_day_passed": mark("%(on)s has passed. A version begins today or later: what runs already keeps its own."),
    "workflow_has_problems": mark("Problems that are left: %(count)s. Mend them; then the version can be published."),
    "workflow_part_gone": mark("Somebody took this part out meanwhile. Go back to the draft."),
    "workflow_published": mark("This version holds from %(on)s and is never changed. Begin a draft of it."),
    "workflow_too_many_parts": mark("A workflow has at most %(allowed)s parts of a kind."),
}
teach(SENTENCES)

WORKFLOW_ACTS = {
    "adopt.begin_workflow": mark("Begin a draft of a workflow"),
    "adopt.drop_workflow": mark("Throw a draft of a workflow away"),
    "adopt.publish_workflow": mark("Publish a version of a workflow"),
    "adopt.remove_workflow_part": mark("Take a part out of a workflow"),
    "adopt.set_workflow_head": mark("Set the name of a workflow"),
    "adopt.set_workflow_part": mark("Set a part of a workflow"),
}
WORKFLOW_LINES = {
    "adopt.begin_workflow": mark("%(who)s began the draft “%(what)s” of a workflow."),
    "adopt.drop_workflow": mark("%(who)s threw the draft “%(what)s” of a workflow away."),
    "adopt.publish_workflow": mark("%(who)s published the workflow “%(what)s”."),
    "adopt.remove_workflow_part": mark("%(who)s took “%(workflow_part)s” out of the workflow “%(what)s”."),
    "adopt.set_workflow_head": mark("%(who)s set the name of the workflow “%(what)s”."),
    "adopt.set_workflow_part": mark("%(who)s set “%(workflow_part)s” in the workflow “%(what)s”."),
}
WORKFLOW_FACTS = {"workflow_part": mark("part of a workflow")}

AFTER = mark("days after “%(event)s”: %(days)s")
WORKING = mark("working days after “%(event)s”: %(days)s")
ON_DAY = mark("on %(day)s; years after that of “%(event)s”: %(years)s")
BEFORE = mark("before the %(day)s that follows “%(event)s”; days before it: %(days)s")
BEFORE_LATER = mark("before the %(day)s that follows “%(event)s”; days before it: %(days)s; years later: %(years)s")
DAY_OF_YEAR = mark("%(month)s-%(day)s (month-day)")
PROJECT_OPENED = mark("the project is opened")


def event_said(language: Language, workflow: Workflow, code: str) -> str:
    """An event or a state that a deadline begins or ends with."""
    if code == OPENED:
        return language.say(PROJECT_OPENED)
    named = next((each for each in (*workflow.events, *workflow.states) if each.code == code), None)
    return code if named is None else called(language, named.names, code)


def rule_said(language: Language, workflow: Workflow, rule: Rule) -> str:
    """When a deadline falls."""
    event = event_said(language, workflow, rule.event)
    if isinstance(rule, After):
        return language.say(WORKING if rule.is_working else AFTER, event=event, days=rule.days)
    day = language.say(DAY_OF_YEAR, day=f"{rule.day:02d}", month=f"{rule.month:02d}")
    if isinstance(rule, OnDay):
        return language.say(ON_DAY, event=event, day=day, years=rule.years)
    sentence = BEFORE_LATER if rule.years else BEFORE
    return language.say(sentence, event=event, day=day, days=rule.days, years=rule.years)
