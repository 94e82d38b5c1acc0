"""The one page with arrows that point up: who listens to which news."""

from importlib import import_module

from yokoten.kernel.news import DAY_BEGUN, FIGURES_CHANGED, LOOKED_AFTER, subscribe

LISTENERS = (
    (LOOKED_AFTER, "yokoten.interfaces.importers.background", "release_lost_imports"),
    (LOOKED_AFTER, "yokoten.interfaces.web.compare.frontier.background", "release_lost_intervals"),
    (LOOKED_AFTER, "yokoten.interfaces.channels.day", "look_at_the_clock"),
    (DAY_BEGUN, "yokoten.kernel.actions.membership", "remind_of_endings"),
    (DAY_BEGUN, "yokoten.practices.actions.rounds", "begin_day"),
    (DAY_BEGUN, "yokoten.exchange.actions.reminding", "remind_of_due"),
    (DAY_BEGUN, "yokoten.adopt.actions.reminding", "remind_of_deadlines"),
    (DAY_BEGUN, "yokoten.prove.actions.reminding", "remind_of_held"),
    (DAY_BEGUN, "yokoten.adopt.actions.following", "refresh_followed"),
    (FIGURES_CHANGED, "yokoten.adopt.actions.following", "refresh_followed"),
)


def wire() -> None:
    """Subscribe every listener. Called once when the web application is ready: models need Django set up."""
    for topic, module, name in LISTENERS:
        subscribe(topic, getattr(import_module(module), name))
