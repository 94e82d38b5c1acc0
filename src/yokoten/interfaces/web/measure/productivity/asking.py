"""The question of the productivity page in an address: read from the query, written back into links."""

import re
from urllib.parse import urlencode

from django.http import QueryDict

from yokoten.analysis.productivity.accounting import METHODS
from yokoten.compare.queries import TRAITS
from yokoten.compare.rules.productivity.asked import LABOUR_SHARE, AskedGrowth

SHARE = re.compile(r"0?[.,]\d{1,4}|0|1|1[.,]0{1,4}|0[.,]\d{1,4}")
CODE = re.compile(r"[\w-]{1,64}")
ROLES = ("output", "labour", "capital")


def read(query: QueryDict) -> AskedGrowth:
    """The question in the query; what is no share, year or method is left as it starts."""
    method = query.get("method", "")
    share = _share(query.get("share", ""))
    return AskedGrowth(
        first=query.get("first", "")[:4],
        last=query.get("last", "")[:4],
        labour_share=LABOUR_SHARE if share is None else share,
        labour_share_last=_share(query.get("share_last", "")),
        method=method if method in METHODS else METHODS[0],
        excluded=tuple(trait for trait in TRAITS if trait in query.getlist("x")),
        roles={name: query[name] for name in ROLES if CODE.fullmatch(query.get(name, ""))},
    )


def written(asked: AskedGrowth) -> str:
    """The question as a query string that reads back to itself."""
    pairs: list[tuple[str, str]] = [("first", asked.first), ("last", asked.last), ("method", asked.method)]
    pairs.append(("share", f"{asked.labour_share:g}"))
    if asked.labour_share_last is not None:
        pairs.append(("share_last", f"{asked.labour_share_last:g}"))
    pairs += [("x", trait) for trait in asked.excluded]
    return urlencode([pair for pair in [*pairs, *asked.roles.items()] if pair[1]])


def _share(text: str) -> float | None:
    """A labour share between 0 and 1, with a point or a comma."""
    return float(text.strip().replace(",", ".")) if SHARE.fullmatch(text.strip()) else None
