"""Sentences for refusals about indicators and sources."""

from yokoten.interfaces.wording.language import mark
from yokoten.interfaces.wording.refusals import teach

SENTENCES = {
    "address_not_valid": mark("“%(address)s” is not a web address. It begins with https://"),
    "indicator_its_own_part": mark("The indicator %(indicator)s cannot be computed from itself. Choose other parts."),
    "indicator_unit_in_use": mark(
        "There are values in %(unit)s already, so the unit stays. Add a new indicator for another unit."
    ),
    "ratio_needs_both_parts": mark("A ratio needs both parts: what is divided, and by what."),
    "unit_missing": mark("Write the unit, for example “million roubles” or “per cent”."),
}
teach(SENTENCES)
