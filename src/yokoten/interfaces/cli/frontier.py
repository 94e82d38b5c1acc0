"""`yokoten frontier`: who is efficient, how far the others are, whom they would learn it from."""

import argparse
import os

import numpy as np

from yokoten.analysis.frontier import (
    Bootstrap,
    Frontier,
    Resampling,
    bootstrap,
    dea,
    dominating,
    examine,
    examine_extremes,
    super_efficiency,
)
from yokoten.interfaces.cli.columns import TableUnfit
from yokoten.interfaces.cli.counting import counted
from yokoten.interfaces.cli.frontier_plot import drawn
from yokoten.interfaces.cli.frontier_table import Measured, csv_rows, items, show_frontier
from yokoten.interfaces.cli.frontier_warnings import note_warnings, of_answers, of_findings, of_table
from yokoten.interfaces.cli.options import seed, told_in
from yokoten.interfaces.cli.results import add_result_arguments, print_csv, print_json, save_plot
from yokoten.interfaces.cli.terminal import note
from yokoten.interfaces.cli.volume_options import add_volume_arguments
from yokoten.interfaces.cli.volumes import Volumes, declared, latest_time, placed, read_volumes, time_of
from yokoten.interfaces.wording.language import Language, mark, speak

HELP = """Who is efficient, how far the others are, and which real units show it (data envelopment analysis).

score         Farrell score: output orientation, the factor >= 1 by which all outputs could grow with the same inputs;
              input orientation, the factor <= 1 to which all inputs could shrink with the same outputs
efficiency    the same between 0 and 1: 1/score for outputs, the score itself for inputs
status        efficient; weakly_efficient (score 1, yet something is wasted); inefficient; not_evaluated (cells missing,
              or all inputs or all outputs zero: no reference for others either); uncertified (not proved)
certified     a primal-dual proof within 1e-9 stands behind the score
peers         efficient units and the intensities with which they form the unit's target
peers_unique  no other intensities give the same score and slacks
slacks        what remains beyond the radial change, in original units; slack_sum adds them up
targets       where the unit would stand, in original units
super_score   --super: the score of efficient units measured without themselves, null where nobody covers their size;
              all others keep their score
dominated_by  a real unit that is no worse in anything and better in something
--bootstrap   bias (of 1/efficiency), corrected, ci_low, ci_high (of the efficiency, 95 %), is_corrected (false where
              correcting would add more noise than it removes: corrected is then the efficiency itself)

Volumes only: ratios do not add up (--ratios declares them). A unit with a missing cell is listed and not evaluated.
With --bootstrap the table is sorted by the corrected efficiency; without intervals it keeps the order of the file."""

ALIASES = {"ccr": "crs", "bcc": "vrs", "drs": "nirs", "irs": "ndrs"}
CHOICES = ("crs", "ccr", "vrs", "bcc", "nirs", "drs", "ndrs", "irs", "fdh")
MANY = 200_000
PERIOD_CHOSEN = mark("Period: %(period)s, the latest in which enough units have figures (--at chooses another).")
DRAWS = mark("Drawing for the intervals")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    add_volume_arguments(parser)
    parser.add_argument("--period", metavar="COLUMN", help="column with the periods, when there are several")
    parser.add_argument("--at", metavar="PERIOD", help="period to measure in (default: the latest one with figures)")
    parser.add_argument(
        "--rts",
        choices=CHOICES,
        type=str.lower,
        default="vrs",
        help="returns to scale: constant, variable, non-increasing, non-decreasing, or real units only "
        "(ccr is crs, bcc is vrs, drs is nirs, irs is ndrs; default vrs)",
    )
    parser.add_argument("--super", action="store_true", help="also measure efficient units without themselves")
    parser.add_argument(
        "--slacks",
        choices=("scaled", "unit"),
        default="scaled",
        help="which sum of slacks is the largest: in means of the columns, or as they stand (default scaled)",
    )
    parser.add_argument("--bootstrap", type=seed, metavar="N", help="draws for bias and intervals, best 2000")
    parser.add_argument("--seed", type=seed, default=0, help="seed of the draws (default 0)")
    add_result_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print who is efficient; refusals are one sentence."""
    language = speak(arguments.language)
    with told_in(language):
        return _run(arguments, language)


def _run(arguments: argparse.Namespace, language: Language) -> int:
    if arguments.at and not arguments.period:
        raise TableUnfit("at_needs_period")
    volumes = _at_one_time(arguments, language, read_volumes(arguments))
    rts = ALIASES.get(arguments.rts, arguments.rts)
    with placed(volumes):
        measured = _measured(arguments, language, volumes, rts)
    note_warnings(language, measured.warnings)
    if arguments.plot:
        picture = drawn(language, measured)
        save_plot(arguments.plot, picture.pen, picture.words)
    if arguments.json:
        print_json({"units": items(measured), "warnings": measured.warnings})
    elif arguments.csv:
        print_csv(*csv_rows(measured))
    else:
        show_frontier(language, measured)
    return 0


def _at_one_time(arguments: argparse.Namespace, language: Language, volumes: Volumes) -> Volumes:
    if arguments.at:
        return volumes.only(time_of(volumes, arguments.at))
    if len(volumes.numbered_periods()) < 2:
        return volumes
    time = latest_time(volumes)
    note(language.say(PERIOD_CHOSEN, period=volumes.numbered_periods()[time]))
    return volumes.only(time)


def _measured(arguments: argparse.Namespace, language: Language, volumes: Volumes, rts: str) -> Measured:
    used, made, choice = volumes.used, volumes.made, {"rts": rts, "orientation": arguments.orientation}
    ratios, undesirable = (
        declared(volumes, getattr(arguments, name), f"--{name}") for name in ("ratios", "undesirable")
    )
    findings = examine(used, made, **choice, ratio_columns=ratios, undesirable=undesirable)
    found = dea(used, made, **choice, slack_weights=arguments.slacks)
    beyond = super_efficiency(used, made, **choice) if arguments.super else None
    extremes = examine_extremes(beyond) if beyond else ()
    warnings = [
        *of_table(language, volumes),
        *of_findings(language, volumes, [*findings, *extremes]),
        *of_answers(language, volumes, found, beyond),
    ]
    drawn_again = _bootstrap(arguments, language, volumes, found) if arguments.bootstrap is not None else None
    outright = dominating(used, made, orientation=arguments.orientation)
    return Measured(volumes, found, outright, beyond, drawn_again, warnings)


def _bootstrap(arguments: argparse.Namespace, language: Language, volumes: Volumes, found: Frontier) -> Bootstrap:
    """Intervals, in one process for what is quick."""
    is_long = arguments.bootstrap * len(volumes.units) > MANY
    with counted(language.say(DRAWS)) as progress:
        how = Resampling(arguments.bootstrap, workers=(os.cpu_count() or 1) if is_long else 1, progress=progress)
        chance = np.random.default_rng(arguments.seed)
        choice = {"rts": found.rts, "orientation": found.orientation}
        return bootstrap(volumes.used, volumes.made, chance, **choice, how=how)
