"""Lines of the audit trail: what happened as a sentence, and names for the facts that stand beside it.

A sentence may name `%(who)s`, `%(what)s` and every fact that its act records; a fact it names is not repeated.
"""

import re
from collections.abc import Mapping

from yokoten.interfaces.wording.adopt import ADOPT_FACTS, ADOPT_LINES
from yokoten.interfaces.wording.exchange import EXCHANGE_LINES
from yokoten.interfaces.wording.kernel import ACTS
from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.practices import PRACTICES_FACTS, PRACTICES_LINES
from yokoten.interfaces.wording.prove import PROVE_FACTS, PROVE_LINES
from yokoten.interfaces.wording.spread import SPREAD_FACTS, SPREAD_LINES
from yokoten.interfaces.wording.thesaurus import THESAURUS_FACTS, THESAURUS_LINES

SYSTEM = mark("The system")
NOTHING = "–"

LINES = {
    "kernel.accept_invitation": mark("%(who)s accepted an invitation."),
    "kernel.add_organisation": mark("%(who)s opened the organisation “%(what)s”."),
    "kernel.add_place": mark("%(who)s added the place “%(what)s”."),
    "kernel.add_role": mark("%(who)s added the role “%(what)s”."),
    "kernel.admit_person": mark("%(who)s let %(what)s in, vouched for by %(provider)s."),
    "kernel.appoint_administrator": mark("%(who)s appointed %(what)s as administrator."),
    "kernel.change_organisation": mark("%(who)s changed the details of “%(what)s”."),
    "kernel.change_own_details": mark("%(who)s changed their own account."),
    "kernel.change_place": mark("%(who)s changed the place “%(what)s”."),
    "kernel.change_role": mark("%(who)s changed the role “%(what)s”."),
    "kernel.choose_notifications": mark("%(who)s chose what they are told and how."),
    "kernel.close_organisation": mark("%(who)s closed the organisation “%(what)s”."),
    "kernel.create_person": mark("%(who)s opened an account for %(what)s."),
    "kernel.deactivate_person": mark("%(who)s closed the account of %(what)s."),
    "kernel.dismiss_administrator": mark("%(who)s dismissed %(what)s as administrator."),
    "kernel.end_membership": mark("%(who)s ended the role “%(role)s” of %(person)s."),
    "kernel.grant_membership": mark("%(who)s gave %(person)s the role “%(role)s”."),
    "kernel.invite_person": mark("%(who)s invited %(what)s as “%(role)s”."),
    "kernel.issue_token": mark("%(who)s issued the API token “%(label)s”."),
    "kernel.keep_attachment": mark("%(who)s attached the file “%(what)s”."),
    "kernel.load_demonstration": mark("%(who)s loaded the people of the demo."),
    "kernel.load_gazetteer": mark("%(who)s loaded the table of places."),
    "kernel.merge_places": mark("%(who)s recorded that “%(what)s” merged into “%(successor)s”."),
    "kernel.open_instance": mark("%(who)s opened this installation."),
    "kernel.reactivate_person": mark("%(who)s reopened the account of %(what)s."),
    "kernel.remove_attachment": mark("%(who)s removed the attached file “%(what)s”."),
    "kernel.remove_role": mark("%(who)s removed the role “%(what)s”."),
    "kernel.rename_place": mark("%(who)s recorded that “%(what)s” was renamed “%(successor)s”."),
    "kernel.reopen_organisation": mark("%(who)s reopened the organisation “%(what)s”."),
    "kernel.retry_message": mark("%(who)s sent a message again."),
    "kernel.revoke_token": mark("%(who)s revoked the API token “%(label)s”."),
    "kernel.set_place_codes": mark("%(who)s set the public codes of “%(what)s”."),
    "kernel.split_place": mark("%(who)s recorded that “%(successor)s” was split off “%(what)s”."),
    "kernel.stop_letters": mark("%(who)s stopped letters by the link in one of them."),
    "kernel.withdraw_message": mark("%(who)s withdrew a message."),
    "kernel.withdraw_place_change": mark("%(who)s took back the link from “%(what)s” to “%(successor)s”."),
    "measure.accept_open_questions": mark("%(who)s accepted the open questions of “%(what)s”."),
    "measure.add_indicator": mark("%(who)s added the indicator “%(what)s”."),
    "measure.add_source": mark("%(who)s added the source “%(what)s”."),
    "measure.change_indicator": mark("%(who)s changed the indicator “%(what)s”."),
    "measure.change_source": mark("%(who)s changed the source “%(what)s”."),
    "measure.check_import": mark("%(who)s had the quality gate check “%(what)s”."),
    "measure.choose_sheet": mark("%(who)s took another sheet of “%(what)s”."),
    "measure.confirm_import": mark("%(who)s confirmed the import “%(what)s”."),
    "measure.decide_alarm": mark("%(who)s decided about value %(alarm)s of “%(what)s”: %(decision)s."),
    "measure.decide_question": mark("%(who)s answered question %(question)s of “%(what)s”: %(decision)s."),
    "measure.discard_import": mark("%(who)s threw the import “%(what)s” away."),
    "measure.fail_import": mark("%(who)s: the import “%(what)s” could not be stored."),
    "measure.load_catalogue": mark("%(who)s loaded the table of indicators."),
    "measure.load_demonstration": mark("%(who)s loaded the figures of the demo."),
    "measure.map_import": mark("%(who)s said what the columns of “%(what)s” are."),
    "measure.recall_import": mark("%(who)s took back the confirmation of the import “%(what)s”."),
    "measure.replace_goal": mark("%(who)s replaced the goal “%(replaced_goal)s” by “%(what)s”."),
    "measure.restore_indicator": mark("%(who)s brought the indicator “%(what)s” back."),
    "measure.set_goal": mark("%(who)s set the goal “%(what)s”."),
    "measure.store_import": mark("%(who)s stored the import “%(what)s”."),
    "measure.undo_import": mark("%(who)s undid the import “%(what)s”."),
    "measure.upload_import": mark("%(who)s uploaded the file “%(filename)s”."),
    "measure.withdraw_goal": mark("%(who)s withdrew the goal “%(what)s”."),
    "measure.withdraw_indicator": mark("%(who)s withdrew the indicator “%(what)s”."),
    "measure.write_observations": mark("%(who)s wrote values by the API."),
    "compare.ask_for_intervals": mark("%(who)s asked for the intervals of a frontier (%(what)s)."),
    "compare.delete_comparison": mark("%(who)s threw the comparison “%(what)s” away."),
    "compare.give_up_intervals": mark("%(who)s gave the intervals of a frontier up (%(what)s)."),
    "compare.keep_intervals": mark("%(who)s kept the intervals of a frontier (%(what)s)."),
    "compare.save_comparison": mark("%(who)s saved the comparison “%(what)s”."),
    "compare.share_comparison": mark("%(who)s opened the comparison “%(what)s” to: %(visibility)s."),
}
LINES |= EXCHANGE_LINES
LINES |= ADOPT_LINES
LINES |= SPREAD_LINES
LINES |= PROVE_LINES
LINES |= PRACTICES_LINES
LINES |= THESAURUS_LINES
WITHOUT_LINE = {
    "kernel.ensure_default_roles", "kernel.note_token_use", "kernel.mark_notification_read",
    "kernel.mark_notifications_read", "measure.note_progress", "compare.note_intervals",
    "practices.note_renewal",
}  # fmt: skip
OTHER = mark("%(who)s: %(act)s.")
OTHER_ABOUT = mark("%(who)s: %(act)s (%(what)s).")

