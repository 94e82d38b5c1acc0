"""`yokoten effect meta`: effects of several places together, and what to expect at the next one."""

import argparse
from typing import Any

import numpy as np

from yokoten.analysis.effect.pooling import METHODS, REML, Meta, meta
from yokoten.analysis.effect.quantiles import normal_quantile
from yokoten.interfaces.cli.columns import Columns, read_columns
from yokoten.interfaces.cli.effect_answer import Answer
from yokoten.interfaces.cli.effect_charting import caveats_said
from yokoten.interfaces.cli.effect_figures import between, shown
from yokoten.interfaces.cli.effect_series import Series, placed_in, rows_with_figures
from yokoten.interfaces.cli.options import add_file_arguments, remarks_said
from yokoten.interfaces.cli.terminal import show_table
from yokoten.interfaces.documents.drawing.forest import Branch, Forest, draw_forest
from yokoten.interfaces.wording.language import Language, mark

HELP = """Effects of several places together (meta-analysis), one row for each place.

estimate, se, lower, upper, p   the mean of the true effects, its standard error, 95 % interval
tau2        variance of the true effects between places, by --method: reml, pm (Paule-Mandel), dl (DerSimonian-Laird)
i2          percent of the variance that is between places; q, q_df, q_p: Cochran's test
prediction  where the true effect of a new place is to be expected (95 %, t with k - 2 degrees of freedom); null for two
            places and with --method fixed
fixed       what comes out if all true effects were the same

--hartung-knapp takes the standard error from the spread of the effects and t with k - 1 degrees of freedom: with few
places the more honest one."""

