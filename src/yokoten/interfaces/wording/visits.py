"""Words of trips and visits: states, kinds, sides, verdicts, letters to hosts without an account."""

from typing import Any

from yokoten.interfaces.wording.exchange_told import EXCHANGE_KINDS
from yokoten.interfaces.wording.language import Language, mark

TRIP_STATES = {
    "planned": ("waiting", mark("being planned")),
    "held": ("running", mark("took place")),
    "closed": ("good", mark("concluded")),
    "cancelled": ("off", mark("called off")),
}
VISIT_STATES = {
    "draft": ("waiting", mark("not asked yet")),
    "requested": ("running", mark("waiting for an answer")),
    "accepted": ("good", mark("days agreed")),
    "agreed": ("good", mark("programme agreed")),
    "held": ("good", mark("took place")),
    "closed": ("off", mark("concluded")),
    "declined": ("bad", mark("declined")),
    "cancelled": ("off", mark("called off")),
}
PURPOSES = {
    "study": mark("study visit"),
    "expert": mark("expert mission"),
    "certification": mark("visit for a certification"),
    "workshop": mark("workshop"),
}
FINDING_KINDS = {
    "fact": mark("fact"),
    "idea": mark("idea"),
    "risk": mark("risk"),
    "surprise": mark("surprise"),
}
VERDICTS = {
    "copy": ("good", mark("copy")),
    "adapt": ("running", mark("adapt")),
    "avoid": ("bad", mark("avoid")),
}
COMMITMENT_STATES = {
    "open": ("waiting", mark("not done yet")),
    "done": ("good", mark("done")),
    "dropped": ("off", mark("given up")),
}
OVERDUE = mark("overdue")
OUTCOMES = {
    "in_place": ("good", mark("in place")),
    "partly": ("running", mark("partly in place")),
    "not_yet": ("waiting", mark("not yet")),
    "given_up": ("off", mark("given up for good")),
}
POINT_KINDS = {
    "talk": mark("talk"),
    "site": mark("at a site"),
    "travel": mark("on the way"),
    "meal": mark("meal"),
    "wrap_up": mark("wrap-up"),
}
SIDES = {"guest": mark("Guests"), "host": mark("Host")}
MARKS = {
    "usefulness": mark("Useful"),
    "organisation_mark": mark("Well prepared"),
    "openness": mark("Open and frank"),
}
DAY_KINDS = {
    "free": mark("free"),
    "closed": mark("closed to guests"),
    "taken": mark("other guests"),
    "soon": mark("too soon"),
    "past": mark("past"),
    "rest": mark("weekend"),
}

REQUEST_SUBJECT = mark("%(guest)s asks to visit you: %(title)s")
REQUEST_BODY = mark(
    "Hello,\n\n%(guest)s would like to visit %(host)s from %(first)s to %(last)s.\n\n"
    "What for: %(title)s\n%(aim)s\n\n%(words)s\n\n"
    "The questions, who comes and your answer (accept, propose other days, or decline with a reason) are one click "
    "away. You need no account:\n%(address)s\n\n"
    "The link is meant for you alone: whoever has it can answer in your name."
)
NEWS_SUBJECT = mark("There is news about the visit “%(title)s”")
NEWS_BODY = mark(
    "Hello,\n\nsomething changed about the visit of %(guest)s to %(host)s.\n\n"
    "Where it stands: %(state)s\n\nSee it and answer:\n%(address)s\n\n"
    "The link is meant for you alone: whoever has it can answer in your name."
)

TOLD_IN = {"held": "exchange.visit_held", "closed": "exchange.trip_closed", "cancelled": "exchange.visit_cancelled"}
TOLD_BODY = mark(
    "Hello,\n\n%(told)s.\n\nSee what there is, with the documents of the visit:\n%(address)s\n\n"
    "The link is meant for you alone: whoever has it can answer in your name."
)


def request_letter(language: Language, facts: dict[str, Any]) -> tuple[str, str]:
    """Subject and text of the letter that asks a host without an account."""
    body = language.say(REQUEST_BODY, **facts)
    while "\n\n\n" in body:
        body = body.replace("\n\n\n", "\n\n")
    return language.say(REQUEST_SUBJECT, **facts), body


def news_letter(language: Language, facts: dict[str, Any]) -> tuple[str, str]:
    """Subject and text of a later letter to that host: what happened, else where the visit stands."""
    said = {**facts, "state": language.say(VISIT_STATES[facts["state"]][1])}
    subject = language.say(NEWS_SUBJECT, **said)
    if facts["state"] not in TOLD_IN:
        return subject, language.say(NEWS_BODY, **said)
    sentence = EXCHANGE_KINDS[TOLD_IN[facts["state"]]][1]
    told = language.say(sentence, organisation=facts["guest"], title=facts["title"], reason=facts["reason"] or "–")
    return subject, language.say(TOLD_BODY, told=told.rstrip("."), address=facts["address"])
