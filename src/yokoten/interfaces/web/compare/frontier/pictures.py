"""Drawings of the frontier: who the mix is made of on the map, and the way to the target."""

from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from yokoten.compare.queries import FrontierAnswered
from yokoten.compare.rules.frontier.answer import FrontierAnswer, FrontierPeer, Step
from yokoten.interfaces.web.charts.steps import StepBar, StepChart, draw_steps
from yokoten.interfaces.web.charts.tiles import Tile, draw_tiles
from yokoten.interfaces.web.compare.frontier.tongue import Tongue

STRONG, MIDDLE = 0.5, 0.25


def level_of(peer: FrontierPeer) -> int:
    """Shade of a peer: half of the mix and over, a quarter and over, less."""
    return 5 if peer.share >= STRONG else 4 if peer.share >= MIDDLE else 3


def peers_map(answered: FrontierAnswered, tongue: Tongue) -> SafeString:
    """The focus outlined, peers by their part of the mix, the dominating region dashed; empty without a layout."""
    answer = answered.answer
    parts = {peer.unit: peer for peer in answer.peers}
    placed = [place for place in answered.places.values() if place.tile_column is not None]
    tiles = [_tile(place, parts.get(place.code), answer, tongue) for place in placed]
    if not tiles or not (answer.peers or answer.dominating):
        return SafeString("")
    label = gettext("Tile map: the regions %(place)s is measured against") % {"place": tongue.place(answer.focus)}
    return draw_tiles(tiles, label)


def _tile(place: Any, peer: FrontierPeer | None, answer: FrontierAnswer, tongue: Tongue) -> Tile:
    is_you, is_real = place.code == answer.focus, place.code == answer.dominating
    words = [gettext("%(share)s of the mix") % {"share": tongue.language.percent(100 * peer.share, 0)}] if peer else []
    words += [gettext("beats you outright")] if is_real else []
    name = place.name(tongue.language.code)
    return Tile(
        column=place.tile_column,
        row=place.tile_row,
        label=place.tile_label,
        level=level_of(peer) if peer else 0,
        title=f"{name}: {', '.join(words)}" if words else name,
        address=reverse("region", args=[place.code]) if peer or is_you or is_real else "",
        is_you=is_you,
        is_marked=is_real,
    )


def way_to_target(answered: FrontierAnswered, tongue: Tongue) -> SafeString:
    """One bar per quantity, in percent of what there is; nothing to draw on the frontier."""
    steps = answered.answer.steps
    if not any(step.whole for step in steps):
        return SafeString("")
    label = gettext("What would change in %(place)s at its target") % {"place": tongue.place(answered.asked.focus)}
    chart = StepChart(label, [_bar(step, tongue) for step in steps], gettext("today"))
    return draw_steps(chart, tongue.language)


def _bar(step: Step, tongue: Tongue) -> StepBar:
    whole = 100 * step.whole / step.now if step.now else 0.0
    radial = 100 * step.radial_part / step.now if step.now else 0.0
    end = tongue.language.percent(whole, 0, sign=True) if step.whole else gettext("as it is")
    return StepBar(tongue.quantity(step.column), radial, whole, end)
