"""An answer as plain data: what a saved comparison keeps and every page, file and API call is written from."""

import math
from typing import Any

import numpy as np

from yokoten.compare.rules.answer import Answer, Reason, Teacher
from yokoten.compare.rules.question import Figures


def freeze(figures: Figures, answer: Answer, focus: str) -> dict[str, Any]:
    """JSON-ready: no NaN, no arrays; units and variables by code."""
    over_time = answer.over_time
    return {
        "focus": focus,
        "periods": [str(int(period)) for period in figures.periods],
        "variables": list(figures.variables),
        "rows": [_row(figures, teacher) for teacher in answer.teachers],
        "own": {
            "structure": _plain(figures.structure[answer.focus]),
            "outcome": _plain(figures.outcome[answer.focus]),
            "breaks": _breaks(figures, answer.focus),
        },
        "all": {unit: _plain(figures.outcome[row, -1]) for row, unit in enumerate(figures.units)},
        "left_out": [{"unit": figures.units[one.unit], "code": one.code} for one in answer.left_out],
        "nobody_better": answer.nobody_better,
        "ahead": answer.ahead,
        "judged": answer.judged,
        "lenses": [answer.lens_weights.alike, answer.lens_weights.better, answer.lens_weights.where],
        "prices": over_time.prices if over_time else "",
        "method": over_time.method if over_time else "",
        "yardstick": _plain(over_time.yardstick) if over_time and over_time.yardstick is not None else None,
        "refused_lens": _reason(answer.refused_lens) if answer.refused_lens else None,
        "caveats": [{"code": one.code, "column": getattr(one, "column", None)} for one in answer.caveats],
        "frontier": _mix(figures, answer),
        "draws": answer.draws,
        "concentration": answer.concentration,
    }


def _row(figures: Figures, teacher: Teacher) -> dict[str, Any]:
    gap, timing = teacher.gap, teacher.timing
    return {
        "unit": figures.units[teacher.unit],
        "rank": teacher.rank,
        "rank_low": teacher.rank_low,
        "rank_high": teacher.rank_high,
        "stability": teacher.stability,
        "score": teacher.score,
        "parts": [teacher.parts.alike, teacher.parts.better, teacher.parts.where],
        "frontier": teacher.parts.frontier,
        "distance": teacher.distance,
        "rms_gap_percent": teacher.rms_gap_percent,
        "contributions": list(teacher.contributions),
        "gap": {"now": gap.now, "low": gap.low, "high": gap.high, "trend": gap.trend} if gap else None,
        "years": [timing.years, timing.years_low, timing.years_high] if timing else None,
        "reasons": [_reason(reason) for reason in teacher.reasons],
        "structure": _plain(figures.structure[teacher.unit]),
        "outcome": _plain(figures.outcome[teacher.unit]),
        "breaks": _breaks(figures, teacher.unit),
    }


def _mix(figures: Figures, answer: Answer) -> dict[str, Any] | None:
    """What the lens `frontier` saw: weight, why refused, who of the mix is not on the list; None where unasked."""
    mix = figures.mix
    if mix is None:
        return None
    listed = {teacher.unit for teacher in answer.teachers}
    others = [unit for row, unit in enumerate(figures.units) if mix.shares[row] > 0 and row not in listed]
    return {"weight": answer.lens_weights.frontier, "refused": mix.refused, "others": others}


def _reason(reason: Reason) -> dict[str, Any]:
    return {"code": reason.code, "facts": {name: _plain(value) for name, value in reason.facts.items()}}


def _breaks(figures: Figures, unit: int) -> list[int]:
    return [] if figures.breaks is None else np.flatnonzero(figures.breaks[unit]).tolist()


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return [_plain(item) for item in value.tolist()]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, np.generic):
        return _plain(value.item())
    return value
