"""Sentences of adoptions: acts, lines of the trail, refusals, what the giver is told."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

SENTENCES = {
    "adoption_ahead": mark("%(on)s is still ahead. Note it on its day."),
    "adoption_before_last": mark("The last step was on %(last)s; this one cannot be earlier, on %(on)s."),
    "adoption_by_owner": mark("This practice is your own. Adoptions are noted by those who take it up."),
    "adoption_cannot_move": mark("This adoption has come to its end: there is no further stage."),
    "adoption_declined_already": mark("It is noted already that the practice is not adopted."),
    "adoption_needs_numbers": mark(
        "Choose the project that shows what came of it, or say openly that nobody measured."
    ),
    "adoption_needs_reason": mark("Say why it is not adopted: that spares the next one the way."),
    "adoption_needs_why": mark("Say why it was changed or left out; whoever comes after you learns most from that."),
    "adoption_needs_words": mark("Say what was kept, what was changed or what was left out."),
    "adoption_not_in_library": mark("This practice is not in the library any more, so nobody can begin with it."),
    "adoption_open_already": mark("Your organisation has taken this practice up already."),
    "adoption_parent_unfit": mark("It cannot be taken from there. Choose an adoption of the same practice by others."),
    "adoption_project_foreign": mark("This project belongs to another organisation. Choose one of your own."),
    "adoption_project_without_numbers": mark(
        "No number has been noted in this project yet. Note one first, or say openly that nobody measured."
    ),
    "adoption_starts_late": mark("The start, %(on)s, lies after what followed on %(first)s."),
    "project_not_finished": mark("A practice is made of a project that reached its end. This one has not."),
    "project_published_already": mark("A practice has been made of this project already."),
    "project_without_effect": mark("This project has no number from before and after, so nothing could be told of it."),
}
teach(SENTENCES)

SPREAD_ACTS = {
    "spread.change_adoption": mark("Change an adoption"),
    "spread.decline_adoption": mark("Say that a practice is not adopted"),
    "spread.load_demonstration": mark("Load the adoptions of the demo"),
    "spread.move_adoption": mark("Take an adoption to the next stage"),
    "spread.open_adoption": mark("Take a practice up"),
    "spread.publish_project": mark("Make a practice of a project"),
}

SPREAD_LINES = {
    "spread.change_adoption": mark("%(who)s changed the adoption “%(what)s”."),
    "spread.decline_adoption": mark("%(who)s noted that “%(what)s” is not adopted."),
    "spread.load_demonstration": mark("%(who)s loaded the adoptions of the demo."),
    "spread.move_adoption": mark("%(who)s took the adoption “%(what)s” to the next stage."),
    "spread.open_adoption": mark("%(who)s took a practice up: “%(what)s”."),
    "spread.publish_project": mark("%(who)s made a practice of the project “%(what)s”."),
}
SPREAD_FACTS = {
    "adoptions": mark("adoptions"),
    "mediator": mark("mediator"),
    "started_on": mark("day of the start"),
    "stage": mark("stage"),
}

SPREAD_KINDS = {
    "spread.adoption_opened": (
        mark("Somebody takes up a practice of yours"),
        mark("%(organisation)s begins with your practice “%(practice)s”"),
    ),
    "spread.adoption_reused": (
        mark("A practice of yours is in use elsewhere"),
        mark("%(organisation)s works by your practice “%(practice)s” now"),
    ),
    "spread.adoption_declined": (
        mark("A practice of yours is not adopted"),
        mark("%(organisation)s does not adopt your practice “%(practice)s”: %(reason)s"),
    ),
}

STAGES = {
    "understand": ("waiting", mark("understand")),
    "adapt": ("running", mark("adapt")),
    "reuse": ("good", mark("re-use")),
    "not_adopted": ("off", mark("not adopted")),
}
STAGES_TOLD = {
    "understand": mark("They look at how it is done and what it rests on."),
    "adapt": mark("They fit it to their own conditions and try it."),
    "reuse": mark("They work this way every day."),
    "not_adopted": mark("They looked at it and decided against it."),
}
WIDTHS = {
    "own": mark("only our organisation"),
    "network": mark("everybody who signs in"),
    "public": mark("everybody, on the public page too"),
}
