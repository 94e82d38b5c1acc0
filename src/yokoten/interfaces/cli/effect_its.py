"""`yokoten effect its`: an interrupted time series, what changed at once and what changed in its slope."""

import argparse
from dataclasses import asdict
from typing import Any

import numpy as np

from yokoten.analysis.effect.interrupted import Change, Design, Interrupted, interrupted_time_series
from yokoten.interfaces.cli.columns import TableUnfit
from yokoten.interfaces.cli.effect_answer import Answer
from yokoten.interfaces.cli.effect_charting import SAID, caveats_said
from yokoten.interfaces.cli.effect_figures import between, shown
from yokoten.interfaces.cli.effect_series import Series, add_series_arguments, placed_in, read_series
from yokoten.interfaces.cli.options import remarks_said, seed
from yokoten.interfaces.cli.results import known
from yokoten.interfaces.cli.terminal import show_table
from yokoten.interfaces.documents.drawing.course import Course, Panel, Spot, draw_course
from yokoten.interfaces.wording.language import Language, mark

HELP = """An interrupted time series by segmented regression: y = b0 + b1 t + level D + slope D (t - start) + season.

level      change at the first period of the intervention, where the time since the start is 0
slope      change of the slope, per period; a period is the step of the time column
…_se       standard errors of Newey and West: Bartlett kernel, lag floor(4 (n/100)^(2/9)) or --lag, and without
           small-sample correction unless --corrected (n/(n-k))
…_lower, …_upper, …_p
           95 % intervals and p that allow for standard errors being too small with few points
average, final
           how far the fitted line is from the counterfactual, on average since the start and at the last period
placebos   the same at starts that never were, on the periods before only

Needs 4 periods before the start and 4 from it on, better 8 and more. It takes everything else that changed at the start
for the effect: a comparison with places that did not begin (did2, did, synth) can rule that out."""

