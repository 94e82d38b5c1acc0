"""What should be known about figures and answers, with names instead of positions: for JSON and for stderr."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from yokoten.analysis.frontier import Finding, Frontier, SuperEfficiency
from yokoten.analysis.frontier.frontier import EFFICIENT, UNCERTIFIED
from yokoten.analysis.frontier.frontier import INFEASIBLE as NOBODY
from yokoten.interfaces.cli.options import named, spelled
from yokoten.interfaces.cli.terminal import note
from yokoten.interfaces.cli.volumes import Volumes
from yokoten.interfaces.wording.frontier import FINDINGS
from yokoten.interfaces.wording.language import Language, mark
from yokoten.interfaces.wording.refusals import sentence

SHOWN_OF_A_KIND = 5
MORE = mark("%(count)s more notes of this kind (--json lists all).")
DECIMALS = {"correlation": 4, "value": 6, "factor": 6, "efficiency": 2}


def of_findings(language: Language, volumes: Volumes, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """One entry {code, message, ...facts} for each finding."""
    return [told(language, finding.code, _facts(volumes, finding.facts)) for finding in findings]


def of_answers(
    language: Language, volumes: Volumes, found: Frontier, beyond: SuperEfficiency | None
) -> list[dict[str, Any]]:
    """What the answers themselves leave open."""
    entries = _of_units(language, volumes, "unproved", np.array(found.status) == UNCERTIFIED)
    if beyond:
        alone = (np.array(beyond.status) == NOBODY) & (np.array(found.status) == EFFICIENT)
        entries += _of_units(language, volumes, "super_infeasible", alone)
    return entries


def of_table(language: Language, volumes: Volumes) -> list[dict[str, Any]]:
    """What the reader decided about the table."""
    remarks = volumes.columns.remarks
    return [
        {**remark.facts, "code": remark.code, "message": sentence(language, spelled(language, remark))}
        for remark in remarks
    ]


def told(language: Language, code: str, facts: dict[str, Any]) -> dict[str, Any]:
    """A warning with its sentence; lists and numbers are said as the language does."""
    said = {name: _said(language, name, fact) for name, fact in facts.items()}
    return {"code": code, "message": language.say(FINDINGS[code], **said), **facts}


def note_warnings(language: Language, warnings: Sequence[dict[str, Any]]) -> None:
    """Say them on stderr, at most five of a kind."""
    for code in dict.fromkeys(warning["code"] for warning in warnings):
        kind = [warning["message"] for warning in warnings if warning["code"] == code]
        for message in kind[:SHOWN_OF_A_KIND]:
            note(message)
        if len(kind) > SHOWN_OF_A_KIND:
            note(language.say(MORE, count=language.number(len(kind) - SHOWN_OF_A_KIND)))


def _of_units(language: Language, volumes: Volumes, code: str, mask: np.ndarray) -> list[dict[str, Any]]:
    names = [volumes.units[unit] for unit in np.flatnonzero(mask)]
    return [told(language, code, {"units": names})] if names else []


def _facts(volumes: Volumes, facts: dict[str, Any]) -> dict[str, Any]:
    """Rows become numbers and names of units, columns become names."""
    renamed: dict[str, Any] = {}
    for name, fact in facts.items():
        if name == "row":
            renamed |= {"unit": volumes.units[fact], "row": volumes.row(fact)}
        elif name == "rows":
            renamed |= {"units": [volumes.units[index] for index in fact], "rows": [volumes.row(i) for i in fact]}
        elif name in ("column", "other"):
            renamed[name] = volumes.names[fact]
        elif name == "columns":
            renamed[name] = [volumes.names[column] for column in fact]
        elif name == "units":
            renamed["count"] = fact
        else:
            renamed[name] = fact
    return renamed


def _said(language: Language, name: str, fact: Any) -> Any:
    if name == "row":
        return str(fact)
    if name == "efficiency":
        return language.percent(100 * fact)
    if isinstance(fact, list):
        return named(language, [str(part) for part in fact])
    if isinstance(fact, (int, float)):
        return language.number(fact, _decimals(name, fact))
    return fact


def _decimals(name: str, fact: float) -> int:
    """As many as the number needs, up to the most of its kind."""
    most = DECIMALS.get(name, 0)
    return next((few for few in range(most) if round(fact, few) == round(fact, most)), most)
