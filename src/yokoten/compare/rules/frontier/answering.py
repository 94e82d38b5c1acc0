"""From one year's figures to whom a region would learn from: on the frontier, or why that cannot be said."""

import hashlib
from typing import Any

import numpy as np

from yokoten.analysis.frontier import (
    Finding,
    Frontier,
    dea,
    dominating,
    examine,
    examine_extremes,
    leave_one_out,
    returns_to_scale,
    super_efficiency,
)
from yokoten.analysis.refusal import NotComputable
from yokoten.compare.rules.frontier.answer import (
    FrontierAnswer,
    FrontierFigures,
    FrontierPeer,
    Missing,
    Remark,
    Stand,
    Step,
)
from yokoten.compare.rules.frontier.asked import FrontierAsked

OF_ROWS = ("missing_cells", "all_outputs_zero", "all_inputs_zero")
FDH = "fdh"
DUST = 1e-9


def on_the_frontier(figures: FrontierFigures, asked: FrontierAsked) -> FrontierAnswer:
    """Everything a reader asks about one region; nothing is shifted, filled in or left out silently.

    Raises NotComputable with codes of indicators and places as facts: `frontier_focus_misses` (variables),
    `ratio_with_volume` (variables), `undesirable_as_output` (variable), `negative_value` (unit, variable, value) and
    the others of `analysis.frontier`.
    """
    row = figures.units.index(asked.focus)
    missing = [figures.columns[column] for column in np.flatnonzero(np.isnan(figures.table[row]))]
    if missing:
        raise NotComputable("frontier_focus_misses", variables=missing)
    try:
        return _answer(figures, asked, row)
    except NotComputable as refusal:
        raise NotComputable(refusal.code, **_by_code(refusal.facts, figures)) from refusal


def fingerprint_of(figures: FrontierFigures, asked: FrontierAsked) -> str:
    """Changes when any figure or the question does, whoever asks."""
    words = [*figures.units, "", *figures.columns, str(figures.inputs), asked.rts, asked.orientation]
    digest = hashlib.sha256("|".join(words).encode())
    digest.update(np.ascontiguousarray(figures.table).tobytes())
    return digest.hexdigest()


def _answer(figures: FrontierFigures, asked: FrontierAsked, row: int) -> FrontierAnswer:
    how = {"rts": asked.rts, "orientation": asked.orientation}
    columns = {"ratio_columns": figures.ratios, "undesirable": figures.undesirable}
    findings = examine(figures.used, figures.made, **columns, **how)
    found = dea(figures.used, figures.made, **how)
    if np.isnan(found.score[row]):
        raise NotComputable("frontier_focus_not_measured", status=found.status[row])
    better = int(dominating(figures.used, figures.made, orientation=asked.orientation)[row])
    label, scale = _size(figures, asked, row)
    peers, by_default = _peers(figures, found, row)
    near = {asked.focus, *(peer.unit for peer in peers)}
    return FrontierAnswer(
        focus=asked.focus,
        score=float(found.score[row]),
        efficiency=min(1.0, float(found.efficiency[row])),
        status=found.status[row],
        peers=peers,
        peers_unique=bool(found.peers_unique[row]),
        dominating=figures.units[better] if better >= 0 else "",
        dominating_figures=tuple(figures.table[better].tolist()) if better >= 0 else (),
        steps=_steps(figures, found, row),
        returns=label,
        scale_efficiency=scale,
        by_default=by_default,
        stands=_stands(figures, found),
        left_out=_left_out(figures, findings),
        remarks=(*_remarks(figures, findings), *_extremes(figures, asked, near)),
        fingerprint=fingerprint_of(figures, asked),
    )


def _size(figures: FrontierFigures, asked: FrontierAsked, row: int) -> tuple[str, float | None]:
    """Real regions only know no scale."""
    if asked.rts == FDH:
        return "", None
    found = returns_to_scale(figures.used, figures.made, orientation=asked.orientation)
    return found.label[row], float(found.scale_efficiency[row])