TITLE = mark("%(name)s at %(count)s places")
HEADS = (mark("Compared unit"), mark("Effect"), mark("Standard error"), mark("95 % interval"), mark("Weight, %"))
TOGETHER, NEXT, SAME = mark("Together"), mark("A new place"), mark("If all were the same")
POOLED = mark("Together %(count)s places show %(estimate)s (95 %% interval %(interval)s).")
EXPECT = mark("At a place like these, expect %(interval)s (95 %%).")
SPREAD = mark("Of the variance, %(i2)s is between places (I²), tau² is %(tau2)s.")
REMARK = mark("Dots with 95 %% intervals; below all together, and dashed what a new place may expect (%(method)s).")
PLACE = mark("Place %(number)s")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the method."""
    add_file_arguments(parser, "place")
    parser.add_argument("--effect", required=True, metavar="COLUMN", help="column with the effects, all in one unit")
    parser.add_argument("--se", required=True, metavar="COLUMN", help="column with their standard errors")
    parser.add_argument("--unit", metavar="COLUMN", help="column with the names of the places")
    parser.add_argument("--method", choices=METHODS, default=REML, help="how tau2 is estimated (default reml)")
    parser.add_argument("--hartung-knapp", action="store_true", help="interval by Hartung and Knapp")


def answer(arguments: argparse.Namespace, language: Language) -> Answer:
    """The pooled effect, and what the next place may expect."""
    places = _places(arguments, language)
    effects, errors = places.values(arguments.effect), places.values(arguments.se)
    with placed_in(places, arguments.se):
        found = meta(effects, errors, method=arguments.method, hartung_knapp=arguments.hartung_knapp)
    sentence = sentence_of(language, found)
    title = language.say(TITLE, name=arguments.effect, count=language.number(found.count))
    table = effects, errors
    return Answer(
        item=_item(language, places, table, found),
        rows=(["unit", "effect", "se", "weight"], _rows(places, table, found)),
        show=lambda: _show(language, title, places, table, found),
        draw=lambda: draw_forest(_forest(language, title, places, table, found), language),
        words=sentence,
        notes=remarks_said(language, places.remarks),
        caveats=[caveat["text"] for caveat in caveats_said(language, found.caveats)],
    )


def _places(arguments: argparse.Namespace, language: Language) -> Series:
    """The rows with both figures, in the order of the file."""
    names = [arguments.effect, arguments.se]
    columns = read_columns(arguments.file, [arguments.unit] if arguments.unit else [], names, arguments.sheet)
    kept, remarks = rows_with_figures(columns, names)
    at = tuple(kept.tolist())
    labels = tuple(_name(language, columns, arguments.unit, index) for index in at)
    return Series(columns, None, at, labels, np.arange(len(at)) + 1.0, None, tuple(remarks))


def _name(language: Language, columns: Columns, unit: str | None, index: int) -> str:
    written = columns.texts[unit][index] if unit else ""
    return written or language.say(PLACE, number=language.number(index + 1))


def sentence_of(language: Language, found: Meta) -> str:
    """What the places show together, and what the next one may expect."""
    pooled = found.pooled
    interval = between(language, pooled.lower, pooled.upper)
    facts = {"count": language.number(found.count), "estimate": shown(language, pooled.estimate), "interval": interval}
    told = [language.say(POOLED, **facts)]
    if found.prediction:
        told.append(language.say(EXPECT, interval=between(language, *found.prediction)))
    told.append(language.say(SPREAD, i2=language.percent(found.i2, 1), tau2=shown(language, found.tau2)))
    return " ".join(told)


def _item(language: Language, places: Series, table: tuple[np.ndarray, np.ndarray], found: Meta) -> dict[str, Any]:
    pooled, fixed = found.pooled, found.fixed
    return {
        "estimate": pooled.estimate,
        "se": pooled.se,
        "lower": pooled.lower,
        "upper": pooled.upper,
        "p": pooled.p,
        "tau2": found.tau2,
        "i2": found.i2,
        "q": found.q,
        "q_df": found.q_df,
        "q_p": found.q_p,
        "prediction": list(found.prediction) if found.prediction else None,
        "k": found.count,
        "method": found.method,
        "fixed": {name: getattr(fixed, name) for name in ("estimate", "se", "lower", "upper", "p")},
        "units": [
            {"unit": unit, "effect": effect, "se": se, "weight": weight}
            for unit, effect, se, weight in _rows(places, table, found)
        ],
        "sentence": sentence_of(language, found),
        "caveats": caveats_said(language, found.caveats),
    }


def _rows(places: Series, table: tuple[np.ndarray, np.ndarray], found: Meta) -> list[list[Any]]:
    columns = [column.tolist() for column in (*table, found.weights)]
    return [list(row) for row in zip(places.labels, *columns, strict=True)]


def _show(language: Language, title: str, places: Series, table: tuple[np.ndarray, np.ndarray], found: Meta) -> None:
    reach = normal_quantile(0.975)
    rows = []
    for unit, effect, se, weight in _rows(places, table, found):
        interval = between(language, effect - reach * se, effect + reach * se)
        rows.append([unit, shown(language, effect), shown(language, se), interval, language.number(100 * weight, 1)])
    for name, pooled in ((TOGETHER, found.pooled), (SAME, found.fixed)):
        interval = between(language, pooled.lower, pooled.upper)
        rows.append([language.say(name), shown(language, pooled.estimate), shown(language, pooled.se), interval, ""])
    if found.prediction:
        rows.append([language.say(NEXT), "", "", between(language, *found.prediction), ""])
    show_table(title, [language.say(head) for head in HEADS], rows, numeric=range(1, 5))
    print(sentence_of(language, found))


def _forest(
    language: Language, title: str, places: Series, table: tuple[np.ndarray, np.ndarray], found: Meta
) -> Forest:
    reach = normal_quantile(0.975)
    branches = [
        Branch(unit, effect, effect - reach * se, effect + reach * se, weight)
        for unit, effect, se, weight in _rows(places, table, found)
    ]
    pooled = found.pooled
    return Forest(
        title=title,
        remark=language.say(REMARK, method=found.method),
        branches=branches,
        together=Branch(language.say(TOGETHER), pooled.estimate, pooled.lower, pooled.upper, 1.0),
        expected=(language.say(NEXT), *found.prediction) if found.prediction else None,
    )