FACTS = {
    "address": mark("web address"),
    "after": mark("now"),
    "alarm": mark("questioned value"),
    "alarms": mark("questioned values"),
    "aliases": mark("other names"),
    "before": mark("before"),
    "breaks": mark("breaks in the series"),
    "changed": mark("changed"),
    "changes": mark("changes of places"),
    "channel": mark("channel"),
    "code": mark("code"),
    "country": mark("country"),
    "decimals": mark("decimals"),
    "decision": mark("decision"),
    "definitions": mark("definition"),
    "deflator": mark("price index"),
    "denominator": mark("what it is divided by"),
    "direction": mark("better is"),
    "excluded": mark("values left out"),
    "expires_on": mark("valid until"),
    "factor": mark("factor"),
    "failure": mark("reason"),
    "filename": mark("file"),
    "horizon": mark("year of the goal"),
    "indicators": mark("indicators"),
    "is_administrator": mark("administrator"),
    "is_new": mark("new account"),
    "is_skewed": mark("compared by logarithm"),
    "key": mark("key"),
    "kind": mark("kind"),
    "label": mark("program"),
    "language": mark("language"),
    "last_day": mark("last day"),
    "level": mark("level"),
    "licences": mark("licence"),
    "may_write": mark("may write"),
    "merge": mark("when places merge"),
    "names": mark("name"),
    "new_indicators": mark("new indicators"),
    "new_places": mark("new places"),
    "numerator": mark("what is divided"),
    "older": mark("values of older editions"),
    "on": mark("date"),
    "parent": mark("belongs to"),
    "part": mark("part"),
    "people": mark("people"),
    "permits": mark("permitted acts"),
    "person": mark("person"),
    "place": mark("place"),
    "places": mark("places"),
    "prices": mark("prices"),
    "provider": mark("sign-in provider"),
    "publishers": mark("publisher"),
    "question": mark("question"),
    "questions": mark("questions"),
    "reason": mark("reason"),
    "removed": mark("values removed"),
    "replaced_goal": mark("replaced goal"),
    "replaced": mark("values replaced by hand"),
    "restored": mark("values in force again"),
    "role": mark("role"),
    "sector": mark("sector"),
    "sheet": mark("sheet"),
    "size_bytes": mark("size in bytes"),
    "skipped": mark("names left out"),
    "source": mark("source"),
    "sources": mark("sources"),
    "stored": mark("values stored"),
    "successor": mark("what it became"),
    "superseded": mark("values superseded"),
    "theme": mark("theme"),
    "item": mark("point of the plan"),
    "target": mark("target of a project"),
    "transition": mark("step"),
    "workflow": mark("kind of project"),
    "title": mark("title"),
    "unchanged": mark("values unchanged"),
    "unit": mark("unit"),
    "unit_names": mark("name of the unit"),
    "due_on": mark("due on"),
    "first_on": mark("first day of it"),
    "heads": mark("people"),
    "host": mark("host"),
    "last_on": mark("last day of it"),
    "points": mark("points of the programme"),
    "practice": mark("practice"),
    "sites": mark("sites"),
    "valid_from": mark("first day"),
    "valid_to": mark("last day of validity"),
    "values": mark("values"),
    "visibility": mark("who may see it"),
    "withdrawn_on": mark("withdrawn on"),
}
OWN_DETAILS = {
    "name": mark("name"),
    "language": mark("language"),
    "theme": mark("light or dark"),
    "home": mark("home region"),
}
FACTS |= ADOPT_FACTS
FACTS |= SPREAD_FACTS
FACTS |= PROVE_FACTS
FACTS |= PRACTICES_FACTS
FACTS |= THESAURUS_FACTS
YES, NO = mark("yes"), mark("no")
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


class _Spoken(dict):
    """Facts in words; one that an old line lacks is a dash."""

    def __missing__(self, name: str) -> str:
        return NOTHING


def line_said(language: Language, act: str, words: Mapping[str, str]) -> str:
    """What happened, in one sentence; `words` are `who`, `what` and the facts, already said."""
    spoken = _Spoken({name: said for name, said in words.items() if said})
    message = LINES.get(act)
    if message is None:
        message = OTHER_ABOUT if spoken.get("what") else OTHER
        spoken["act"] = language.say(ACTS[act]) if act in ACTS else act
    return language.say(message) % spoken


def named_in_line(act: str) -> frozenset[str]:
    """The facts that the act's sentence names itself."""
    return frozenset(PLACEHOLDER.findall(LINES.get(act, "")))


def fact_named(language: Language, fact: str) -> str:
    """The name of a fact; one nobody has named yet is shown with spaces."""
    return language.say(FACTS[fact]) if fact in FACTS else fact.replace("_", " ")
