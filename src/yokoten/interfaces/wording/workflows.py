"""Sentences of workflows and norms: what is wrong with a file or a workflow, and what a norm allows."""

from decimal import Decimal
from typing import Any

from yokoten.adopt.rules.norms import Advance, Checked, Norm
from yokoten.adopt.rules.workflow import Names, Workflow
from yokoten.adopt.rules.workflow_problems import Problem, things
from yokoten.interfaces.wording.language import NO_BREAK, Language, mark
from yokoten.interfaces.wording.refusals import teach
from yokoten.interfaces.wording.thesaurus import IN_LANGUAGE

FILE_SENTENCES = {
    "workflow_too_large": mark("The file is larger than %(most)s kB. A workflow needs far less."),
    "workflow_not_text": mark("The file is no text in UTF-8 (byte %(at)s). Save it in UTF-8."),
    "workflow_not_toml": mark("The file is no TOML: %(detail)s"),
    "workflow_key_missing": mark("%(table)s: “%(key)s” is missing. Add it."),
    "workflow_key_unknown": mark("%(table)s: nothing reads “%(key)s”. These may stand here: %(known)s."),
    "workflow_needs_text": mark("%(table)s: “%(key)s” must be a text in quotation marks."),
    "workflow_needs_number": mark("%(table)s: “%(key)s” must be a whole number without quotation marks."),
    "workflow_needs_number_between": mark("%(table)s: “%(key)s” must lie between %(least)s and %(most)s."),
    "workflow_needs_yes_no": mark("%(table)s: “%(key)s” must be true or false without quotation marks."),
    "workflow_needs_date": mark("%(table)s: “%(key)s” must be a date such as 2026-01-01 without quotation marks."),
    "workflow_needs_texts": mark('%(table)s: “%(key)s” must be a list of texts such as ["one", "two"].'),
    "workflow_needs_names": mark("%(table)s: “%(key)s” must hold a name for each of en, ru, vi and sv."),
    "workflow_needs_tables": mark("%(table)s: write [[%(key)s]] above each of its parts."),
    "workflow_needs_rule": mark(
        '%(table)s: “%(key)s” must say when it is due, such as { kind = "after", event = "accepted", days = 15 }.'
    ),
    "workflow_needs_days": mark("%(table)s: “%(key)s” must be a list of days from 0 to 366 such as [14, 3]."),
    "workflow_needs_decimal": mark("%(table)s: “%(key)s” must be a number without quotation marks, not below zero."),
    "workflow_needs_share": mark("%(table)s: “%(key)s” must lie between 0 and 1; 0.30 stands for 30 %%."),
    "workflow_rule_unknown": mark("%(table)s: “%(key)s” must be one of these: %(known)s."),
    "workflow_no_such_day": mark("%(table)s: the month has no such “%(key)s”. Look at the calendar."),
}
NORM_SENTENCES = {
    "norm_amount_unfit": mark("An amount must be a number that is not below zero."),
    "norm_needs_units": mark("Support is for at least one."),
}
teach({**FILE_SENTENCES, **NORM_SENTENCES})

