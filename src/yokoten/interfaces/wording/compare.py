"""Reasons of a ranking as plain sentences, and why a comparison is refused."""

from collections.abc import Mapping, Sequence
from typing import Any

from yokoten.analysis.refusal import NotComputable
from yokoten.analysis.scaling import Caveat
from yokoten.compare.rules.answer import Reason
from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.refusals import Coded, sentence, teach

REASONS: dict[str, str] = {
    "alike": mark(
        "Alike: typical gap %(rms_gap_percent)s, number %(place)s of %(of)s by nearness; differs most in %(differs)s."
    ),
    "unlike": mark(
        "Not much like you: typical gap %(rms_gap_percent)s, number %(place)s of %(of)s by nearness; "
        "differs most in %(differs)s."
    ),
    "twin": mark("Alike: no difference at all in the chosen structure."),
    "few_variables": mark("Compared on %(covered_percent)s of the weight only: no figures for %(variables)s."),
    "better": mark("Better by %(gap_percent)s in %(at)s (%(low_percent)s to %(high_percent)s since %(since)s)."),
    "better_once": mark("Better by %(gap_percent)s in %(at)s."),
    "better_by": mark("Better by %(difference)s in %(at)s; no percentage, because your value is zero."),
    "gap_closing": mark("The gap has been closing by %(points_per_year)s percentage points a year since %(since)s."),
    "gap_widening": mark("The gap has been widening by %(points_per_year)s percentage points a year since %(since)s."),
    "was_where": mark(
        "Was where you are about %(about)s (between %(early)s and %(late)s) and has since changed by "
        "%(growth_percent)s a year."
    ),
    "was_where_position": mark(
        "Held your present position among all about %(about)s (between %(early)s and %(late)s); "
        "its position has since changed by %(growth_percent)s a year."
    ),
    "was_where_steps": mark(
        "Was where you are about %(about)s (between %(early)s and %(late)s) and has since changed by %(growth)s a year."
    ),
    "always_ahead": mark("Ahead of you in every figure since %(since)s, so it is not known when it was where you are."),
    "break_hides": mark("Its series breaks in %(since)s; nothing is compared across the break."),
    "timing_spans_series": mark(
        "It may have been where you are at nearly any time since %(since)s; its figures do not say when."
    ),
    "timing_coarse": mark("That year is rough: the figures around it are more than three years apart."),
    "timing_open": mark("It may have been there before its first figure."),
    "on_frontier": mark("Stands on the frontier of regions like yours, with %(intensity)s of the mix."),
    "dominates": mark("Really makes more from no more: no less of anything made, no more of anything used."),
    "lead_within_noise": mark("Its lead is no larger than the usual swings of the two series."),
    "slipping": mark("It has slipped since the period before."),
    "extractive": mark("It lives largely by extracting raw materials; little of that can be carried over."),
    "capital": mark("It is a capital; part of its lead comes with that."),
    "stable": mark("Under other weights it stands between numbers %(rank_low)s and %(rank_high)s of this list."),
    "stable_exactly": mark("Holds its place: number %(rank_low)s of this list under nearly all other weights."),
    "unstable": mark(
        "Its place hangs on the weights: among the first in %(share_percent)s of the draws, "
        "numbers %(rank_low)s to %(rank_high)s."
    ),
}
DECIMALS = {"intensity": 2}
DIFFERENCE = mark("%(variable)s (%(share)s of the distance)")

CAVEATS: dict[str, str] = {
    "few_units": mark("Fewer than ten places are compared: the nearest need not be near."),
    "constant_variable": mark("%(variable)s is the same everywhere and tells nobody apart."),
    "all_missing": mark("%(variable)s has no figures."),
    "mad_zero": mark("Over half of the places have the same %(variable)s; its mean deviation stands for its spread."),
    "focus_misses_variable": mark("You have no figure for %(variable)s; the other variables share its weight."),
}

