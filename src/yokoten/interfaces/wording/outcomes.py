"""Why another outcome is compared than the one asked for."""

from yokoten.interfaces.wording.language import Language, mark

SENTENCES = {
    "outcome_unknown": mark("There is no outcome “%(outcome)s” that you may see. This compares by “%(instead)s”."),
    "outcome_finer_only": mark(
        "“%(outcome)s” has figures by quarter or month only, and regions are compared by year. Choose another outcome."
    ),
    "outcome_unfit": mark(
        "“%(outcome)s” cannot be compared for %(place)s: it is no outcome, or has too few yearly figures. This compares"
        " by “%(instead)s”."
    ),
}


def outcome_said(language: Language, code: str, *, outcome: str, place: str, instead: str) -> str:
    """What became of the outcome asked for; names are as the reader calls them."""
    return language.say(SENTENCES[code], outcome=outcome, place=place, instead=instead)
