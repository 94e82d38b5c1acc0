"""A value-stream map on the terminal, as JSON and as CSV."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from yokoten.analysis.flow import Comparison, Totals
from yokoten.interfaces.cli.terminal import show_table
from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.stream import AT_LEAST, BOTTLENECK, CAVEATS, CHANGED_SUMS, SLOWER, UNKNOWN
from yokoten.interfaces.wording.stream_times import Clock, short

HEADS = (
    mark("Step of the flow"),
    mark("Waiting time"),
    mark("Processing time"),
    mark("C/T"),
    mark("Stock in front"),
    mark("People there"),
    mark("Right the first time"),
    "",
)
NOW, THEN, DIFFERENCE = mark("Current map"), mark("Target map"), mark("Difference")
PLAIN = (
    "lead_time", "known_time", "processing", "waiting", "transport", "value_adding", "value_adding_share",
    "processing_share", "takt", "wip", "known_wip", "first_pass", "people", "people_needed",
)  # fmt: skip
COLUMNS = (
    "step", "waiting", "waiting_from", "transport", "processing", "cycle", "stock_before", "people", "changeover",
    "batch", "first_pass", "value_adding", "bottleneck", "slower_than_takt",
)  # fmt: skip
COUNTS, SHARES = {"wip", "people"}, {"first_pass"}


def item_of(language: Language, totals: Totals, sentence: str) -> dict[str, Any]:
    """The map for JSON."""
    heads, rows = rows_of(totals)
    names = [step.name for step in totals.given]
    found = {name: getattr(totals, name) for name in PLAIN}
    found |= {
        "little": asdict(totals.little),
        "bottlenecks": [names[row] for row in totals.bottlenecks],
        "slower": [names[row] for row in totals.slower],
        "steps": [dict(zip(heads, row, strict=True)) for row in rows],
        "gaps": [{"step": names[gap.row], "field": gap.field} for gap in totals.gaps],
        "caveats": [{"code": code, "text": language.say(CAVEATS[code])} for code in totals.caveats],
    }
    return {**found, "sentence": sentence} if sentence else found


def rows_of(totals: Totals) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
    """Heads and one row for each step."""
    rows = []
    for step, counted in zip(totals.given, totals.steps, strict=True):
        rows.append(
            [
                step.name, counted.waiting, counted.waiting_from, step.transport, step.processing, counted.cycle,
                step.stock_before, step.people, step.changeover, step.batch, counted.first_pass, counted.value_adding,
                counted.is_bottleneck, counted.is_slower,
            ]
        )  # fmt: skip
    return COLUMNS, rows


def show(language: Language, clock: Clock, totals: Totals, told: tuple[str, Comparison | None]) -> None:
    """Print the sentence, the steps and the sums."""
    sentence, changes = told
    print(sentence)
    rows = [_step(language, clock, totals, row) for row in range(len(totals.given))]
    show_table("", [language.say(head) for head in HEADS], rows, numeric=range(1, 7))
    if changes is None:
        sums = [[language.say(words), _sum(language, clock, totals, name)] for name, words in CHANGED_SUMS.items()]
        show_table("", ["", ""], sums, numeric=[1])
        return
    table = []
    for name, words in CHANGED_SUMS.items():
        change = changes.total(name)
        percent = "" if change.percent is None else language.percent(change.percent, 0, sign=True)
        ends = [_figure(language, clock, name, end) for end in (change.before, change.after)]
        table.append([language.say(words), *ends, percent])
    show_table("", ["", *(language.say(head) for head in (NOW, THEN, DIFFERENCE))], table, numeric=[1, 2, 3])


def _step(language: Language, clock: Clock, totals: Totals, row: int) -> list[str]:
    step, counted = totals.given[row], totals.steps[row]
    waiting = clock.said(language, counted.waiting) + (" *" if counted.waiting_from == "stock" else "")
    marks = [language.say(BOTTLENECK)] if counted.is_bottleneck else []
    marks += [language.say(SLOWER)] if counted.is_slower else []
    return [
        step.name,
        waiting,
        clock.said(language, step.processing),
        clock.said(language, counted.cycle),
        _figure(language, clock, "wip", step.stock_before),
        _figure(language, clock, "people", step.people),
        _figure(language, clock, "first_pass", counted.first_pass),
        ", ".join(marks),
    ]


def _sum(language: Language, clock: Clock, totals: Totals, name: str) -> str:
    """A sum, or the least it can be where that is known."""
    least = {"lead_time": totals.known_time or None, "wip": totals.known_wip}.get(name)
    value = getattr(totals, name)
    if value is None and least is not None:
        return language.say(AT_LEAST, figure=_figure(language, clock, name, least))
    return language.say(UNKNOWN) if value is None else _figure(language, clock, name, value)


def _figure(language: Language, clock: Clock, name: str, value: float | None) -> str:
    if value is None:
        return language.number(None)
    if name in SHARES:
        return language.percent(100 * value, 1)
    return short(language, value) if name in COUNTS else clock.said(language, value)
