"""`yokoten learn-from`: who is worth learning from, best first, and why."""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from yokoten.analysis.refusal import NotComputable
from yokoten.analysis.similarity import same_up_to_scale
from yokoten.compare.rules.answer import Answer, Teacher
from yokoten.compare.rules.question import Figures, LensWeights, Question
from yokoten.compare.rules.ranking import who_to_learn_from
from yokoten.interfaces.cli.columns import TableUnfit
from yokoten.interfaces.cli.learn_from_table import show_answer
from yokoten.interfaces.cli.moments import Moment, choose_moment
from yokoten.interfaces.cli.options import (
    EXCLUDED,
    NO_OUTCOME,
    NOT_COMPARED,
    add_table_arguments,
    chosen_logs,
    chosen_weights,
    column_list,
    excluded_units,
    note_caveats,
    note_names,
    note_remarks,
    number_list,
    told_in,
)
from yokoten.interfaces.cli.panels import Panel, check_focus, check_structure, read_panel
from yokoten.interfaces.cli.terminal import note
from yokoten.interfaces.wording.compare import reason_sentence
from yokoten.interfaces.wording.language import Language, mark, speak
from yokoten.interfaces.wording.refusals import SENTENCES

HELP = """Who is worth learning from: places alike in structure that do better, or were where the focus is now.

score         0-1, weighted from three lenses: alike, better, was where you are (--lens-weights)
distance      squared weighted structural distance, as in `yokoten similar`
gap           how much better the outcome is, in percent of the focus's own value; positive is better,
              also with --lower-is-better; null when the focus's value is zero
years_behind  years ago at which the place stood where the focus stands now; null when it never did in the figures,
              or when they do not say when
reasons       list of {code, facts, text}: text is the sentence in --language
prices        the basis taken: constant or current

Structure and outcome are taken from the latest period in which the focus has both (--at chooses another). Without
--prices the outcome is assumed to be at current prices, the safe assumption: periods are then compared by each
place's position relative to the median (or deflated by --deflator), never as they stand, so that inflation makes
nobody a teacher."""

