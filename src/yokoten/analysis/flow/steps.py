"""A step of a flow and what the customer asks for, as people write them down at the workplace."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from yokoten.analysis.refusal import NotComputable

TIMES = ("processing", "waiting", "transport", "changeover")
SHARES = ("defects", "first_pass")


@dataclass(frozen=True)
class Step:
    """One step; all times in one unit of working time, None for what nobody has measured.

    `processing`: work on one unit by one person. `waiting`: from the end of the step before to the start of this one,
    the way included unless `transport` is given apart. `stock_before`: units counted in front of the step.
    `people` work side by side, each on a unit of their own. `changeover`: time between the last good unit of one kind
    and the first of the next, once a `batch` of units. `defects`: share of units with a fault. `first_pass`: the share
    right the first time, or 1 - defects where only defects above zero are given. `value_adding`: the part of the
    processing that the customer would pay for, or True for all and False for none of it.

    >>> Step("Weld", 46.0, stock_before=1700, changeover=600, batch=300).people
    1
    """

    name: str
    processing: float | None
    waiting: float | None = None
    transport: float | None = None
    stock_before: float | None = None
    people: float = 1
    changeover: float = 0
    defects: float = 0
    first_pass: float | None = None
    batch: float = 1
    value_adding: float | bool | None = None


@dataclass(frozen=True)
class Demand:
    """What is asked: `quantity` units in `available_time`, the working time without breaks, in the unit of the steps.

    >>> Demand(460, 27_600).takt
    60.0
    """

    quantity: float
    available_time: float

    @property
    def takt(self) -> float:
        """Working time for each unit asked for: available_time / quantity."""
        return self.available_time / self.quantity


def value_adding_of(step: Step) -> float | None:
    """The value-adding part of a step's processing; None where it was not said."""
    if step.value_adding is True:
        return step.processing
    return 0.0 if step.value_adding is False else step.value_adding


def first_pass_of(step: Step) -> float | None:
    """The share right the first time; None where neither it nor defects were given."""
    if step.first_pass is not None:
        return step.first_pass
    return 1 - step.defects if step.defects > 0 else None


def cycle_of(step: Step) -> float | None:
    """Time between two units that leave the step: (processing + changeover / batch) / people."""
    return None if step.processing is None else (step.processing + step.changeover / step.batch) / step.people


def check_steps(steps: Sequence[Step]) -> None:
    """Refuse what cannot be; `row` is the position of the step, `field` the name of what is wrong."""
    if not steps:
        raise NotComputable("flow_no_steps")
    for row, step in enumerate(steps):
        if not step.name.strip():
            raise NotComputable("flow_name_missing", row=row, field="name")
        for field in (*TIMES, "stock_before"):
            _check(getattr(step, field), row, field, "flow_below_zero", is_right=lambda value: value >= 0)
        for field in ("people", "batch"):
            _check(getattr(step, field), row, field, "flow_not_above_zero", is_right=lambda value: value > 0)
        for field in SHARES:
            _check(getattr(step, field), row, field, "flow_no_share", is_right=lambda value: 0 <= value <= 1)
        _check_parts(step, row)


def check_demand(demand: Demand | None) -> None:
    """Refuse a demand that gives no takt."""
    if demand is None:
        return
    for field in ("quantity", "available_time"):
        value = getattr(demand, field)
        if not (math.isfinite(value) and value > 0):
            raise NotComputable("flow_no_demand", field=field, value=value)


def _check(value: float | None, row: int, field: str, code: str, *, is_right: Callable[[float], bool]) -> None:
    if value is None:
        return
    if not math.isfinite(value):
        raise NotComputable("flow_not_finite", row=row, field=field)
    if not is_right(value):
        raise NotComputable(code, row=row, field=field, value=value)


def _check_parts(step: Step, row: int) -> None:
    adding = value_adding_of(step)
    _check(adding, row, "value_adding", "flow_below_zero", is_right=lambda value: value >= 0)
    if adding is not None and step.processing is not None and adding > step.processing * (1 + 1e-9):
        facts = {"value": adding, "processing": step.processing}
        raise NotComputable("flow_value_adding_too_long", row=row, field="value_adding", **facts)
    if step.first_pass is not None and step.first_pass + step.defects > 1 + 1e-9:
        facts = {"value": step.first_pass, "defects": step.defects}
        raise NotComputable("flow_shares_over_one", row=row, field="first_pass", **facts)
