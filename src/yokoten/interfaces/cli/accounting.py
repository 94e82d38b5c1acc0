"""`yokoten accounting`: how much of each place's growth is labour, how much capital, how much productivity."""

import argparse
from dataclasses import replace

import numpy as np

from yokoten.analysis.productivity.accounting import GSO_FIXED_SHARE, METHODS, growth_accounting, shares_in_force
from yokoten.interfaces.cli.accounting_table import Accounted, csv_rows, items, show_accounts, stacked_parts, warnings
from yokoten.interfaces.cli.columns import TableUnfit
from yokoten.interfaces.cli.options import add_file_arguments, note_remarks, told_in
from yokoten.interfaces.cli.panels import Panel, read_panel
from yokoten.interfaces.cli.results import add_result_arguments, print_csv, print_json, save_plot
from yokoten.interfaces.cli.terminal import note
from yokoten.interfaces.documents.drawing.stacked import draw_stacked
from yokoten.interfaces.wording.language import Language, speak

HELP = """How much of the growth of output is labour, how much capital, how much total factor productivity (TFP).

output_growth, labour_growth, capital_growth, tfp_growth
                log changes over the whole span, from the first to the last period with output and labour;
                100 (exp(g) - 1) is percent. output = contributions of labour and capital + TFP
tfp_share       TFP's share of output growth (0.5 is half); null when output did not change
band            that share with the labour share 0.1 lower and 0.1 higher, the smaller first
residual        what rounding leaves of the identity
contributions   labour share times labour growth, capital share times capital growth
per_year        the same growth divided by the years of the span

Output and capital must be at constant prices: at current prices growth is mostly inflation. Labour is persons, or hours
with --hours. --method gso_fixed_share holds the labour share between input-output tables (the last one known up to the
start of a step); tornqvist takes the mean of the shares at both ends of each step. With one number both are the same.
A place without capital at an end of its span keeps its labour productivity; TFP is null and stderr says so."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    add_file_arguments(parser, "place and period")
    parser.add_argument("--unit", required=True, metavar="COLUMN", help="column with the names of the places")
    parser.add_argument("--period", required=True, metavar="COLUMN", help="column with the periods")
    parser.add_argument("--output", required=True, metavar="COLUMN", help="output at constant prices")
    parser.add_argument("--labour", required=True, metavar="COLUMN", help="employed persons, or hours worked")
    parser.add_argument("--hours", metavar="COLUMN", help="hours per person, to count labour in hours")
    parser.add_argument("--capital", metavar="COLUMN", help="capital stock or services at constant prices")
    parser.add_argument(
        "--labour-share",
        metavar="SHARE",
        help="part of output that labour earns: a number such as 0.6, or the column that holds it",
    )
    parser.add_argument("--method", choices=METHODS, default=GSO_FIXED_SHARE, help="how labour shares are taken")
    parser.add_argument("--first", metavar="PERIOD", help="period to begin with (default: the first)")
    parser.add_argument("--last", metavar="PERIOD", help="period to end with (default: the last)")
    add_result_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the accounts; refusals are one sentence."""
    language = speak(arguments.language)
    with told_in(language):
        return _run(arguments, language)


def _run(arguments: argparse.Namespace, language: Language) -> int:
    share = _share(arguments)
    panel = read_panel(arguments.file, arguments.unit, arguments.period, _columns(arguments, share), arguments.sheet, 1)
    note_remarks(language, panel)
    if isinstance(share, str) and arguments.method == GSO_FIXED_SHARE:
        _check_shares(panel, share)
        panel = replace(panel, values={**panel.values, share: shares_in_force(panel.values[share])})
    accounted = _accounted(arguments, _window(arguments, panel), share)
    found = warnings(language, accounted)
    for warning in found:
        note(warning["text"])
    if arguments.plot:
        save_plot(arguments.plot, draw_stacked(stacked_parts(language, accounted), language))
    if arguments.json:
        print_json({"units": items(language, accounted), "method": accounted.accounts.method, "warnings": found})
    elif arguments.csv:
        print_csv(*csv_rows(language, accounted))
    else:
        show_accounts(language, accounted)
    return 0


def _share(arguments: argparse.Namespace) -> float | str | None:
    """The labour share as a number, or the column it stands in."""
    text = arguments.labour_share
    if text is None:
        if arguments.capital:
            raise TableUnfit("labour_share_needed")
        return None
    try:
        share = float(text.replace(",", "."))
    except ValueError:
        return text
    if not 0.0 <= share <= 1.0:
        raise TableUnfit("labour_share_out_of_range", text=text)
    return share


def _columns(arguments: argparse.Namespace, share: float | str | None) -> list[str]:
    """The columns of figures, each for one purpose."""
    named = [arguments.output, arguments.labour, arguments.hours, arguments.capital]
    names = [name for name in [*named, share if isinstance(share, str) else None] if name]
    for name in names:
        if names.count(name) > 1:
            raise TableUnfit("column_named_twice", name=name)
    return names


def _window(arguments: argparse.Namespace, panel: Panel) -> Panel:
    """The periods from --first to --last."""
    first = panel.period(arguments.first) if arguments.first else 0
    last = panel.period(arguments.last) if arguments.last else len(panel.periods) - 1
    if first > last or (first == last and arguments.first and arguments.last):
        raise TableUnfit("periods_not_in_order", first=panel.periods[first], last=panel.periods[last])
    if first == last:
        where = {"column": panel.columns.letters[arguments.period], "name": arguments.period}
        raise TableUnfit("too_few_periods_between", count=1, **where)
    seen = slice(first, last + 1)
    values = {name: table[:, seen] for name, table in panel.values.items()}
    return replace(panel, periods=panel.periods[seen], times=panel.times[seen], row=panel.row[:, seen], values=values)


def _accounted(arguments: argparse.Namespace, panel: Panel, share: float | str | None) -> Accounted:
    for name in (arguments.output, arguments.labour, arguments.hours, arguments.capital):
        if name:
            _refuse_cell(panel, name, panel.values[name] < 0, "cell_negative")
    if isinstance(share, str):
        _check_shares(panel, share)
    labour = panel.values[arguments.labour]
    accounts = growth_accounting(
        panel.values[arguments.output],
        labour * panel.values[arguments.hours] if arguments.hours else labour,
        panel.values[arguments.capital] if arguments.capital else None,
        panel.values[share] if isinstance(share, str) else share,
        periods=panel.times,
        method=arguments.method,
    )
    if (accounts.first < 0).all():
        _refuse_all(panel, arguments)
    return Accounted(panel, accounts, arguments.output, arguments.labour_share or "")


def _check_shares(panel: Panel, share: str) -> None:
    values = panel.values[share]
    _refuse_cell(panel, share, (values < 0) | (values > 1), "labour_share_cell_out_of_range")


def _refuse_cell(panel: Panel, name: str, faulty: np.ndarray, code: str) -> None:
    """Refuse the first faulty cell in the order of the rows."""
    spots = np.argwhere(faulty)
    if spots.size:
        unit, period = min(spots.tolist(), key=lambda spot: panel.row[tuple(spot)])
        where = panel.columns.place(name, int(panel.row[unit, period]))
        raise TableUnfit(code, **where, text=f"{panel.values[name][unit, period]:g}")


def _refuse_all(panel: Panel, arguments: argparse.Namespace) -> None:
    names = [arguments.output, arguments.labour]
    letters = [panel.columns.letters[name] for name in names]
    raise TableUnfit("no_span", columns=letters, names=names, row=panel.columns.head_row + 1)