SENTENCES: dict[str, str] = {
    "outcome_in_structure": mark(
        "%(variable)s is the outcome itself, in whatever unit. Alike means structure, never performance: leave it out."
    ),
    "focus_misses_outcome": mark(
        "The chosen place has no figure for the outcome in this period. Choose another period."
    ),
    "focus_misses_structure": mark(
        "The chosen place has no figures for %(variables)s, over 30 %% of the weight. Choose another period or "
        "leave them out."
    ),
    "weights_count": mark("There are %(expected)s structural variables but %(given)s weights. Give one for each."),
    "weight_negative": mark("The weight of %(variable)s is negative. Weights are zero or more."),
    "weight_not_finite": mark("The weight of %(variable)s is not a number. Weights are zero or more."),
    "weights_zero": mark("All weights are zero. Give at least one that counts."),
    "no_variables": mark("No structural variable was chosen. Choose at least one."),
    "log_needs_positive": mark(
        "%(variable)s has a value that is not positive (%(unit)s); its logarithm does not exist."
    ),
    "not_finite": mark("%(variable)s has an infinite value (%(unit)s). Mend the figure."),
    "k_not_positive": mark("The list needs at least one place: k is 1 or more."),
    "unknown_scaling": mark("There is no scaling %(scaling)s. Choose minmax, robust or rank."),
    "unknown_prices": mark("There is no price basis %(prices)s. Choose constant or current."),
    "index_has_no_level": mark(
        "The outcome is an index: it says how a place moved, not where it stands. Choose an outcome with a level."
    ),
    "position_needs_positive": mark(
        "At current prices years are compared by each place's position, which needs positive figures; "
        "so it is not known who was where you are."
    ),
    "no_constant_set": mark(
        "At current prices years are compared by position among places observed in all years; only %(units)s are, "
        "%(needed)s are needed. So it is not known who was where you are."
    ),
    "deflator_shape": mark("The price index does not cover the periods of the outcome."),
    "deflator_not_positive": mark("The price index has a value that is not positive."),
    "single_period": mark("There is one period only, so it is not known who was where you are."),
    "nobody_better": mark("Nobody compared is better on this outcome: you are the one to learn from."),
    "nobody_comparable": mark("Nobody can be compared: too many figures are missing."),
    "focus_not_there": mark("The chosen place is not in the table. Choose another one."),
    "periods_not_rising": mark("The periods do not follow one another. Sort the table by period."),
    "concentration_not_positive": mark("The spread of the weights must be above zero, not %(concentration)s."),
    "draws_not_positive": mark("Draw the weights at least once, not %(draws)s times."),
    "unknown_place": mark("There is no place “%(place)s”. Choose one from the list of regions."),
    "unknown_outcome": mark("There is no indicator “%(indicator)s” that you may see. Choose another outcome."),
    "no_structure": mark("None of the chosen structural variables is here. Choose at least one."),
    "no_figures": mark("There are no figures of the outcome for %(period)s. Choose another period."),
    "comparison_needs_title": mark("Give the comparison a name, so that you find it again."),
    "unknown_visibility": mark("“%(visibility)s” is no way to share. Choose one from the list."),
}
teach(SENTENCES)


def refusal_sentence(language: Language, refusal: Coded, names: Mapping[str, str]) -> str:
    """Why a question has no answer; `names` turns codes of variables and places into what the reader calls them."""
    facts = {key: _called(language, fact, names) for key, fact in refusal.facts.items()}
    return sentence(language, NotComputable(refusal.code, **facts))


def _called(language: Language, fact: Any, names: Mapping[str, str]) -> Any:
    if isinstance(fact, (list, tuple)):
        return language.listed([names.get(one, str(one)) for one in fact])
    return names.get(fact, fact) if isinstance(fact, str) else fact


def moment(when: float) -> str:
    """A period given in years: `2016`, or `2016-04` within a year."""
    year, month = divmod(round(when * 12), 12)
    return f"{year}-{month + 1:02d}" if month else str(year)


def year(when: float) -> str:
    """The calendar year a moment falls in."""
    return str(int(when + 1e-9))


def _listed(language: Language, differs: list[dict[str, Any]], names: Mapping[str, str]) -> str:
    return language.listed(
        [
            language.say(
                DIFFERENCE,
                variable=names.get(fact["variable"], fact["variable"]),
                share=language.percent(fact["share_percent"]),
            )
            for fact in differs
        ]
    )


def _spelled(language: Language, key: str, value: Any, names: Mapping[str, str]) -> str:
    if key == "differs":
        return _listed(language, value, names)
    if key == "variables":
        return language.listed([names.get(name, name) for name in value])
    if key in ("at", "since"):
        return moment(value)
    if key == "about":
        return year(value)
    if key == "growth_percent":
        return language.percent(value, 1, sign=True)
    if key.endswith("_percent"):
        return language.percent(value, 0 if key == "share_percent" else 1)
    if key == "growth":
        return language.signed(value, 2)
    return language.number(value, 0 if isinstance(value, int) else DECIMALS.get(key, 1))


def caveat_sentence(language: Language, caveat: Caveat, variables: Sequence[str]) -> str:
    """A reservation about the distances; `variables` as the reader calls them, in their order."""
    variable = "" if caveat.column is None else variables[caveat.column]
    return language.say(CAVEATS[caveat.code], variable=variable)


def _variant(reason: Reason) -> str:
    """The sentence for a code; a few codes read differently at their edge."""
    if reason.code in ("alike", "unlike") and not reason.facts["differs"]:
        return "twin"
    if reason.code == "stable" and reason.facts["rank_low"] == reason.facts["rank_high"]:
        return "stable_exactly"
    return reason.code


def reason_sentence(language: Language, reason: Reason, names: Mapping[str, str] | None = None) -> str:
    """One reason in the reader's language; `names` turns variables' codes into what the reader calls them."""
    facts = dict(reason.facts)
    code = _variant(reason)
    spelled = {key: _spelled(language, key, value, names or {}) for key, value in facts.items()}
    if "years_low" in facts:
        now = facts["about"] + facts["years"]
        spelled["early"], spelled["late"] = year(now - facts["years_high"]), year(now - facts["years_low"])
    return language.say(REASONS[code], **spelled)
