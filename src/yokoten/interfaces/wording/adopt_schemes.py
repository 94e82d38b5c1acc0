"""Words of schemes and norms: refusals, acts, lines of the trail, what people are told."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

SENTENCES = {
    "advance_granted": mark("The advance was granted on %(on)s; it stays as it was."),
    "advance_without_support": mark("Say first what is asked for in all; the advance is a share of it."),
    "norm_code_unfit": mark("A code has small letters a to z, digits and hyphens, at most %(most)s."),
    "norm_currency_unfit": mark("Choose the currency from the list."),
    "norm_day_taken": mark("There is a version from %(on)s already, and none is ever changed. Choose another day."),
    "norm_needs_name": mark("Say what the norm is for."),
    "norm_needs_rule": mark("Name the rule: its number, as it stands in the register."),
    "norm_share_unfit": mark("A share lies above nothing and is at most the whole."),
    "norm_unknown": mark("No norm of this kind is in force today. Choose another, or add it to the norms first."),
    "progress_unfit": mark("The share of the work that is done lies between nothing and the whole."),
    "support_granted": mark("The support was granted on %(on)s; it stays as it was."),
    "support_not_asked": mark("Projects of this kind carry no support."),
}
teach(SENTENCES)

SCHEME_ACTS = {
    "adopt.add_norm": mark("Add a version of a norm"),
    "adopt.set_advance": mark("Set the advance of a scheme"),
    "adopt.set_support": mark("Set cost and support of a scheme"),
}
SCHEME_LINES = {
    "adopt.add_norm": mark("%(who)s added the norm of the rule %(rule)s."),
    "adopt.set_advance": mark("%(who)s set the advance of the scheme “%(what)s” to %(amount)s."),
    "adopt.set_support": mark("%(who)s set the support of the scheme “%(what)s” to %(amount)s."),
}
SCHEME_FACTS = {
    "rule": mark("by the rule"),
}
ADOPT_KINDS: dict[str, tuple[str, str]] = {
    "adopt.deadline_due": (mark("A deadline of a project comes near"), mark("“%(project)s”: %(deadline)s")),
}
