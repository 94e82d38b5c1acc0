"""What the steps of a map add up to: lead time, work in it, takt, stock, yield, bottleneck and people."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yokoten.analysis.flow.little import Little, littles_check
from yokoten.analysis.flow.steps import (
    Demand,
    Step,
    check_demand,
    check_steps,
    cycle_of,
    first_pass_of,
    value_adding_of,
)

GIVEN, FROM_STOCK, BEFORE_FLOW, MISSING = "given", "stock", "before_flow", "missing"
SAME = 1e-9


@dataclass(frozen=True)
class Gap:
    """What is not known: the position of the step and the field."""

    row: int
    field: str


@dataclass(frozen=True)
class StepFigures:
    """A step as counted.

    `waiting` with `waiting_from`: `given`, `stock` (stock_before · takt), `missing`, or `before_flow`: nothing is known
    before the first step, and the flow begins with it. `cycle`: time between two units that leave the step.
    `is_slower`: slower than takt; None where one of them is not known.
    """

    name: str
    waiting: float | None
    waiting_from: str
    cycle: float | None
    value_adding: float | None
    first_pass: float | None
    is_bottleneck: bool
    is_slower: bool | None


@dataclass(frozen=True)
class Totals:
    """Sums are None where a part is missing (`gaps` say which); `known_…` add up what there is and are a least.

    `lead_time` = processing + waiting + transport. Shares are between 0 and 1, of the lead time. `wip`: units counted
    in front of the steps. `first_pass`: share right the first time through all steps. `people_needed` = processing /
    takt. `bottlenecks`, `slower`: positions of steps. Caveats: `waiting_from_stock`, `transport_partly`,
    `changeover_each_unit` (a changeover with a batch of 1), `cycles_missing`, `stock_grows` (a step is slower than
    takt, so the flow is not steady and stock stands for more time than stock · takt).
    """

    given: tuple[Step, ...]
    demand: Demand | None
    steps: tuple[StepFigures, ...]
    lead_time: float | None
    known_time: float
    processing: float | None
    waiting: float | None
    transport: float | None
    value_adding: float | None
    value_adding_share: float | None
    processing_share: float | None
    takt: float | None
    wip: float | None
    known_wip: float | None
    little: Little
    first_pass: float | None
    bottlenecks: tuple[int, ...]
    slower: tuple[int, ...]
    people: float
    people_needed: float | None
    gaps: tuple[Gap, ...]
    caveats: tuple[str, ...]


def map_totals(steps: Sequence[Step], demand: Demand | None = None) -> Totals:
    """Count a map.

    `steps` in the order of the flow, times in one unit of working time; results are in that unit. Waiting that is not
    given is stock_before · takt where both are known. What nobody measured stays None and is named in `gaps`; nothing
    before the first step is no gap. Formulas: takt = available_time / quantity; cycle = (processing + changeover /
    batch) / people; bottleneck: the longest cycle, all of them at a tie. Source: Rother and Shook (1999), Learning to
    See, whose value-adding time is all processing, while here it is only what was said to add value.
    Raises NotComputable: `flow_no_steps`; with row and field `flow_name_missing`, `flow_not_finite`, `flow_below_zero`,
    `flow_not_above_zero`, `flow_no_share`, `flow_value_adding_too_long`, `flow_shares_over_one`; with field
    `flow_no_demand`.

    >>> found = map_totals([Step("Cut", 2.0, value_adding=True), Step("Sew", 6.0, stock_before=18, value_adding=4.0)],
    ...                    Demand(96, 480))
    >>> found.takt, found.lead_time, found.value_adding, found.people_needed
    (5.0, 98.0, 6.0, 1.6)
    >>> [found.given[row].name for row in found.slower], found.caveats
    (['Sew'], ('waiting_from_stock', 'stock_grows'))
    """
    given = tuple(steps)
    check_steps(given)
    check_demand(demand)
    takt = demand.takt if demand else None
    counted = _counted(given, takt)
    processing = _whole(step.processing for step in given)
    waiting = _whole(step.waiting for step in counted if step.waiting_from != BEFORE_FLOW)
    ways = [step.transport for step in given if step.transport is not None]
    transport = math.fsum(ways) if ways else None
    lead = None if processing is None or waiting is None else processing + waiting + (transport or 0.0)
    adding = _whole(step.value_adding for step in counted)
    stocks = [step.stock_before for step in given if step.stock_before is not None]
    is_stock_whole = all(step.stock_before is not None for step in given[1:])
    first_pass = [step.first_pass for step in counted]
    return Totals(
        given=given,
        demand=demand,
        steps=counted,
        lead_time=lead,
        known_time=_known([*(step.processing for step in given), *(step.waiting for step in counted), transport]),
        processing=processing,
        waiting=waiting,
        transport=transport,
        value_adding=adding,
        value_adding_share=_share(adding, lead),
        processing_share=_share(processing, lead),
        takt=takt,
        wip=math.fsum(stocks) if stocks and is_stock_whole else None,
        known_wip=math.fsum(stocks) if stocks else None,
        little=littles_check(given, demand),
        first_pass=None if None in first_pass else math.prod(first_pass),
        bottlenecks=tuple(row for row, step in enumerate(counted) if step.is_bottleneck),
        slower=tuple(row for row, step in enumerate(counted) if step.is_slower),
        people=math.fsum(step.people for step in given),
        people_needed=None if processing is None or takt is None else processing / takt,
        gaps=tuple(_gaps(given, counted)),
        caveats=tuple(_caveats(given, counted)),
    )


def _counted(steps: Sequence[Step], takt: float | None) -> tuple[StepFigures, ...]:
    cycles = [cycle_of(step) for step in steps]
    longest = max((cycle for cycle in cycles if cycle is not None), default=0.0)
    found = []
    for row, (step, cycle) in enumerate(zip(steps, cycles, strict=True)):
        waiting, source = _waiting(step, takt, is_first=row == 0)
        is_longest = cycle is not None and longest > 0 and cycle >= longest * (1 - SAME)
        is_slower = None if cycle is None or takt is None else cycle > takt * (1 + SAME)
        adding, first_pass = value_adding_of(step), first_pass_of(step)
        found.append(StepFigures(step.name, waiting, source, cycle, adding, first_pass, is_longest, is_slower))
    return tuple(found)


def _waiting(step: Step, takt: float | None, *, is_first: bool) -> tuple[float | None, str]:
    if step.waiting is not None:
        return step.waiting, GIVEN
    if step.stock_before is not None and takt is not None:
        return step.stock_before * takt, FROM_STOCK
    return None, BEFORE_FLOW if is_first and step.stock_before is None else MISSING


def _whole(parts: Iterable[float | None]) -> float | None:
    """The sum, or None where a part is missing."""
    found = list(parts)
    return None if None in found else math.fsum(found)


def _known(parts: Iterable[float | None]) -> float:
    return math.fsum(part for part in parts if part is not None)


def _share(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else part / whole


def _gaps(steps: Sequence[Step], counted: Sequence[StepFigures]) -> Iterable[Gap]:
    for row, (step, figures) in enumerate(zip(steps, counted, strict=True)):
        absent = {
            "processing": step.processing is None,
            "waiting": figures.waiting_from == MISSING,
            "stock_before": row > 0 and step.stock_before is None,
            "first_pass": figures.first_pass is None,
            "value_adding": figures.value_adding is None,
        }
        yield from (Gap(row, field) for field, is_absent in absent.items() if is_absent)


def _caveats(steps: Sequence[Step], counted: Sequence[StepFigures]) -> Iterable[str]:
    ways = {step.transport is None for step in steps[1:]}
    told = {
        "waiting_from_stock": any(step.waiting_from == FROM_STOCK for step in counted),
        "transport_partly": len(ways) == 2,
        "changeover_each_unit": any(step.changeover > 0 and step.batch == 1 for step in steps),
        "cycles_missing": any(step.cycle is None for step in counted),
        "stock_grows": any(step.is_slower for step in counted),
    }
    return (code for code, is_so in told.items() if is_so)
