"""Words of the value-stream maps of projects: kinds, refusals, acts, lines of the trail."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

KINDS = {
    "current": mark("Current map"),
    "target": mark("Target map"),
    "ideal": mark("Ideal map"),
}
SENTENCES = {
    "stream_demand_half": mark("Demand and available time must be above zero. Mend them, or leave both out."),
    "stream_figure_below_zero": mark("%(value)s is below zero. Mend it, or leave it empty if nobody measured it."),
    "stream_more_than_all": mark("The share right the first time and the share with a fault are more than all."),
    "stream_nobody": mark("People and units between two changeovers must be above zero, or empty."),
    "stream_of_no_kind": mark("Choose the map and the unit from the lists."),
    "stream_step_needs_name": mark("Give the step a name."),
    "stream_there_already": mark("This map was begun already."),
    "stream_too_long": mark("A map has at most %(allowed)s steps."),
    "stream_value_longer": mark("The value-adding time is longer than the processing time. Mend one of them."),
}
teach(SENTENCES)

STREAM_ACTS = {
    "adopt.copy_stream": mark("Begin a value-stream map from another one"),
    "adopt.remove_stream_step": mark("Take a step out of a value-stream map"),
    "adopt.set_stream": mark("Set what is asked of a value stream"),
    "adopt.set_stream_step": mark("Set a step of a value-stream map"),
}
STREAM_LINES = {
    "adopt.copy_stream": mark("%(who)s began another value-stream map in the project “%(what)s”."),
    "adopt.remove_stream_step": mark("%(who)s took the step “%(flow_step)s” out of a value-stream map of “%(what)s”."),
    "adopt.set_stream": mark("%(who)s set what is asked of the value stream of the project “%(what)s”."),
    "adopt.set_stream_step": mark("%(who)s set the step “%(flow_step)s” of a value-stream map of “%(what)s”."),
}
