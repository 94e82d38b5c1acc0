"""Sentences on productivity: why something is not computed, and what to know about what is."""

from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.refusals import teach

FINDINGS: dict[str, str] = {
    "period_missing": mark("Period left out, no output and no labour: %(names)s."),
    "output_missing": mark("Period left out, no output: %(names)s."),
    "labour_missing": mark("Period left out, no labour: %(names)s."),
    "output_not_positive": mark("Period left out, output is not above zero: %(names)s."),
    "labour_not_positive": mark("Period left out, labour is zero: %(names)s."),
    "span_too_short": mark("Not computed, fewer than two periods with output and labour: %(names)s."),
    "capital_missing": mark(
        "No capital at an end of the span, so labour productivity stands alone, without TFP: %(names)s."
    ),
    "capital_not_positive": mark(
        "Capital is zero at an end of the span, so labour productivity stands alone, without TFP: %(names)s."
    ),
    "share_missing": mark(
        "No labour share at an end of the span, so labour productivity stands alone, without TFP: %(names)s."
    ),
    "period_joined": mark("Capital or labour share missing within the span, two steps taken as one: %(names)s."),
    "growth_near_zero": mark("No TFP share, because output did not change: %(names)s."),
    "share_unsteady": mark("TFP share says little, because output changed by less than 0.5 %% a year: %(names)s."),
    "output_fell": mark("Output fell, so the TFP share is a share of the decline: %(names)s."),
    "band_beyond_range": mark("For the range of the TFP share, labour shares below 0 or above 1 are taken: %(names)s."),
    "methods_coincide": mark("The labour shares do not change over time, so both methods give the same."),
    "sector_appeared": mark("Counted as movement of labour, the sector is new: %(names)s."),
    "sector_vanished": mark("Counted as movement of labour, the sector is gone: %(names)s."),
}

SENTENCES: dict[str, str] = {
    "figure_negative": mark("A figure of labour, capital or output is negative. Mend it, or leave it out."),
    "figure_not_finite": mark("A figure of labour, capital or output is infinite. Mend it, or leave it out."),
    "series_differ": mark("The columns do not cover the same places and periods. Give each of them for all."),
    "share_out_of_range": mark("The labour share %(share)s is not between 0 and 1. Write it like 0.6."),
    "share_needed": mark("With capital the labour share is needed too, for example 0.6. None is assumed."),
    "unknown_method": mark("There is no method %(method)s. Choose gso_fixed_share or tornqvist."),
    "shares_do_not_sum": mark("The shares of a row add up to %(sum)s instead of 1. Mend them."),
    "share_negative": mark("A share of value is negative. Shares are zero or more."),
    "quantity_negative": mark("A quantity is negative. Mend it, or leave it out."),
    "quantity_not_finite": mark("A quantity is infinite. Mend it, or leave it out."),
    "base_not_there": mark("The base of the index is not in the table. Choose another one."),
    "sector_missing": mark(
        "A figure of a sector is missing, and without it the parts would not add up. Fill it in, or merge the sector."
    ),
    "output_without_labour": mark("A sector has output but nobody working in it. Merge it with another sector."),
    "total_not_positive": mark("All sectors together have no output or no labour. Check the figures."),
}
teach(SENTENCES)


def finding_sentence(language: Language, code: str, names: str) -> str:
    """What to know about the result; `names` are the places it concerns, joined."""
    return language.say(FINDINGS[code], names=names)
