"""Why a file cannot be read as SKOS."""

from yokoten.kernel.errors import Refusal


class SkosUnreadable(Refusal):
    """A code and facts (line, column, address where known); the sentence stands in wording.thesaurus."""
