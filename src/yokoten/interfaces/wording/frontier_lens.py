"""The frontier in plain sentences: why a question is refused, what to know about the figures, what size says."""

from collections.abc import Mapping
from typing import Any

from yokoten.analysis.refusal import NotComputable
from yokoten.compare.rules.frontier.answer import Remark
from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.refusals import Coded, sentence, teach

SENTENCES: dict[str, str] = {
    "frontier_needs_both": mark("Choose at least one thing that the region makes and one that it uses to make it."),
    "frontier_doubled": mark("%(indicator)s is named as used and as made. Choose it once."),
    "frontier_no_intervals": mark("Intervals need mixtures of regions; with real regions only there are none."),
    "frontier_stopped": mark("The computation was stopped. It can be started again."),
    "frontier_run_ended": mark("This computation has ended already."),
    "unknown_quantity": mark("There is no indicator “%(indicator)s” that you may see. Choose another one."),
    "frontier_run_lost": mark("The computation stopped before its end. Nothing was lost; start it again."),
    "frontier_figures_changed": mark(
        "The figures changed while the intervals were being computed. Ask for them again."
    ),
    "frontier_focus_misses": mark(
        "The region has no figure for %(variables)s in this year. Nothing is filled in: choose another year or leave "
        "it out."
    ),
    "frontier_focus_not_measured": mark(
        "The region cannot be measured in this question: what it uses or what it makes is zero, or the computation "
        "could not be proved."
    ),
}
teach(SENTENCES)

REFUSALS: dict[str, str] = {
    "ratio_with_volume": mark(
        "%(variables)s does not add up over regions: it is a ratio, a share or an index, and a mix of regions would "
        "mean nothing. Choose what it is computed from instead (the amount above and below the line), or compare with "
        "real regions only."
    ),
    "undesirable_as_output": mark(
        "Of %(variable)s less is better, so it cannot be something to make more of. Choose it among what the region "
        "uses."
    ),
    "negative_value": mark(
        "%(variable)s of %(unit)s is negative. Shares of a negative amount mean nothing: choose another quantity."
    ),
    "not_finite": mark("%(variable)s of %(unit)s is not a finite number. Mend the figure."),
    "nobody_evaluable": mark("No region has all figures of this question. Choose another year or fewer quantities."),
    "everybody_efficient": mark(
        "Every region stands on the frontier, so there is nothing to draw intervals from. Choose fewer quantities."
    ),
}

REMARKS: dict[str, str] = {
    "few_units": mark(
        "Only %(units)s regions for so many quantities; at least %(least)s are wanted. With few regions many seem "
        "efficient."
    ),
    "zero_input": mark("%(variable)s is zero in %(units)s; a zero cannot shrink."),
    "constant_column": mark("%(variable)s is the same everywhere."),
    "constant_input_limits_growth": mark(
        "%(variable)s is the same everywhere, so nobody is compared with a larger copy of a small region."
    ),
    "constant_output_limits_shrinking": mark(
        "%(variable)s is the same everywhere, so nobody is compared with a smaller copy of a large region."
    ),
    "exact_multiple": mark("%(variable)s and %(other)s are one quantity counted twice. Leave one out."),
    "collinear": mark(
        "%(variable)s and %(other)s move together nearly everywhere (correlation %(correlation)s); one of them would "
        "do."
    ),
    "undesirable_as_input": mark("Of %(variable)s less counts as better, as of anything that is used."),
    "ratio_with_volume": mark(
        "%(variables)s does not add up over regions. It is compared with real regions only, which is allowed."
    ),
    "ratios_only": mark(
        "These are ratios, shares or indices, which do not add up over regions: take the mix as a rough guide, or "
        "compare with real regions only."
    ),
    "may_be_share": mark("%(variable)s looks like a share. Shares do not add up over regions; check what it is."),
    "check_the_figures_first": mark(
        "%(unit)s is far ahead of what all others make possible (%(efficiency)s times). Check its figures before "
        "learning from them: prices, commuting or a branch such as mining may explain it."
    ),
}

