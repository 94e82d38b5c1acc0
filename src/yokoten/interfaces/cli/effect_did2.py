"""`yokoten effect did2`: two groups, before and after."""

import argparse
from typing import Any

import numpy as np

from yokoten.analysis.effect.two_by_two import TwoByTwo, did_2x2
from yokoten.analysis.refusal import NotComputable
from yokoten.interfaces.cli.columns import Columns, TableUnfit, read_columns
from yokoten.interfaces.cli.effect_answer import Answer
from yokoten.interfaces.cli.effect_intervals import decimals, spoken
from yokoten.interfaces.cli.effect_panel import add_panel_arguments
from yokoten.interfaces.cli.effect_times import number_of
from yokoten.interfaces.cli.options import named, remarks_said
from yokoten.interfaces.cli.panels import units_named
from yokoten.interfaces.cli.results import known
from yokoten.interfaces.cli.terminal import show_table
from yokoten.interfaces.documents.drawing.over_time import OverTime, Series, draw_over_time
from yokoten.interfaces.documents.drawing.pen import Pen
from yokoten.interfaces.wording.effect_designs import OTHERS, TREATED
from yokoten.interfaces.wording.language import Language, mark

HELP = """Two groups, before and after: by how much more did the treated change than the others.

estimate    (treated after - treated before) - (others after - others before), of means over rows
se          clustered by unit: G/(G-1) x (n-1)/(n-4) times the sum of squared sums of a unit (CR1)
lower, upper  95 % interval by Student's t with G - 1 degrees of freedom, G being the number of units
means       the four means, with how many rows stand behind each

It says what treatment did only if both groups would have moved alike without it."""

