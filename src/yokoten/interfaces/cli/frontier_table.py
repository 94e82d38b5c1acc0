"""A measured frontier as JSON, as rows of CSV and as a table on the terminal."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from yokoten.analysis.frontier import Bootstrap, Frontier, SuperEfficiency
from yokoten.analysis.frontier.frontier import NOT_EVALUATED
from yokoten.interfaces.cli.results import known
from yokoten.interfaces.cli.terminal import show_table
from yokoten.interfaces.cli.volumes import Volumes
from yokoten.interfaces.wording.frontier import STATUS
from yokoten.interfaces.wording.language import Language, mark

TITLE = mark("Efficiency of %(count)s units: %(outputs)s from %(inputs)s")
HEAD_UNIT, HEAD_EFFICIENCY, HEAD_STATUS = mark("Compared unit"), mark("Efficiency, %"), mark("Status")
HEAD_CORRECTED, HEAD_INTERVAL = mark("Corrected, %"), mark("95 % interval")
HEAD_SUPER, HEAD_PEERS, HEAD_OUTRIGHT = mark("Without itself, %"), mark("Peers"), mark("Outdone by")
OUTPUT_MEANT = mark(
    "Efficiency: output as a share of what peers make from the same inputs. Peers with the weights of their mixture. "
    "Outdone by: a real unit that is no worse in anything."
)
INPUT_MEANT = mark(
    "Efficiency: the share of its inputs from which peers make the same output. Peers with the weights of their "
    "mixture. Outdone by: a real unit that is no worse in anything."
)
OTHERS_AS_WELL = mark("* Other peers would do as well.")
SIX_PEERS = 6


@dataclass(frozen=True, eq=False)
class Measured:
    """A frontier with everything asked beside it; `outright`: index of a dominating unit, -1 for none."""

    volumes: Volumes
    frontier: Frontier
    outright: np.ndarray
    beyond: SuperEfficiency | None
    resampled: Bootstrap | None
    warnings: list[dict[str, Any]]

    def is_evaluated(self, unit: int) -> bool:
        return self.frontier.status[unit] != NOT_EVALUATED

    @property
    def merit(self) -> np.ndarray:
        """What to sort by: the corrected efficiency where there is one."""
        return self.resampled.corrected if self.resampled else self.frontier.efficiency

    def best_first(self) -> list[int]:
        """Units by merit, those without one last, ties in the order of the file."""
        return np.argsort(-np.nan_to_num(self.merit, nan=-1.0), kind="stable").tolist()


def items(measured: Measured) -> list[dict[str, Any]]:
    """One entry for each unit in the order of the file, undefined values null."""
    found, names = measured.frontier, measured.volumes.names
    columns = {name: getattr(found, name).tolist() for name in ("score", "efficiency", "slack_sum")}
    certified, unique = found.certified.tolist(), found.peers_unique.tolist()
    slacks, targets = found.slacks.tolist(), found.targets.tolist()
    extras = _extras(measured)
    entries = []
    for unit, name in enumerate(measured.volumes.units):
        is_there, dominant = measured.is_evaluated(unit), int(measured.outright[unit])
        entries.append(
            {
                "unit": name,
                "score": known(columns["score"][unit]),
                "efficiency": known(columns["efficiency"][unit]),
                "status": found.status[unit],
                "certified": certified[unit] if is_there else None,
                "peers": _peers(measured, unit),
                "peers_unique": unique[unit] if is_there else None,
                "slacks": dict(zip(names, map(known, slacks[unit]), strict=True)),
                "slack_sum": known(columns["slack_sum"][unit]),
                "targets": dict(zip(names, map(known, targets[unit]), strict=True)),
                "super_score": None if measured.beyond is None else known(measured.beyond.score[unit]),
                "dominated_by": None if dominant < 0 else measured.volumes.units[dominant],
            }
            | {key: part[unit] for key, part in extras.items()}
        )
    return entries


def csv_rows(measured: Measured) -> tuple[list[str], list[list[Any]]]:
    """Heads and rows of the flat form: peers as `A:0.4;B:0.6`, a column for each slack and target."""
    rows = []
    for entry in items(measured):
        slacks, targets = entry.pop("slacks"), entry.pop("targets")
        entry["peers"] = ";".join(f"{peer}:{share!r}" for peer, share in entry["peers"].items())
        rows.append(
            entry
            | {f"slack_{name}": value for name, value in slacks.items()}
            | {f"target_{name}": value for name, value in targets.items()}
        )
    return list(rows[0]), [list(row.values()) for row in rows]


def show_frontier(language: Language, measured: Measured) -> None:
    """Print the table: with intervals the best first, without them in the order of the file."""
    volumes, found = measured.volumes, measured.frontier
    count = sum(map(measured.is_evaluated, range(len(volumes.units))))
    names = {"inputs": ", ".join(volumes.inputs), "outputs": ", ".join(volumes.outputs)}
    order = measured.best_first() if measured.resampled else range(len(volumes.units))
    heads = [HEAD_UNIT, HEAD_EFFICIENCY]
    heads += [HEAD_CORRECTED, HEAD_INTERVAL] if measured.resampled else []
    heads += [HEAD_SUPER] if measured.beyond else []
    numeric = range(1, len(heads))
    heads += [HEAD_STATUS, HEAD_PEERS, HEAD_OUTRIGHT]
    rows = [_row(language, measured, unit) for unit in order]
    title = language.say(TITLE, count=language.number(count), **names)
    show_table(title, [language.say(head) for head in heads], rows, numeric=numeric)
    print(language.say(OUTPUT_MEANT if found.orientation == "output" else INPUT_MEANT))
    if any("*" in row[-2] for row in rows):
        print(language.say(OTHERS_AS_WELL))


def _extras(measured: Measured) -> dict[str, list[Any]]:
    """Keys beyond the usual ones: of --super and of --bootstrap."""
    extras: dict[str, list[Any]] = {}
    if measured.beyond:
        extras["super_status"] = list(measured.beyond.status)
    again = measured.resampled
    if again:
        parts = {"bias": again.bias, "corrected": again.corrected, "ci_low": again.low, "ci_high": again.high}
        extras |= {name: [known(value) for value in part.tolist()] for name, part in parts.items()}
        extras["is_corrected"] = again.is_corrected.tolist()
    return extras


def _peers(measured: Measured, unit: int) -> dict[str, float]:
    names = measured.volumes.units
    return {names[peer]: share for peer, share in measured.frontier.peers_of(unit).items()}


def _row(language: Language, measured: Measured, unit: int) -> list[str]:
    found, name, again = measured.frontier, measured.volumes.units[unit], measured.resampled
    row = [name, language.number(100 * float(found.efficiency[unit]), 1)]
    if again:
        low, high = (language.number(100 * float(end[unit]), 1) for end in (again.low, again.high))
        is_there = measured.is_evaluated(unit)
        corrected = language.number(100 * float(again.corrected[unit]), 1)
        row += [corrected, f"{low}–{high}" if is_there else language.number(None)]
    if measured.beyond:
        row.append(language.number(100 * float(measured.beyond.efficiency[unit]), 1))
    dominant = int(measured.outright[unit])
    outdone = measured.volumes.units[dominant] if dominant >= 0 else ""
    return [*row, language.say(STATUS[found.status[unit]]), _peers_said(language, measured, unit), outdone]


def _peers_said(language: Language, measured: Measured, unit: int) -> str:
    """The peers with their intensities, largest first; nothing for a unit that is its own."""
    peers = _peers(measured, unit)
    if list(peers) == [measured.volumes.units[unit]]:
        return ""
    shown = [f"{name} {language.number(share, 2)}" for name, share in list(peers.items())[:SIX_PEERS]]
    mark_of_others = "" if measured.frontier.peers_unique[unit] or not shown else " *"
    return ", ".join(shown) + ("…" if len(peers) > SIX_PEERS else "") + mark_of_others