RETURNS: dict[str, str] = {
    "irs": mark("The region is smaller than the size at which most is made of what is used: growing would help."),
    "drs": mark("The region is larger than the size at which most is made of what is used: growing alone adds little."),
    "crs": mark("The region has the size at which most is made of what is used."),
}
STATUS: dict[str, str] = {
    "efficient": mark("on the frontier"),
    "weakly_efficient": mark("on the edge of the frontier, with something left over"),
    "inefficient": mark("below the frontier"),
    "not_evaluated": mark("not measured"),
    "uncertified": mark("not proved"),
    "infeasible": mark("not measured"),
    "unbounded": mark("not measured"),
    "beyond": mark("beyond the frontier"),
}
LEFT_OUT: dict[str, str] = {
    "missing_cells": mark("no figure for %(variables)s"),
    "all_outputs_zero": mark("makes none of what was chosen"),
    "all_inputs_zero": mark("uses none of what was chosen"),
}


def frontier_refusal(language: Language, refusal: Coded, names: Mapping[str, str]) -> str:
    """Why the question has no answer, and the way out; `names` says codes of indicators and places."""
    facts = _spelled(language, refusal.facts, names)
    if refusal.code in REFUSALS:
        return language.say(REFUSALS[refusal.code], **facts)
    return sentence(language, NotComputable(refusal.code, **facts))


def remark_said(language: Language, remark: Remark, names: Mapping[str, str]) -> str:
    """One thing to know about the figures."""
    return language.say(REMARKS[remark.code], **_spelled(language, remark.facts, names))


def left_out_said(language: Language, code: str, columns: list[str], names: Mapping[str, str]) -> str:
    """Why a region is not measured."""
    return language.say(LEFT_OUT[code], **_spelled(language, {"variables": columns}, names))


def status_said(language: Language, status: str) -> str:
    """Where a region stands."""
    return language.say(STATUS[status])


def returns_said(language: Language, label: str) -> str:
    """What size has to do with it; nothing where it is not known."""
    return language.say(RETURNS.get(label, ""))


def _spelled(language: Language, facts: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {key: _said(language, value, names) for key, value in facts.items()}


def _said(language: Language, value: Any, names: Mapping[str, str]) -> str:
    if isinstance(value, (list, tuple)):
        return language.listed([names.get(one, str(one)) for one in value])
    if isinstance(value, str):
        return names.get(value, value)
    return language.number(value, 0 if isinstance(value, int) else 2)


NO_LENS = {
    "stands_on_frontier": mark(
        "Your region stands on the frontier itself, so the lens of the frontier shows nobody; the others share its "
        "weight."
    ),
}
NO_LENS_OTHER = mark(
    "The lens of the frontier cannot look at this question, so the others share its weight. The page “Frontier” says "
    "why."
)


def frontier_lens_note(language: Language, code: str) -> str:
    """Why the fourth lens shows nobody."""
    return language.say(NO_LENS.get(code, NO_LENS_OTHER))


READY_SUBJECT = mark("Intervals ready: frontier of %(place)s")
READY_BODY = mark("The intervals you asked for are there:\n%(address)s")
STOPPED_SUBJECT = mark("Intervals not ready: frontier of %(place)s")
STOPPED_BODY = mark("The computation ended without a result. The page says why and starts it again:\n%(address)s")


def intervals_letter(language: Language, place: str, address: str) -> tuple[str, str]:
    """Subject and body for whoever left while the intervals were computed."""
    return language.say(READY_SUBJECT, place=place), language.say(READY_BODY, address=address)


def stopped_letter(language: Language, place: str, address: str) -> tuple[str, str]:
    """Subject and body when there will be no intervals."""
    return language.say(STOPPED_SUBJECT, place=place), language.say(STOPPED_BODY, address=address)