ASSUMED = mark("Prices: current assumed (say --prices constant if the outcome is free of inflation).")
BY_POSITION = mark(
    "Periods are compared by position relative to the median of %(count)s places observed throughout, "
    "%(first)s to %(last)s."
)
BY_INDEX = mark("Periods are compared after dividing by the price index in %(column)s.")
DROPPED = mark("Periods left out of that, too few places observed: %(names)s.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    add_table_arguments(parser)
    parser.add_argument("--period", required=True, metavar="COLUMN", help="column with the periods")
    parser.add_argument("--outcome", required=True, metavar="COLUMN", help="column to be better at")
    parser.add_argument(
        "--prices",
        choices=("constant", "current"),
        help="price basis of the outcome; constant also for shares, counts and hours",
    )
    parser.add_argument("--deflator", metavar="COLUMN", help="price index to divide a current-price outcome by")
    parser.add_argument("--lower-is-better", action="store_true", help="less of the outcome is better")
    parser.add_argument(
        "--lens-weights", metavar="W,W,W", help="weights of alike, better, was-where-you-are (default 2,1,1)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the ranking; refusals are one sentence."""
    language = speak(arguments.language)
    with told_in(language):
        return _run(arguments, language)


def _run(arguments: argparse.Namespace, language: Language) -> int:
    structure = column_list(arguments.structure)
    weights, lenses = chosen_weights(arguments, structure), _lens_weights(arguments)
    names = [*structure, arguments.outcome, *([arguments.deflator] if arguments.deflator else [])]
    if arguments.outcome in structure:
        raise TableUnfit("outcome_named_in_structure", name=arguments.outcome)
    panel = read_panel(arguments.file, arguments.unit, arguments.period, names, arguments.sheet)
    note_remarks(language, panel)
    _refuse_outcome(panel, structure, arguments.outcome)
    moment = choose_moment(arguments, language, panel, structure, weights)
    check_structure(panel, structure, moment.structure, chosen_logs(arguments, structure))
    check_focus(panel, moment.focus, moment.structure, structure, weights)
    figures = _figures(arguments, panel, structure, moment)
    question = _question(arguments, structure, weights, lenses, moment.focus)
    with _named(structure, panel):
        answer = who_to_learn_from(figures, question, np.random.default_rng(arguments.seed))
    _note_answer(arguments, language, figures, answer, panel.periods)
    shown = answer.teachers[: arguments.k]
    if arguments.json:
        items = [_item(language, figures, teacher, question.prices) for teacher in shown]
        print(json.dumps(items, ensure_ascii=False, indent=2, allow_nan=False))
    else:
        show_answer(language, arguments.outcome, figures, answer, shown)
    return 0


def _lens_weights(arguments: argparse.Namespace) -> LensWeights:
    if not arguments.lens_weights:
        return LensWeights()
    numbers = number_list(arguments.lens_weights)
    if len(numbers) != 3 or min(numbers) < 0 or not 0 < sum(numbers) < float("inf"):
        raise TableUnfit("lens_weights_count")
    return LensWeights(*numbers)


def _refuse_outcome(panel: Panel, structure: list[str], outcome: str) -> None:
    """A structural column that is the outcome in another unit, over the whole table."""
    for name in structure:
        if same_up_to_scale(panel.values[name].ravel(), panel.values[outcome].ravel()):
            raise TableUnfit("outcome_column_in_structure", column=panel.columns.letters[name], name=name)


def _figures(arguments: argparse.Namespace, panel: Panel, structure: list[str], moment: Moment) -> Figures:
    seen = slice(0, moment.outcome + 1)
    index = panel.values[arguments.deflator][:, seen] if arguments.deflator else None
    return Figures(
        units=panel.units,
        variables=tuple(structure),
        structure=panel.table(structure, moment.structure),
        periods=panel.times[seen],
        outcome=panel.values[arguments.outcome][:, seen],
        price_index=index,
        excluded=excluded_units(arguments, panel),
    )


def _question(
    arguments: argparse.Namespace, structure: list[str], weights: np.ndarray, lenses: LensWeights, focus: int
) -> Question:
    logged = chosen_logs(arguments, structure)
    return Question(
        focus=focus,
        prices=arguments.prices or "current",
        lower_is_better=arguments.lower_is_better,
        weights=tuple(weights.tolist()),
        scaling=arguments.scale,
        logged=tuple(name in logged for name in structure),
        lens_weights=lenses,
        k=arguments.k,
    )


@contextmanager
def _named(structure: list[str], panel: Panel) -> Iterator[None]:
    """Say the column of a refusal by its name."""
    try:
        yield
    except NotComputable as refusal:
        column = refusal.facts.get("column")
        if column is None:
            raise
        name = structure[column]
        raise TableUnfit(refusal.code, variable=name, column=panel.columns.letters[name]) from None


def _note_answer(
    arguments: argparse.Namespace, language: Language, figures: Figures, answer: Answer, periods: tuple[str, ...]
) -> None:
    if arguments.prices is None:
        note(language.say(ASSUMED))
    _note_basis(arguments, language, answer, periods)
    note_caveats(language, answer.caveats, figures.variables)
    for code, message in (("too_few_variables", NOT_COMPARED), ("no_outcome", NO_OUTCOME), ("excluded", EXCLUDED)):
        note_names(language, message, [figures.units[left.unit] for left in answer.left_out if left.code == code])
    if answer.nobody_better:
        note(language.say(SENTENCES["nobody_better"]))
    elif not answer.teachers:
        note(language.say(SENTENCES["nobody_comparable"]))


def _note_basis(arguments: argparse.Namespace, language: Language, answer: Answer, periods: tuple[str, ...]) -> None:
    if answer.refused_lens:
        note(language.say(SENTENCES[answer.refused_lens.code], **answer.refused_lens.facts))
    over_time = answer.over_time
    if over_time and over_time.method == "deflated":
        note(language.say(BY_INDEX, column=arguments.deflator))
    if over_time and over_time.constant_units is not None and over_time.yardstick is not None:
        used = np.flatnonzero(~np.isnan(over_time.yardstick))
        count = language.number(int(over_time.constant_units.sum()))
        note(language.say(BY_POSITION, count=count, first=periods[used[0]], last=periods[used[-1]]))
        note_names(language, DROPPED, [periods[period] for period in over_time.dropped])


def _item(language: Language, figures: Figures, teacher: Teacher, prices: str) -> dict[str, object]:
    return {
        "unit": figures.units[teacher.unit],
        "score": teacher.score,
        "distance": teacher.distance,
        "gap": teacher.gap.now if teacher.gap else None,
        "years_behind": teacher.timing.years if teacher.timing else None,
        "reasons": [
            {"code": reason.code, "facts": reason.facts, "text": reason_sentence(language, reason)}
            for reason in teacher.reasons
        ],
        "prices": prices,
    }
