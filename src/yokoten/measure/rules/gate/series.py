"""Alarms of values that leave their series: lost digits, factors of ten, units, shifted cells, breaks."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from yokoten.measure.rules.following import CHECKING, Follow, told, unwatched
from yokoten.measure.rules.gate import ratio, shift
from yokoten.measure.rules.gate.alarm import CHECK, OUT_OF_RANGE, SERIES_BREAK, SHIFTED_COLUMN, STOP, Alarm
from yokoten.measure.rules.gate.cube import Cube
from yokoten.measure.rules.gate.digits import Slip, decimals_of, slip_of
from yokoten.measure.rules.gate.growth import Growths
from yokoten.measure.rules.gate.walk import SPIKE, Finding, findings

_NEIGHBOURS = 4
_SURE_SPREADS = 8.0


def alarms(cube: Cube, growths: list[Growths], follow: Follow = unwatched) -> Iterator[Alarm]:
    """One alarm per suspicious cell of every indicator; finding them is the first half of the gate's work."""
    tables = told(enumerate(growths), CHECKING, 2 * len(growths), follow, step=1)
    found = [finding for indicator, table in tables for finding in findings(cube, indicator, table)]
    suspicious = {finding.cell for finding in found}
    for finding in found:
        yield _alarm(cube, growths, finding, suspicious)


def _alarm(cube: Cube, growths: list[Growths], finding: Finding, suspicious: set[tuple[int, int, int]]) -> Alarm:
    indicator, _, _ = finding.cell
    value = float(cube.values[finding.cell])
    facts = series_facts(cube, finding)
    band: dict[str, Any] = {"expected_low": finding.low, "expected_high": finding.high}
    shifted = shift.explanation(cube, growths, finding, suspicious)
    slip = _slip(cube, finding, value)
    is_large = abs(finding.judgement.excess) > np.log(3)
    if shifted is not None and (shifted.is_sure or (slip is None and is_large)):
        facts |= shifted.facts
        severity = STOP if shifted.is_sure else CHECK
        return cube.alarm(SHIFTED_COLUMN, severity, shifted.reason, finding.cell, facts=facts, **band)
    if slip is not None:
        facts |= {"meant": slip.meant, "factor": slip.factor} | ratio.evidence(cube, finding.cell)
        return cube.alarm(slip.kind, slip.severity, slip.kind, finding.cell, facts=facts, **band)
    kind = OUT_OF_RANGE if finding.shape == SPIKE else SERIES_BREAK
    severity = STOP if abs(finding.judgement.excess) > np.log(5) else CHECK
    return cube.alarm(kind, severity, kind, finding.cell, facts=facts, **band)


def _slip(cube: Cube, finding: Finding, value: float) -> Slip | None:
    """A slip of digits, unless the departure is small and within what this column does now and then."""
    slip = slip_of(value, finding.low, finding.high, decimals=_usual_decimals(cube, finding.cell[0]))
    if slip is None:
        return None
    size, spreads = abs(finding.judgement.excess), finding.judgement.spreads
    if size < np.log(5) and spreads < _SURE_SPREADS:
        return None
    return slip if spreads >= _SURE_SPREADS else replace(slip, severity=CHECK)


def series_facts(cube: Cube, finding: Finding) -> dict[str, Any]:
    """What a person needs to judge: the value before and after, the growth here and elsewhere, similar places."""
    indicator, place, time = finding.cell
    value, base = float(cube.values[finding.cell]), float(cube.values[indicator, place, finding.base])
    anchor = cube.logs[indicator, place, finding.base]
    facts: dict[str, Any] = {
        "shape": finding.shape,
        "previous_period": cube.periods[finding.base],
        "previous": base,
        "growth": value / base,
        "growth_low": float(np.exp(np.log(finding.low) - anchor)),
        "growth_high": float(np.exp(np.log(finding.high) - anchor)),
        "others": finding.judgement.others,
        "pooled": finding.judgement.pooled,
    }
    later = np.flatnonzero(np.isfinite(cube.logs[indicator, place, time + 1 :]))
    if len(later):
        facts["next_period"] = cube.periods[time + 1 + later[0]]
        facts["next"] = float(cube.values[indicator, place, time + 1 + later[0]])
    facts["similar"] = _similar(cube, finding)
    return facts


def _similar(cube: Cube, finding: Finding) -> list[dict[str, Any]]:
    """The places nearest in size at the sound period, with both values."""
    indicator, place, time = finding.cell
    base = cube.values[indicator, :, finding.base]
    distance = np.abs(cube.logs[indicator, :, finding.base] - cube.logs[indicator, place, finding.base])
    distance = np.where(np.isfinite(cube.logs[indicator, :, time]), distance, np.nan)
    distance[place] = np.nan
    nearest = [number for number in np.argsort(distance)[:_NEIGHBOURS].tolist() if np.isfinite(distance[number])]
    return [
        {
            "place": cube.records.places[number].name,
            "previous": float(base[number]),
            "value": float(cube.values[indicator, number, time]),
        }
        for number in nearest
    ]


def _usual_decimals(cube: Cube, indicator: int) -> int:
    values = cube.values[indicator]
    sample = values[np.isfinite(values)][:200]
    return int(np.max([decimals_of(value) for value in sample.tolist()], initial=0))
