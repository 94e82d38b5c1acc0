"""Pooled effects in words: the mean, what to expect at the next place, and where it works better."""

from collections.abc import Sequence

from yokoten.interfaces.wording import evaluation_sentences as say
from yokoten.interfaces.wording.evaluation_amounts import amount, decimals_of
from yokoten.interfaces.wording.language import Language
from yokoten.prove.rules.pooling import Pooled
from yokoten.prove.rules.works_where import NOT_SHOWN, Split


def pooled_said(language: Language, pooled: Pooled) -> str:
    """The mean of the adoptions with its interval."""
    decimals = decimals_of(pooled.upper - pooled.lower)
    return language.say(
        say.POOLED,
        count=language.number(len(pooled.places)),
        estimate=amount(language, pooled.estimate, pooled.unit, decimals),
        lower=language.signed(pooled.lower, decimals),
        upper=amount(language, pooled.upper, pooled.unit, decimals),
    )


def expectation_said(language: Language, pooled: Pooled) -> str:
    """What a new place may expect: the prediction interval in words."""
    decimals = decimals_of(pooled.high - pooled.low)
    low, high = language.signed(pooled.low, decimals), amount(language, pooled.high, pooled.unit, decimals)
    return language.say(say.EXPECTATIONS[pooled.expectation], low=low, high=high)


def left_out_said(language: Language, names: Sequence[str]) -> str:
    """Which adoptions were not counted; `names` as the reader calls the places."""
    return language.say(say.LEFT_OUT, places=language.listed(list(names))) if names else ""


def split_said(language: Language, split: Split, unit: str, names: tuple[str, str]) -> str:
    """Where it works better, and that this is a guess; `names` are the two sides as the reader calls them."""
    decimals = decimals_of(split.upper - split.lower)
    said = language.say(
        say.SPLITS[split.verdict],
        first=names[0],
        second=names[1],
        difference=amount(language, split.difference, unit, decimals),
        lower=language.signed(split.lower, decimals),
        upper=amount(language, split.upper, unit, decimals),
    )
    return said if split.verdict == NOT_SHOWN else f"{said} {language.say(say.CHOSEN_AFTER)}"
