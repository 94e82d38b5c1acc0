"""What people are told about trips and visits."""

from yokoten.interfaces.wording.language import mark

EXCHANGE_KINDS = {
    "exchange.visit_requested": (
        mark("Somebody asks to visit you"),
        mark("%(organisation)s asks to visit you: %(title)s"),
    ),
    "exchange.dates_proposed": (mark("Other days for a visit"), mark("Other days are proposed for “%(title)s”")),
    "exchange.visit_accepted": (mark("Days of a visit are agreed"), mark("The days of “%(title)s” are agreed")),
    "exchange.visit_declined": (
        mark("A host declines"),
        mark("%(host)s declines the visit “%(title)s”: %(reason)s"),
    ),
    "exchange.visit_cancelled": (
        mark("A visit is called off"),
        mark("The visit “%(title)s” is called off: %(reason)s"),
    ),
    "exchange.agenda_agreed": (mark("A programme stands"), mark("The programme of “%(title)s” is agreed")),
    "exchange.visit_held": (
        mark("A visit to you took place"),
        mark("%(organisation)s noted that the visit “%(title)s” took place; say how it was"),
    ),
    "exchange.feedback_given": (
        mark("The other side says how a visit was"),
        mark("The other side says how the visit “%(title)s” was"),
    ),
    "exchange.trip_closed": (
        mark("What came of a visit to you"),
        mark("%(organisation)s closed “%(title)s”; see what came of it"),
    ),
    "exchange.commitment_given": (
        mark("A commitment is yours"),
        mark("You do it by %(day)s: %(what)s"),
    ),
    "exchange.commitment_due": (mark("A commitment is due"), mark("“%(what)s”, promised on “%(title)s”")),
    "exchange.lessons_due": (mark("Lessons of a trip are due"), mark("Lessons of “%(title)s”")),
    "exchange.follow_up_due": (
        mark("Commitments are to be followed up"),
        mark("What came of the commitments of “%(title)s”"),
    ),
}