KINDS = {
    "workflow": mark("Workflow"),
    "role": mark("Role"),
    "document": mark("Document"),
    "event": mark("Event"),
    "state": mark("State"),
    "transition": mark("Step"),
    "deadline": mark("Deadline"),
}
PROBLEMS = {
    "code_twice": mark("%(kind)s “%(code)s”: the code stands there twice. Give one of them another code."),
    "code_unfit": mark("%(kind)s “%(code)s”: a code has small letters a to z, digits and hyphens, at most %(most)s."),
    "dead_end": mark("State “%(state)s”: no way leads from here to an end. Add a step that leads on."),
    "document_unknown": mark("Step “%(transition)s” asks for a document that is not listed: %(document)s."),
    "end_left": mark("State “%(state)s” is an end, but the step “%(transition)s” leads away from it."),
    "ends_unknown": mark("State “%(state)s”: a state ends as “done” or “stopped”, not as “%(ends)s”."),
    "event_unknown": mark("Step “%(transition)s” marks an event that is not listed: %(event)s."),
    "event_unmarked": mark("Deadline “%(deadline)s” begins with “%(event)s”, but no step marks this event."),
    "field_unknown": mark("Step “%(transition)s” asks for a field that no project has: %(field)s."),
    "met_at_once": mark("Deadline “%(deadline)s” ends with the event it begins with. Choose another end."),
    "name_missing": mark("%(kind)s “%(code)s” has no name%(in_language)s."),
    "no_end": mark("No state is the end of a finished project. Mark one as “done”."),
    "no_first": mark("No state is the first one. Mark the state in which a project begins."),
    "no_roles": mark("Step “%(transition)s”: nobody may take it. Name at least one role."),
    "role_unfit": mark("Step “%(transition)s”: no project has the role “%(role)s”. These may stand here: %(known)s."),
    "role_unknown": mark("Step “%(transition)s” names a role that is not listed: %(role)s."),
    "several_first": mark("A project could begin in several states: %(states)s. Mark the right one as the first."),
    "state_unknown": mark("Step “%(transition)s” begins or ends in a state that is not listed: %(state)s."),
    "unreachable": mark("State “%(state)s”: no way leads here from the first state. Add a step or take the state out."),
    "until_unknown": mark(
        "Deadline “%(deadline)s” ends with “%(until)s”, which is neither a state nor an event that a step marks."
    ),
}
LIMITS = {
    "rate": mark("At most %(allowed)s may be granted, %(share)s of %(amount)s: %(rule)s of %(day)s."),
    "ceiling": mark("At most %(allowed)s may be granted, the ceiling of %(rule)s of %(day)s."),
    "progress": mark(
        "Nothing may be paid in advance before more than %(share)s of the work is done: %(rule)s of %(day)s."
    ),
}
OVER = mark("%(over)s too much is asked for.")


def called(language: Language, names: Names, code: str = "") -> str:
    """The name in this language, else in English, else in any, else the code."""
    return names.get(language.code) or names.get("en") or next((name for name in names.values() if name), code)


def problem_said(language: Language, workflow: Workflow, problem: Problem) -> str:
    """A problem as a sentence; what has a name in the workflow is called by it."""
    facts = {kind: _spelled(language, workflow, kind, value) for kind, value in problem.facts.items()}
    if "language" in facts:
        facts["in_language"] = language.say(IN_LANGUAGE[problem.facts["language"]])
    return language.say(PROBLEMS[problem.code], **facts)


def checked_said(language: Language, ruled: Norm | Advance, checked: Checked, amount: Decimal) -> str:
    """What a norm allows of an amount and by which rule, and by how much more is asked for."""
    share = ruled.rate if isinstance(ruled, Norm) else ruled.share
    if checked.limited_by == "progress" and isinstance(ruled, Advance):
        share = ruled.progress_above or Decimal(0)
    said = language.say(
        LIMITS[checked.limited_by],
        allowed=money(language, checked.allowed, ruled.currency),
        amount=money(language, amount, ruled.currency),
        share=shared(language, share),
        rule=checked.rule,
        day=language.day(checked.issued_on),
    )
    over = language.say(OVER, over=money(language, checked.over, ruled.currency))
    return said if checked.is_within else f"{said} {over}"


def money(language: Language, amount: Decimal, currency: str) -> str:
    """An amount to its last digit, with the code of its currency."""
    parts = -int(amount.normalize().as_tuple().exponent)
    return f"{language.number(amount, 2 if parts > 0 else 0)}{NO_BREAK}{currency}"


def shared(language: Language, share: Decimal) -> str:
    """A share in percent, to its last digit."""
    value = (share * 100).normalize()
    return language.percent(float(value), max(0, -int(value.as_tuple().exponent)))


def _spelled(language: Language, workflow: Workflow, kind: str, value: Any) -> Any:
    if kind == "kind":
        return language.say(KINDS[value])
    if kind == "states":
        return language.listed([_spelled(language, workflow, "state", code) for code in value])
    named = things(workflow)
    known = {**dict(named["event"]), **dict(named["state"])} if kind == "until" else dict(named.get(kind, ()))
    return called(language, known.get(value, {}), value)
