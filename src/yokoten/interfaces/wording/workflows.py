"""Sentences of workflows: what is wrong with a file and what is wrong with a workflow."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

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
    "workflow_rule_unknown": mark("%(table)s: “%(key)s” must be one of these: %(known)s."),
    "workflow_no_such_day": mark("%(table)s: the month has no such “%(key)s”. Look at the calendar."),
}
teach(FILE_SENTENCES)