TITLE = mark("%(name)s before and after %(start)s")
HEADS = (mark("What changed"), mark("Estimate"), mark("Standard error"), mark("95 % interval"), mark("p"))
NAMES = {
    "level": mark("Level at the start"),
    "slope": mark("Slope, per period"),
    "average": mark("On average since the start"),
    "final": mark("At the last period"),
    "trend": mark("Slope before, per period"),
}
CLEAR = {
    "level": mark("At %(start)s %(name)s changed by %(estimate)s at once (95 %% interval %(interval)s)."),
    "slope": mark("Its slope changed by %(estimate)s a period (95 %% interval %(interval)s)."),
}
UNCLEAR = {
    "level": mark(
        "At %(start)s no change of %(name)s at once can be told from chance: %(estimate)s (95 %% interval "
        "%(interval)s)."
    ),
    "slope": mark("No change of its slope can be told from chance: %(estimate)s (95 %% interval %(interval)s)."),
}
AVERAGE = mark("Since then it is on average %(estimate)s from where it was heading (95 %% interval %(interval)s).")
START_BETWEEN = mark("%(text)s is not in the table: the first period from then on is %(label)s.")
REMARK = mark("Line: fitted. Dashed: where it was heading without the change.")
LEGEND_END, HEADING = mark("fitted"), mark("without")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the method."""
    add_series_arguments(parser, is_time_needed=True)
    parser.add_argument("--value", required=True, metavar="COLUMN", help="column with the figures")
    parser.add_argument("--start", required=True, metavar="TIME", help="first period of the intervention")
    parser.add_argument("--season", type=seed, metavar="N", help="periods of a full season, such as 12 or 4")
    parser.add_argument("--harmonics", type=seed, metavar="K", help="K waves for the season instead of dummies")
    parser.add_argument("--lag", type=seed, metavar="L", help="lag of the errors (default: floor(4 (n/100)^(2/9)))")
    parser.add_argument("--corrected", action="store_true", help="multiply the variance by n/(n-k)")
    parser.add_argument(
        "--placebo", action="append", default=[], metavar="TIME", help="a start that never was; may be repeated"
    )


def answer(arguments: argparse.Namespace, language: Language) -> Answer:
    """What changed at the start."""
    if arguments.harmonics is not None and arguments.season is None:
        raise TableUnfit("harmonics_need_season")
    series = read_series(arguments, [arguments.value])
    found = _found(arguments, series)
    label, name = series.labels[found.start], arguments.value
    notes = remarks_said(language, series.remarks)
    if label != arguments.start and series.times[found.start] != _moment(series, arguments.start):
        notes.append(language.say(START_BETWEEN, text=arguments.start, label=label))
    sentence = sentence_of(language, found, name, label)
    return Answer(
        item=_item(language, series, found, sentence),
        rows=(["what", "estimate", "se", "lower", "upper", "p"], _rows(found)),
        show=lambda: _show(language, found, language.say(TITLE, name=name, start=label), sentence),
        draw=lambda: draw_course(_course(language, series, name, found), language),
        words=sentence,
        notes=notes,
        caveats=[caveat["text"] for caveat in caveats_said(language, found.caveats)],
    )


def _moment(series: Series, text: str) -> float | None:
    return series.reading.moment(" ".join(text.split())) if series.reading else None


def _found(arguments: argparse.Namespace, series: Series) -> Interrupted:
    for first, second in series.ties():
        facts = {**series.place(arguments.time, second), "first": series.row(first), "text": series.labels[second]}
        raise TableUnfit("time_doubled", **facts)
    times = (series.times - series.times[0]) / (series.reading.step if series.reading else 1.0)
    design = Design(arguments.season, arguments.harmonics, arguments.lag, arguments.corrected)
    placebos = tuple(series.position(text) for text in arguments.placebo) or None
    with placed_in(series, arguments.value):
        start = series.position(arguments.start)
        values = series.values(arguments.value)
        return interrupted_time_series(times, values, start, design=design, placebos=placebos)


def sentence_of(language: Language, found: Interrupted, name: str, start: str) -> str:
    """What changed, in up to three sentences."""
    told = []
    for part in ("level", "slope"):
        change: Change = getattr(found, part)
        is_clear = change.lower > 0 or change.upper < 0
        told.append(_said(language, (CLEAR if is_clear else UNCLEAR)[part], change, name=name, start=start))
    return " ".join([*told, _said(language, AVERAGE, found.average)])


def _said(language: Language, message: str, change: Change, **facts: str) -> str:
    interval = between(language, change.lower, change.upper)
    return language.say(message, estimate=shown(language, change.estimate), interval=interval, **facts)


def _item(language: Language, series: Series, found: Interrupted, sentence: str) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for part in NAMES:
        change = asdict(getattr(found, part))
        flat[part] = change.pop("estimate")
        flat |= {f"{part}_{key}": known(value) for key, value in change.items()}
    placebos = [
        {
            "start": series.labels[one.index],
            "level": one.level.estimate,
            "level_se": one.level.se,
            "level_p": one.level.p,
            "slope": one.slope.estimate,
            "slope_se": one.slope.se,
            "slope_p": one.slope.p,
        }
        for one in found.placebos
    ]
    return {
        **flat,
        "start": series.labels[found.start],
        "n": len(found.fitted),
        "n_before": found.start,
        "n_after": len(found.fitted) - found.start,
        "lag": found.lag,
        "corrected": found.is_corrected,
        "autocorrelation": found.autocorrelation,
        "series": [
            {"time": label, "fitted": float(fitted), "counterfactual": known(float(without))}
            for label, fitted, without in zip(series.labels, found.fitted, found.counterfactual, strict=True)
        ],
        "placebos": placebos,
        "sentence": sentence,
        "caveats": caveats_said(language, found.caveats),
    }


def _rows(found: Interrupted) -> list[list[Any]]:
    return [[part, *asdict(getattr(found, part)).values()] for part in NAMES]


def _show(language: Language, found: Interrupted, title: str, sentence: str) -> None:
    rows = []
    for part, name in NAMES.items():
        change: Change = getattr(found, part)
        interval = between(language, change.lower, change.upper)
        figures = [shown(language, change.estimate), shown(language, change.se), interval]
        rows.append([language.say(name), *figures, language.number(change.p, 4)])
    show_table(title, [language.say(head) for head in HEADS], rows, numeric=range(1, 5))
    print(sentence)


def _course(language: Language, series: Series, name: str, found: Interrupted) -> Course:
    places, values = [float(at) for at in series.times], series.values(name)
    spots = [
        Spot(place, float(value), "dot hollow", language.say(SAID, label=label, value=shown(language, float(value))))
        for place, value, label in zip(places, values, series.labels, strict=True)
    ]
    fitted = list(zip(places, found.fitted.tolist(), strict=True))
    without = [(place, float(at)) for place, at in zip(places, found.counterfactual, strict=True) if np.isfinite(at)]
    levels = [(fitted[-1][1], language.say(LEGEND_END)), (without[-1][1], language.say(HEADING))]
    lines = [(fitted[: found.start], "total"), (fitted[found.start :], "total"), (without, "dashed")]
    middle = (places[found.start - 1] + places[found.start]) / 2
    return Course(
        title=language.say(TITLE, name=name, start=series.labels[found.start]),
        remark=language.say(REMARK),
        labels=list(zip(places, series.labels, strict=True)),
        panels=[Panel(name, 380, spots, lines, levels)],
        upright=[middle],
    )
