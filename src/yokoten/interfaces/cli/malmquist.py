"""`yokoten malmquist`: who caught up with the frontier, and whether the frontier itself moved."""

import argparse

import numpy as np

from yokoten.analysis.frontier import Finding, Malmquist, Panel, examine, malmquist, read_panel
from yokoten.interfaces.cli.columns import TableUnfit
from yokoten.interfaces.cli.frontier_warnings import note_warnings, of_findings, of_table, told
from yokoten.interfaces.cli.malmquist_table import Changed, csv_rows, drawn, items, labelled, show_changes
from yokoten.interfaces.cli.options import told_in
from yokoten.interfaces.cli.results import add_result_arguments, print_csv, print_json, save_plot
from yokoten.interfaces.cli.volume_options import add_volume_arguments
from yokoten.interfaces.cli.volumes import Volumes, declared, placed, read_volumes
from yokoten.interfaces.wording.language import Language, speak

HELP = """Who caught up with the frontier, and whether the frontier itself moved (Malmquist index). Above 1 is better.

malmquist               change of productivity between two neighbouring periods of the table, for each unit
efficiency_change       caught up (above 1) or fell behind: efficiency against the frontier of each period's own,
                        under constant returns
technical_change        how the frontier moved where the unit stands; malmquist = efficiency_change x technical_change
pure_efficiency_change, scale_change
                        efficiency_change taken apart (fgnz): at variable returns, and by size
status                  ok; missing_first, missing_second, missing_both (not in that period); not_evaluated (cells
                        missing, or all zero; `reason`); infeasible (the other period's frontier does not reach there);
                        uncertified (not proved to 1e-9). Such pairs are listed, with null where nothing can be said

The index stands on distances under constant returns, as in the published programs, so that it measures productivity and
can always be computed; variable returns enter within each period. --rts vrs shows that split in the table, --rts crs
leaves it out; JSON and CSV always hold it. With --decomposition none, --rts vrs takes variable returns in the index
itself. ray_desli: malmquist = pure_efficiency_change x technical_change x scale_change.
Volumes only, and money at constant prices: at current prices inflation moves the frontier.
Periods are dates, or numbers such as 1, 2, 3."""

NOT_IN_ONE_YEAR = ("few_units", "missing_cells", "all_outputs_zero", "all_inputs_zero")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    add_volume_arguments(parser)
    parser.add_argument("--period", required=True, metavar="COLUMN", help="column with the periods")
    parser.add_argument(
        "--rts",
        choices=("crs", "vrs"),
        default="crs",
        help="returns to scale within a period: vrs shows efficiency split by size (default crs)",
    )
    parser.add_argument(
        "--base",
        choices=("adjacent", "fixed", "global"),
        default="adjacent",
        help="the frontiers compared with: of both periods, of the first, or of all together (default adjacent)",
    )
    parser.add_argument(
        "--decomposition",
        choices=("fgnz", "ray_desli", "none"),
        default="fgnz",
        help="how the index is taken apart (default fgnz)",
    )
    add_result_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the changes; refusals are one sentence."""
    language = speak(arguments.language)
    with told_in(language):
        return _run(arguments, language)


def _run(arguments: argparse.Namespace, language: Language) -> int:
    volumes = read_volumes(arguments)
    periods = volumes.numbered_periods()
    if len(periods) < 2:
        where = {"column": volumes.columns.letters[arguments.period], "row": volumes.columns.head_row + 1}
        raise TableUnfit("periods_needed", **where, name=arguments.period, period=next(iter(periods.values())))
    with placed(volumes):
        findings = _examined(arguments, volumes)
        panel = read_panel(volumes.units, volumes.times, volumes.used, volumes.made)
        choice = {"base": arguments.base, "decomposition": arguments.decomposition}
        found = malmquist(panel, rts=arguments.rts, orientation=arguments.orientation, **choice)
    warnings = _warnings(language, volumes, findings + _few(volumes, panel), found)
    changed = Changed(volumes, found, is_split=_is_split(arguments), warnings=warnings)
    note_warnings(language, warnings)
    if arguments.plot:
        save_plot(arguments.plot, *drawn(language, changed))
    if arguments.json:
        print_json({"transitions": items(changed), "warnings": warnings})
    elif arguments.csv:
        print_csv(*csv_rows(changed))
    else:
        show_changes(language, changed)
    return 0


def _is_split(arguments: argparse.Namespace) -> bool:
    return arguments.decomposition == "ray_desli" or (arguments.decomposition, arguments.rts) == ("fgnz", "vrs")


def _examined(arguments: argparse.Namespace, volumes: Volumes) -> list[Finding]:
    """What is to be known of the columns over all periods; gaps are told by the transitions."""
    ratios, undesirable = (
        declared(volumes, getattr(arguments, name), f"--{name}") for name in ("ratios", "undesirable")
    )
    choice = {"rts": "crs", "orientation": arguments.orientation}
    findings = examine(volumes.used, volumes.made, **choice, ratio_columns=ratios, undesirable=undesirable)
    return [finding for finding in findings if finding.code not in NOT_IN_ONE_YEAR]


def _few(volumes: Volumes, panel: Panel) -> list[Finding]:
    """The smallest period with anybody in it, when it has few units for the number of columns."""
    counts = [panel.evaluated_in(period).size for period in range(len(panel.periods))]
    fewest = min(count for count in counts if count)
    used, made = len(volumes.inputs), len(volumes.outputs)
    least = max(used * made, 3 * (used + made))
    return [Finding("few_units", {"units": fewest, "least": least})] if fewest < least else []


def _warnings(language: Language, volumes: Volumes, findings: list[Finding], found: Malmquist) -> list[dict]:
    entries = [*of_table(language, volumes), *of_findings(language, volumes, findings)]
    if not volumes.is_calendar:
        labels = list(volumes.numbered_periods().values())
        entries.append(told(language, "periods_not_calendar", {"first": labels[0], "last": labels[-1]}))
    status = np.array(found.status)
    for code in dict.fromkeys(found.status[place] for place in found.left_out()):
        pairs = [labelled(volumes, found, place) for place in np.flatnonzero(status == code)]
        entries.append(told(language, code, {"units": pairs}))
    return entries