TITLE = mark("Difference in differences: %(value)s")
SAID = mark(
    "The treated changed by %(estimate)s more than the others (95 %% interval %(interval)s; standard error %(se)s, "
    "clustered by %(units)s units)."
)
ASSUMED = mark("This is the effect only if both groups would have moved alike without treatment.")
HEADS = (mark("Group"), mark("Before"), mark("After"), mark("Change"), mark("Rows"))
SIDES = (OTHERS, TREATED)
DIFFERENCE = mark("Difference")
SKIPPED = mark("Rows without a figure are left out: %(rows)s.")
DOUBLED = mark("Rows %(first)s and %(row)s: %(unit)s stands twice for %(period)s. Every row counts.")
REMARK = mark("Means before and after. Dashed: where the treated would be had they moved like the others.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the method."""
    add_panel_arguments(parser, is_time_needed=False)
    parser.add_argument("--treated", required=True, metavar="COLUMN", help="column that is 1 for treated units, else 0")
    parser.add_argument("--post", required=True, metavar="COLUMN", help="column that is 1 after treatment, 0 before")


def answer(arguments: argparse.Namespace, language: Language) -> Answer:
    """The difference between two changes."""
    columns = _columns(arguments)
    kept = np.flatnonzero(~np.isnan(columns.numbers[arguments.value]))
    found = _estimated(arguments, columns, kept)
    item = _item(found)
    heads = [name for name in item if name not in ("means", "counts")]
    return Answer(
        item=item,
        rows=(heads, [[item[name] for name in heads]]),
        show=lambda: _show(arguments, language, found),
        draw=lambda: _drawn(arguments, language, found),
        words=_said(language, found),
        notes=[*remarks_said(language, columns.remarks), *_rows_said(arguments, language, columns, kept)],
    )


def _columns(arguments: argparse.Namespace) -> Columns:
    wanted = [arguments.unit, arguments.time, arguments.treated, arguments.post]
    texts = [name for name in wanted if name]
    for name in (*texts, arguments.value):
        if [*texts, arguments.value].count(name) > 1:
            raise TableUnfit("column_named_twice", name=name)
    columns = read_columns(arguments.file, texts, [arguments.value], arguments.sheet)
    if not columns.rows:
        raise TableUnfit("no_rows", row=columns.head_row)
    units_named(columns, arguments.unit)
    return columns


def _rows_said(arguments: argparse.Namespace, language: Language, columns: Columns, kept: np.ndarray) -> list[str]:
    """Which rows are left out, and where a unit first stands twice in a period."""
    missing = [str(columns.rows[row]) for row in np.setdiff1d(np.arange(len(columns.rows)), kept)]
    notes = [language.say(SKIPPED, rows=named(language, missing))] if missing else []
    seen: dict[tuple[str, str], int] = {}
    periods = columns.texts[arguments.time] if arguments.time else []
    for index, key in enumerate(zip(columns.texts[arguments.unit], periods, strict=bool(periods))):
        if key in seen:
            rows = {"first": columns.rows[seen[key]], "row": columns.rows[index]}
            return [*notes, language.say(DOUBLED, **rows, unit=key[0], period=key[1])]
        seen[key] = index
    return notes


def _flags(columns: Columns, name: str) -> np.ndarray:
    """1 and 0 of every row, also written as true and false."""
    flags = np.zeros(len(columns.rows), int)
    for index, text in enumerate(columns.texts[name]):
        if not text:
            raise TableUnfit("flag_missing", **columns.place(name, index))
        number = {"true": 1.0, "false": 0.0}.get(text.lower(), number_of(text))
        if number not in (0, 1):
            raise TableUnfit("not_zero_or_one", **columns.place(name, index), text=text)
        flags[index] = int(number)
    return flags


def _estimated(arguments: argparse.Namespace, columns: Columns, kept: np.ndarray) -> TwoByTwo:
    units = np.array(columns.texts[arguments.unit])[kept]
    asked = (_flags(columns, name)[kept] for name in (arguments.treated, arguments.post))
    try:
        return did_2x2(columns.numbers[arguments.value][kept], units, *asked)
    except NotComputable as refusal:
        if refusal.code == "did2_unit_changes_side":
            row = int(kept[refusal.facts["row"]])
            where = columns.place(arguments.treated, row)
            raise TableUnfit("did2_unit_changes_side_there", **where, unit=columns.texts[arguments.unit][row]) from None
        if refusal.code == "did2_cell_empty":
            names = {"treated_name": arguments.treated, "post_name": arguments.post}
            raise TableUnfit("did2_cell_empty_there", **refusal.facts, **names) from None
        raise


def _item(found: TwoByTwo) -> dict[str, Any]:
    cells = [("control_before", 0, 0), ("control_after", 0, 1), ("treated_before", 1, 0), ("treated_after", 1, 1)]
    return {
        "estimate": found.estimate,
        "se": known(found.se),
        "lower": known(found.low),
        "upper": known(found.high),
        "p": known(found.p),
        "df": found.df,
        "units": found.clusters,
        "rows": int(found.counts.sum()),
        "means": {name: float(found.means[side, when]) for name, side, when in cells},
        "counts": {name: int(found.counts[side, when]) for name, side, when in cells},
    }


def _show(arguments: argparse.Namespace, language: Language, found: TwoByTwo) -> None:
    places = decimals(found.se, found.estimate)
    print(_said(language, found))
    print(language.say(ASSUMED))
    changes = found.means[:, 1] - found.means[:, 0]
    rows = [
        [
            language.say(SIDES[side]),
            *(language.number(float(mean), places) for mean in found.means[side]),
            language.signed(float(changes[side]), places),
            language.number(int(found.counts[side].sum())),
        ]
        for side in (1, 0)
    ]
    rows.append([language.say(DIFFERENCE), "", "", language.signed(found.estimate, places), ""])
    show_table(
        language.say(TITLE, value=arguments.value), [language.say(head) for head in HEADS], rows, numeric=range(1, 5)
    )


def _said(language: Language, found: TwoByTwo) -> str:
    places = decimals(found.se, found.estimate)
    return language.say(
        SAID,
        estimate=language.signed(found.estimate, places),
        interval=spoken(language, found.low, found.high, places),
        se=language.number(found.se, places),
        units=language.number(found.clusters),
    )


def _drawn(arguments: argparse.Namespace, language: Language, found: TwoByTwo) -> Pen:
    others, treated = found.means.tolist()
    parallel = treated[0] + others[1] - others[0]
    series = [
        Series(language.say(SIDES[0]), [(0.0, others[0]), (1.0, others[1])], "total other"),
        Series(language.say(SIDES[1]), [(0.0, treated[0]), (1.0, treated[1])], "total", has_dots=True),
        Series("", [(0.0, treated[0]), (1.0, parallel)], "dashed"),
    ]
    chart = OverTime(
        title=language.say(TITLE, value=arguments.value),
        remark=language.say(REMARK),
        axes=("", arguments.value),
        series=series,
        labels={0.0: language.say(HEADS[1]), 1.0: language.say(HEADS[2])},
    )
    return draw_over_time(chart, language)
