"""The pooled effect of a practice in words and as a forest plot, or why there is none."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from yokoten.interfaces.documents.drawing.forest import Branch, Forest, draw_forest
from yokoten.interfaces.wording.evaluation import reason_said
from yokoten.interfaces.wording.evaluation_amounts import amount, decimals_of
from yokoten.interfaces.wording.evaluation_pools import expectation_said, left_out_said, pooled_said, split_said
from yokoten.interfaces.wording.kernel import KINDS
from yokoten.interfaces.wording.language import Language
from yokoten.kernel.queries import place_by_code
from yokoten.prove.queries.evidence import Evidence
from yokoten.prove.rules.pooling import Pooled
from yokoten.prove.rules.reasons import Reason
from yokoten.prove.rules.sizes import FOR_THE_BETTER, NULL, WORSE, found
from yokoten.prove.rules.works_where import Split
from yokoten.spread.queries.pooling import Together, size_of
from yokoten.spread.queries.tree import Node

NO_EFFECT = frozenset({NULL, WORSE, "small_worse"})


@dataclass(frozen=True)
class PoolSaid:
    """What is known of all places together, the plot of it, and what it cannot say."""

    sentence: str
    expectation: str
    remarks: list[str]
    picture: SafeString


def effect_said(evidence: Evidence, language: Language) -> str:
    """An effect with its interval; with as many decimals as that can bear."""
    if evidence.lower is None or evidence.upper is None:
        return amount(language, evidence.estimate, evidence.unit, decimals_of(evidence.estimate))
    decimals = decimals_of(evidence.upper - evidence.lower)
    ends = f"{language.signed(evidence.lower, decimals)} … {language.signed(evidence.upper, decimals)}"
    return f"{amount(language, evidence.estimate, evidence.unit, decimals)} ({ends})"


def kind_of(evidence: Evidence) -> str:
    """The shape of a node: an effect that a second person agreed to, none, or not enough to tell."""
    said = found(size_of(evidence))
    if said in NO_EFFECT:
        return "bad"
    return "good" if said in FOR_THE_BETTER and evidence.is_reviewed else "warn"


def pool_said(all_: Together | None, language: Language) -> PoolSaid | None:
    """Nothing where nobody has evaluated anything."""
    if all_ is None:
        return None
    apart = [place_named(node, language) for node in all_.apart]
    remarks = []
    if apart:
        places = language.listed(apart)
        remarks.append(gettext("Measured something else, so not counted here: %(places)s.") % {"places": places})
    if isinstance(all_.pooled, Reason):
        return PoolSaid(reason_said(language, all_.pooled), "", remarks, SafeString(""))
    pooled = all_.pooled
    left_out = [place_named(all_.nodes[name], language) for name in pooled.left_out]
    remarks += [said for said in [left_out_said(language, left_out)] if said]
    remarks += [
        split_said(language, split, pooled.unit, _sides(split, first, language)) for split, first in all_.splits
    ]
    sentence, expectation = pooled_said(language, pooled), expectation_said(language, pooled)
    return PoolSaid(sentence, expectation, remarks, _forest(all_, pooled, language))


def place_named(node: Node, language: Language) -> str:
    thing = node.adoption
    return thing.place.name(language.code) if thing.place else thing.organisation.name(language.code)


def _forest(all_: Together, pooled: Pooled, language: Language) -> SafeString:
    branches = []
    for name, weight in zip(pooled.places, pooled.meta.weights, strict=True):
        size = size_of(all_.nodes[name].evidence)
        branches.append(Branch(place_named(all_.nodes[name], language), size.estimate, size.lower, size.upper, weight))
    chart = Forest(
        title=f"{all_.outcome}, {pooled.unit}",
        remark=gettext("Effect at each place with its interval"),
        branches=branches,
        together=Branch(gettext("All together"), pooled.estimate, pooled.lower, pooled.upper, 1.0),
        expected=(gettext("A new place"), pooled.low, pooled.high),
    )
    pen = draw_forest(chart, language)
    pen.shape = "plot wide-only"
    return mark_safe(pen.drawn())  # noqa: S308 - escaped by the pen


def _sides(split: Split, first: str, language: Language) -> tuple[str, str]:
    """The two sides as the reader calls them."""
    if split.trait == "kind":
        named = language.say(KINDS.get(first, first))
    else:
        country = place_by_code(first)
        named = country.name(language.code) if country else first
    return named, gettext("elsewhere")
