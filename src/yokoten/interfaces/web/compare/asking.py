"""A question in an address: read from the query, written back into links."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from yokoten.compare.queries import TRAITS
from yokoten.compare.rules.asked import DEFAULT_WEIGHT, Asked
from yokoten.compare.rules.frontier.asked import ORIENTATIONS, RTS

SCALINGS = ("minmax", "robust", "rank")
LENSES = ("alike", "better", "where")
MOST_VARIABLES, MOST_MIXED = 20, 6
CODE = re.compile(r"[\w-]+")
PERIOD = re.compile(r"[0-9]{4}(?:-Q[1-4]|-[01][0-9])?")
SHARE = re.compile(r"\s*[0-9]{1,9}\s*")


def read(query: QueryDict, start: Asked) -> Asked:
    """The question in the query; what it leaves out is as in `start`. Numbers out of range are brought into it."""
    codes = [code for code in query.getlist("s") if CODE.fullmatch(code)]
    structure = tuple(dict.fromkeys(codes))[:MOST_VARIABLES] or start.structure
    before = dict(zip(start.structure, start.weights, strict=True))
    weights = tuple(_share(query.get(f"w.{code}"), before.get(code, DEFAULT_WEIGHT)) for code in structure)
    lenses = tuple(_share(query.get(f"l.{name}"), own) for name, own in zip(LENSES, start.lenses, strict=True))
    frontier = _share(query.get("l.frontier"), start.frontier)
    scaling, period = query.get("scale", start.scaling), query.get("period", "")
    return replace(
        start,
        period=period if PERIOD.fullmatch(period) else start.period,
        structure=structure,
        weights=weights,
        lenses=lenses if any((*lenses, frontier)) else start.lenses,
        frontier=frontier,
        **_mixed(query, start),
        scaling=scaling if scaling in SCALINGS else start.scaling,
        excluded=tuple(trait for trait in TRAITS if trait in query.getlist("x")),
    )


def written(asked: Asked) -> str:
    """The question as a query string that reads back to itself."""
    pairs: list[tuple[str, str | int]] = [
        ("focus", asked.focus),
        ("outcome", asked.outcome),
        ("period", asked.period),
        *(("s", code) for code in asked.structure),
        *((f"w.{code}", weight) for code, weight in zip(asked.structure, asked.weights, strict=True)),
        *((f"l.{name}", weight) for name, weight in zip(LENSES, asked.lenses, strict=True)),
        ("scale", asked.scaling),
        *(("x", trait) for trait in asked.excluded),
    ]
    if asked.frontier:
        pairs += [("l.frontier", asked.frontier), ("rts", asked.rts), ("way", asked.orientation)]
        pairs += [("i", code) for code in asked.inputs] + [("o", code) for code in asked.outputs]
    return urlencode(pairs)


def _mixed(query: QueryDict, start: Asked) -> dict[str, Any]:
    """What the fourth lens looks at, as the page of the frontier writes it."""
    rts, way = query.get("rts", start.rts), query.get("way", start.orientation)
    return {
        "inputs": codes(query, "i") or start.inputs,
        "outputs": codes(query, "o") or start.outputs,
        "rts": rts if rts in RTS else start.rts,
        "orientation": way if way in ORIENTATIONS else start.orientation,
    }


def codes(query: QueryDict, name: str) -> tuple[str, ...]:
    """Indicators that the fourth lens uses (`i`) or makes (`o`), each once."""
    return tuple(dict.fromkeys(code for code in query.getlist(name) if CODE.fullmatch(code)))[:MOST_MIXED]


def _share(text: str | None, otherwise: int) -> int:
    if text is None or not SHARE.fullmatch(text):
        return otherwise
    return min(100, int(text))
