"""What the frontier says about the places of a comparison: the fourth lens."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from yokoten.analysis.refusal import NotComputable
from yokoten.compare.queries.frontier import frontier_answered, frontier_opening
from yokoten.compare.rules.asked import Asked
from yokoten.compare.rules.frontier.asked import FrontierAsked
from yokoten.compare.rules.question import Mix
from yokoten.kernel.errors import RuleBroken


def mix_of(actor: Any, asked: Asked, units: Sequence[str], *, focus: Any, today: date) -> Mix:
    """Shares of the units in the mix of the focus; a question that cannot be answered says its code instead."""
    inputs, outputs, known = asked.inputs, asked.outputs, None
    if not inputs or not outputs:
        start = frontier_opening(actor, focus, today=today)
        known = start.found
        inputs, outputs = (start.asked.inputs, start.asked.outputs) if start.asked else ((), ())
    question = FrontierAsked(
        focus.code, asked.period, inputs, outputs, asked.rts, asked.orientation, excluded=asked.excluded
    )
    try:
        answer = frontier_answered(actor, question, today=today, known=known).answer
    except (RuleBroken, NotComputable) as refusal:
        return _mix(units, {}, refused=refusal.code)
    if not answer.peers:
        return _mix(units, {}, refused="stands_on_frontier")
    parts = {peer.unit: (peer.share, peer.intensity) for peer in answer.peers}
    return _mix(units, parts, dominating=units.index(answer.dominating) if answer.dominating in units else -1)


def _mix(
    units: Sequence[str], parts: dict[str, tuple[float, float]], *, dominating: int = -1, refused: str = ""
) -> Mix:
    table = np.array([parts.get(unit, (0.0, 0.0)) for unit in units])
    return Mix(table[:, 0], table[:, 1], dominating, refused)
