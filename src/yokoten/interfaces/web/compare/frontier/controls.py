"""The guided question: what can be chosen, in plain words."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from yokoten.compare.queries import TRAITS, FrontierOpening
from yokoten.compare.rules.frontier.asked import FrontierAsked
from yokoten.interfaces.web.templatetags.words import EXCLUSIONS

OTHERS_LISTED = 5
WAYS = (
    ("output", _("How much more could we make of what we have?"), _("For regions that want to grow.")),
    ("input", _("With how much less could we make the same?"), _("For regions that run out of people or money.")),
)
SIZES = (
    ("vrs", _("Yes, compare with regions of my size"), _("The usual choice: large and small regions differ.")),
    (
        "crs",
        _("No, every size should do equally well"),
        _("Stricter: small and large regions are held against one another, scaled up or down."),
    ),
    (
        "ndrs",
        _("Being large is no excuse, being small is"),
        _("Large regions are held against smaller ones, scaled up, never the reverse."),
    ),
    (
        "nirs",
        _("Being small is no excuse, being large is"),
        _("Small regions are held against larger ones, scaled down, never the reverse."),
    ),
    (
        "fdh",
        _("Compare with real regions only, no mixtures"),
        _("The only choice that may use ratios. Fewer gaps are found."),
    ),
)


def controls(start: FrontierOpening, asked: FrontierAsked) -> dict[str, Any]:
    """Everything the form shows, the chosen first."""
    listed = {one.code: one for one in (*start.volumes, *start.ratios)}
    return {
        "outputs": _chosen(listed, asked.outputs, start.volumes, asked.inputs),
        "inputs": _chosen(listed, asked.inputs, start.volumes, asked.outputs),
        "volumes": [one for one in start.volumes if one.code not in asked.columns],
        "ratios": [one for one in start.ratios if one.code not in asked.columns],
        "periods": start.periods or ((asked.period,) if asked.period else ()),
        "ways": _options(WAYS, asked.orientation),
        "sizes": _options(SIZES, asked.rts),
        "exclusions": [{"code": t, "name": EXCLUSIONS[t], "chosen": t in asked.excluded} for t in TRAITS],
    }


def _chosen(
    listed: dict[str, Any], codes: Sequence[str], volumes: Iterable[Any], elsewhere: Sequence[str]
) -> list[dict[str, Any]]:
    own = [listed[code] for code in codes if code in listed]
    others = [one for one in volumes if one.code not in (*codes, *elsewhere)][:OTHERS_LISTED]
    return [{"quantity": one, "chosen": True} for one in own] + [{"quantity": one, "chosen": False} for one in others]


def _options(rows: Sequence[tuple], chosen: str) -> list[dict[str, Any]]:
    return [{"code": code, "name": name, "help": words, "chosen": code == chosen} for code, name, words in rows]
