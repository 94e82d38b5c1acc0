"""What stands beside a learned table: whom to thank, and how it came about."""

from collections.abc import Sequence

from yokoten.practices.rules.learning.material import Source
from yokoten.practices.rules.search.table import Table
from yokoten.practices.rules.search.tokens import LANGUAGES

HEAD = """The word-translation table (table.xz) and the vectors of meaning (meaning.xz) were learned from the packages
below. They hold single terms, counts and weights; no sentence of a package is in them.
"""
FREE = "Every package is under a licence that permits this use with notice."
NOT_FREE = "Some packages are under licences that this table may not be passed on under: keep it to your installation."


def notice(sources: Sequence[Source]) -> str:
    """The notice: package, version, hash and licence of every source."""
    free = all(source.is_permissive for source in sources)
    lines = [f"{source.name} {source.version}  {source.licence}\n  sha256 {source.sha256}" for source in sources]
    return "\n".join([HEAD, FREE if free else NOT_FREE, "", *lines, ""])


def report(table: Table, taken: Sequence[tuple[str, int]], sizes: dict[str, int]) -> str:
    """The report: how much each catalogue gave, and what was learned."""
    lines = ["segments of each catalogue"]
    lines += [f"  {count:>7} {name}" for name, count in taken]
    lines += ["", "language  terms  segments"]
    lines += [f"  {code:<7} {len(table.terms[code]):>6} {table.segments[code]:>9}" for code in LANGUAGES]
    lines += ["", "links"] + [f"  {pair:<7} {count:>6}" for pair, count in table.counts().items()]
    lines += ["", "bytes"] + [f"  {size:>7} {name}" for name, size in sizes.items()]
    return "\n".join([*lines, ""])
