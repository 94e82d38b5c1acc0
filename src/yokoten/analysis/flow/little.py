"""Little's law as a question to a map: do the counted stock and the measured times belong to one flow?"""

from collections.abc import Sequence
from dataclasses import dataclass

from yokoten.analysis.flow.steps import Demand, Step

AGREES_WITHIN = 20.0
AGREES, MORE_STOCK, LESS_STOCK = "agrees", "more_stock", "less_stock"
CIRCULAR, NOT_CHECKED = "circular", "not_checked"


@dataclass(frozen=True)
class Little:
    """`time`: measured time through the steps where both waiting and stock are known, their number `steps`.

    `implied`: the time their stock stands for, WIP / throughput. `gap` = 100 (time - implied) / implied, in per cent.
    `verdict`: `agrees` (gap within 20 %), `more_stock` (stock stands for more time than was measured), `less_stock`,
    `circular` (waiting was itself taken from stock, so nothing is checked), `not_checked` (something is missing).
    """

    time: float | None
    implied: float | None
    gap: float | None
    verdict: str
    steps: int


def littles_check(steps: Sequence[Step], demand: Demand | None) -> Little:
    """W against L / λ, where λ = quantity / available_time.

    L are the units counted in front of the steps and those in work and on the way, λ (processing + transport) of them,
    since nobody counts these; so W - L / λ = Σ waiting - Σ stock · takt. In a steady flow the gap is zero; a large one
    says that stock was counted on another day than times, that part of the stock belongs to other products, or that
    stock grows. Source: Little (1961), L = λW.

    >>> littles_check([Step("Cut", 5.0, 100.0, stock_before=10), Step("Sew", 15.0, 80.0, stock_before=8)],
    ...               Demand(48, 480))
    Little(time=200.0, implied=200.0, gap=0.0, verdict='agrees', steps=2)
    """
    both = [step for step in steps if None not in (step.processing, step.waiting, step.stock_before)]
    if demand is None or not both:
        is_circular = demand is not None and any(
            step.waiting is None and step.stock_before is not None for step in steps
        )
        return Little(None, None, None, CIRCULAR if is_circular else NOT_CHECKED, 0)
    moving = sum(step.processing + (step.transport or 0.0) for step in both)
    time = moving + sum(step.waiting for step in both)
    implied = moving + demand.takt * sum(step.stock_before for step in both)
    if implied == 0:
        return Little(time, implied, None, NOT_CHECKED, len(both))
    gap = 100 * (time - implied) / implied
    verdict = AGREES if abs(gap) <= AGREES_WITHIN + 1e-9 else LESS_STOCK if gap > 0 else MORE_STOCK
    return Little(time, implied, gap, verdict, len(both))
