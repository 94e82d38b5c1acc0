"""`yokoten similar`: the places most like one in structure, with what each variable adds to the distance."""

import argparse
import json
import math

import numpy as np

from yokoten.analysis.similarity import Distances, structural_distance
from yokoten.analysis.stability import Stability, peer_stability
from yokoten.interfaces.cli.columns import TableUnfit
from yokoten.interfaces.cli.options import (
    EXCLUDED,
    NOT_COMPARED,
    add_table_arguments,
    chosen_logs,
    chosen_weights,
    column_list,
    excluded_units,
    note_caveats,
    note_names,
    note_remarks,
    told_in,
)
from yokoten.interfaces.cli.panels import Panel, check_focus, check_structure, covered, latest_period, read_panel
from yokoten.interfaces.cli.terminal import note, show_table
from yokoten.interfaces.wording.language import Language, mark, speak
from yokoten.interfaces.wording.refusals import SENTENCES

HELP = """The places most like the focus in structure, nearest first.

distance        d = sum of w (x - x_focus)^2 over the columns of --structure, weights summing to 1
rms_gap_percent 100 times the root of d: the typical gap in percent of the range (--scale minmax and rank)
                or of a robust standard deviation (--scale robust)
contributions   what each column adds to d; a column without a figure on either side is left out
stability       share (0-1) of 1,000 draws of weights around the chosen ones in which the place stays among the
                k nearest

Places with figures for under 70 % of the weight are not compared and are named on stderr."""

TITLE = mark("Places most like %(focus)s")
TITLE_AT = mark("Places most like %(focus)s, %(period)s")
PERIOD_CHOSEN = mark("Period: %(period)s, the latest in which enough places have figures (--at chooses another).")
HEAD_UNIT, HEAD_GAP = mark("Place"), mark("Typical gap, % of range")
HEAD_GAP_ROBUST = mark("Typical gap, % of a standard deviation")
HEAD_DISTANCE, HEAD_STABILITY = mark("Distance"), mark("Stays among the nearest, %")
HEAD_SHARES = mark("Share of the distance")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    add_table_arguments(parser)
    parser.add_argument("--period", metavar="COLUMN", help="column with the periods, when there are several")


def run(arguments: argparse.Namespace) -> int:
    """Print the peers; refusals are one sentence."""
    language = speak(arguments.language)
    with told_in(language):
        return _run(arguments, language)


def _run(arguments: argparse.Namespace, language: Language) -> int:
    structure = column_list(arguments.structure)
    weights, logged = chosen_weights(arguments, structure), chosen_logs(arguments, structure)
    if arguments.at and not arguments.period:
        raise TableUnfit("at_needs_period")
    panel = read_panel(arguments.file, arguments.unit, arguments.period, structure, arguments.sheet)
    note_remarks(language, panel)
    focus, excluded = panel.unit(arguments.focus), excluded_units(arguments, panel)
    period = _period(arguments, language, panel, focus, weights)
    check_structure(panel, structure, period, logged)
    check_focus(panel, focus, period, structure, weights)
    mask = np.array([name in logged for name in structure])
    distances = structural_distance(
        panel.table(structure, period), focus, weights, scaling=arguments.scale, logged=mask
    )
    stability = peer_stability(distances, arguments.k, np.random.default_rng(arguments.seed), excluded=excluded)
    note_caveats(language, distances.caveats, structure)
    _note_left_out(language, panel, period, distances, excluded)
    peers = [
        _peer(panel, structure, distances, stability, int(unit)) for unit in distances.nearest(arguments.k, excluded)
    ]
    if arguments.json:
        print(json.dumps(peers, ensure_ascii=False, indent=2))
    else:
        _show(language, arguments, panel.periods[period], peers, panel.units[focus])
    return 0


def _period(arguments: argparse.Namespace, language: Language, panel: Panel, focus: int, weights: np.ndarray) -> int:
    if arguments.at:
        return panel.period(arguments.at)
    if not arguments.period:
        return 0
    structure = column_list(arguments.structure)
    found = latest_period(covered(panel, structure, weights), focus)
    period = len(panel.periods) - 1 if found is None else found
    note(language.say(PERIOD_CHOSEN, period=panel.periods[period]))
    return period


def _note_left_out(language: Language, panel: Panel, period: int, distances: Distances, excluded: np.ndarray) -> None:
    there = panel.row[:, period] >= 0
    missing = np.flatnonzero(there & ~distances.comparable & ~excluded)
    note_names(language, NOT_COMPARED, [panel.units[unit] for unit in missing])
    note_names(language, EXCLUDED, [panel.units[unit] for unit in np.flatnonzero(excluded)])
    if not distances.candidates(excluded).any():
        note(language.say(SENTENCES["nobody_comparable"]))


def _peer(
    panel: Panel, structure: list[str], distances: Distances, stability: Stability, unit: int
) -> dict[str, object]:
    parts = zip(structure, distances.contributions[unit].tolist(), strict=True)
    return {
        "unit": panel.units[unit],
        "distance": float(distances.squared[unit]),
        "rms_gap_percent": float(distances.rms_gap_percent[unit]),
        "contributions": {name: part for name, part in parts if not math.isnan(part)},
        "stability": float(stability.in_top[unit]),
    }


def _show(language: Language, arguments: argparse.Namespace, period: str, peers: list[dict], focus: str) -> None:
    title = TITLE_AT if period else TITLE
    gap = HEAD_GAP_ROBUST if arguments.scale == "robust" else HEAD_GAP
    heads = [language.say(head) for head in (HEAD_UNIT, gap, HEAD_DISTANCE, HEAD_STABILITY, HEAD_SHARES)]
    rows = [
        [
            str(peer["unit"]),
            language.number(peer["rms_gap_percent"], 1),
            language.number(peer["distance"], 6),
            language.number(100 * peer["stability"]),
            _shares(language, peer),
        ]
        for peer in peers
    ]
    show_table(language.say(title, focus=focus, period=period), heads, rows, numeric=(1, 2, 3))


def _shares(language: Language, peer: dict) -> str:
    """The columns by their share of the distance, largest first."""
    parts = sorted(peer["contributions"].items(), key=lambda part: -part[1])
    total = peer["distance"] or 1.0
    return ", ".join(f"{name} {language.percent(100 * value / total)}" for name, value in parts)
