"""The page of the frontier, written from an answer in the reader's language."""

from typing import Any

from django.utils.translation import gettext

from yokoten.compare.queries import FrontierAnswered
from yokoten.compare.rules.frontier.answer import FrontierPeer, Step
from yokoten.interfaces.web.compare.frontier import pictures
from yokoten.interfaces.web.compare.frontier.tongue import Tongue
from yokoten.interfaces.wording.frontier_lens import left_out_said, remark_said, returns_said, status_said
from yokoten.interfaces.wording.language import Language
from yokoten.interfaces.wording.sources import all_cited

OUTPUT = "output"


def page_of(answered: FrontierAnswered, language: Language, sure: dict[str, Any]) -> dict[str, Any]:
    """What the page shows; `sure` is what is known of intervals."""
    answer, tongue = answered.answer, Tongue(answered, language)
    names = tongue.names
    return {
        "answer": answer,
        "focus": answered.focus,
        "lede": lede(answered, tongue),
        "peers": [_peer(peer, tongue) for peer in answer.peers],
        "real": _real(answered, tongue),
        "steps": [_step(step, tongue) for step in answer.steps],
        "returns": returns_said(language, answer.returns),
        "scale": None if answer.scale_efficiency is None else 100 * answer.scale_efficiency,
        "remarks": [remark_said(language, one, names) for one in answer.remarks],
        "left_out": [
            {"name": tongue.place(one.unit), "why": left_out_said(language, one.code, list(one.columns), names)}
            for one in answer.left_out
        ],
        "efficiency": language.percent(100 * answer.efficiency, 1),
        "regions": _regions(tongue, sure),
        "map": pictures.peers_map(answered, tongue),
        "chart": pictures.way_to_target(answered, tongue),
        "efficient_count": sum(one.status == "efficient" for one in answer.stands),
        "measured_count": sum(one.efficiency is not None for one in answer.stands),
        "sources": all_cited(language, (one.source for one in answered.indicators.values())),
    }


def lede(answered: FrontierAnswered, tongue: Tongue) -> str:
    """The answer in a sentence."""
    answer, asked = answered.answer, answered.asked
    said = {"place": tongue.place(asked.focus), "percent": tongue.language.percent(100 * answer.efficiency, 0)}
    if answer.is_efficient:
        words = gettext("No region, and no mix of regions, makes more of as little: %(place)s stands on the frontier.")
        return words % said
    gaps = [step for step in answer.steps if step.is_input != (asked.orientation == OUTPUT) and step.whole]
    if not gaps:
        return gettext("%(place)s stands at the edge of the frontier, with something left over elsewhere.") % said
    said["gap"] = tongue.language.listed([_gap_words(step, tongue) for step in gaps]).rstrip(".")
    if asked.orientation == OUTPUT:
        words = gettext("%(place)s makes %(percent)s of what others show to be possible with what it uses: %(gap)s.")
    else:
        words = gettext("Others show that %(place)s could make the same with %(percent)s of what it uses: %(gap)s.")
    return words % said


def _gap_words(step: Step, tongue: Tongue) -> str:
    return f"{tongue.quantity(step.column)} {tongue.amount(step.column, step.whole, sign=True)}"


def _peer(peer: FrontierPeer, tongue: Tongue) -> dict[str, Any]:
    language = tongue.language
    place = tongue.answered.places[peer.unit]
    return {
        "code": peer.unit,
        "name": tongue.place(peer.unit),
        "is_extractive": "extractive" in place.traits,
        "intensity": language.number(peer.intensity, 2),
        "share": language.percent(100 * peer.share, 0),
        "followers": peer.followers,
        "effect": None if peer.effect is None else language.number(100 * peer.effect, 1),
    }


def _real(answered: FrontierAnswered, tongue: Tongue) -> dict[str, Any] | None:
    """The one region that beats the focus outright, with both rows of figures."""
    answer = answered.answer
    if not answer.dominating:
        return None
    pairs = zip(answer.steps, answer.dominating_figures, strict=True)
    return {
        "code": answer.dominating,
        "name": tongue.place(answer.dominating),
        "is_extractive": "extractive" in answered.places[answer.dominating].traits,
        "figures": [
            {
                "name": tongue.quantity(step.column),
                "own": tongue.amount(step.column, step.now),
                "theirs": tongue.amount(step.column, value),
                "difference": tongue.language.percent(100 * (value / step.now - 1), 0, sign=True) if step.now else "–",
            }
            for step, value in pairs
        ],
    }


def _step(step: Step, tongue: Tongue) -> dict[str, Any]:
    def part(value: float) -> str:
        return tongue.amount(step.column, value, sign=True) if value else "–"

    return {
        "code": step.column,
        "name": tongue.quantity(step.column),
        "is_input": step.is_input,
        "now": tongue.amount(step.column, step.now),
        "radial": part(step.radial_part),
        "slack": part(step.slack_part),
        "target": tongue.amount(step.column, step.target),
    }


def _regions(tongue: Tongue, sure: dict[str, Any]) -> list[dict[str, Any]]:
    """Everybody by the places that their intervals allow, by name without: no rank without an interval."""
    answer, language = tongue.answered.answer, tongue.language
    rows = [
        {
            "name": tongue.place(one.unit),
            "is_you": one.unit == answer.focus,
            "efficiency": "–" if one.efficiency is None else language.percent(100 * one.efficiency, 1),
            "status": status_said(language, one.status),
            "interval": sure["intervals"].get(one.unit),
            "place": sure["places"].get(one.unit),
        }
        for one in answer.stands
    ]
    last = len(rows) + 1
    return sorted(rows, key=lambda row: (row["place"] or (last, last), language.sort_key(row["name"])))
