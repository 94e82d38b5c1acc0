"""A question about the frontier in an address: read from the query, written back into links."""

import re
from urllib.parse import urlencode

from django.http import QueryDict

from yokoten.compare.queries import TRAITS, FrontierOpening
from yokoten.compare.rules.frontier.asked import ORIENTATIONS, RTS, FrontierAsked
from yokoten.interfaces.web.compare.asking import codes

LENS_WEIGHT = 50
PERIOD = re.compile(r"[0-9]{4}")


def read(query: QueryDict, focus: str, start: FrontierOpening) -> FrontierAsked:
    """The question in the query; what it leaves out is as in `start`."""
    period, rts, orientation = query.get("period", ""), query.get("rts", ""), query.get("way", "")
    known = start.asked
    last = start.found.periods[-1] if start.found and start.found.periods else ""
    return FrontierAsked(
        focus=focus,
        period=period if PERIOD.fullmatch(period) else known.period if known else last,
        inputs=codes(query, "i") or (known.inputs if known else ()),
        outputs=codes(query, "o") or (known.outputs if known else ()),
        rts=rts if rts in RTS else RTS[0],
        orientation=orientation if orientation in ORIENTATIONS else ORIENTATIONS[0],
        excluded=tuple(trait for trait in TRAITS if trait in query.getlist("x")),
    )


def written(asked: FrontierAsked) -> str:
    """The question as a query string that reads back to itself."""
    pairs = [("focus", asked.focus), ("period", asked.period)]
    pairs += [("o", code) for code in asked.outputs] + [("i", code) for code in asked.inputs]
    pairs += [("rts", asked.rts), ("way", asked.orientation), *(("x", trait) for trait in asked.excluded)]
    return urlencode(pairs)


def ranked(asked: FrontierAsked) -> str:
    """The same as a question to "who is worth learning from", with the fourth lens turned on."""
    return f"{written(asked)}&l.frontier={LENS_WEIGHT}"