def _peers(figures: FrontierFigures, found: Frontier, row: int) -> tuple[tuple[FrontierPeer, ...], bool]:
    """The mix, largest part first; an efficient region is its own."""
    parts = {peer: share for peer, share in found.peers_of(row).items() if peer != row}
    followers = np.zeros(len(figures.units), int)
    counted = found.followers()
    followers[: counted.size] = counted
    effects = _effects(figures, found, row) if parts else {}
    whole = sum(parts.values())
    by_default = found.status[row] == "efficient" and not followers[row]
    return tuple(
        FrontierPeer(figures.units[peer], share, share / whole, effects.get(peer), int(followers[peer]))
        for peer, share in parts.items()
    ), by_default


def _effects(figures: FrontierFigures, found: Frontier, row: int) -> dict[int, float]:
    influence = leave_one_out(found, figures.used, figures.made)
    own = np.flatnonzero(influence.unit == row)
    pairs = zip(influence.peer[own].tolist(), influence.effect[own].tolist(), strict=True)
    return {peer: effect for peer, effect in pairs if not np.isnan(effect)}


def _steps(figures: FrontierFigures, found: Frontier, row: int) -> tuple[Step, ...]:
    """Rounding dust of the solver is no change."""
    own = figures.table[row]
    radial = np.where(np.isclose(found.radial[row], own, rtol=DUST, atol=0), own, found.radial[row])
    target = np.where(np.isclose(found.targets[row], radial, rtol=DUST, atol=0), radial, found.targets[row])
    parts = zip(own.tolist(), radial.tolist(), target.tolist(), strict=True)
    return tuple(
        Step(column, place < figures.inputs, now, radial, target)
        for place, (column, (now, radial, target)) in enumerate(zip(figures.columns, parts, strict=True))
    )


def _stands(figures: FrontierFigures, found: Frontier) -> tuple[Stand, ...]:
    return tuple(
        Stand(unit, None if np.isnan(value) else min(1.0, float(value)), status)
        for unit, value, status in zip(figures.units, found.efficiency, found.status, strict=True)
    )


def _left_out(figures: FrontierFigures, findings: tuple[Finding, ...]) -> tuple[Missing, ...]:
    return tuple(
        Missing(
            figures.units[one.facts["row"]], one.code, tuple(figures.columns[c] for c in one.facts.get("columns", ()))
        )
        for one in findings
        if one.code in OF_ROWS
    )


def _remarks(figures: FrontierFigures, findings: tuple[Finding, ...]) -> tuple[Remark, ...]:
    kept = [one for one in findings if one.code not in OF_ROWS]
    return tuple(Remark(one.code, _by_code(one.facts, figures)) for one in kept)


def _extremes(figures: FrontierFigures, asked: FrontierAsked, near: set[str]) -> tuple[Remark, ...]:
    """Regions of the answer so far beyond all others that their figures should be checked before they teach anybody."""
    found = super_efficiency(figures.used, figures.made, rts=asked.rts, orientation=asked.orientation)
    said = (Remark(one.code, _by_code(one.facts, figures)) for one in examine_extremes(found))
    return tuple(one for one in said if one.facts["unit"] in near)


def _by_code(facts: dict[str, Any], figures: FrontierFigures) -> dict[str, Any]:
    """Positions in the table turned into codes of units and indicators."""
    said = dict(facts)
    for name, code in (("column", "variable"), ("other", "other")):
        if name in said:
            said[code] = figures.columns[said.pop(name)]
    if "columns" in said:
        said["variables"] = [figures.columns[column] for column in said.pop("columns")]
    if "row" in said:
        said["unit"] = figures.units[said.pop("row")]
    if "rows" in said:
        said["units"] = [figures.units[row] for row in said.pop("rows")]
    return said
