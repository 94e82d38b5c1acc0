"""The words a practice may choose from, as codes; the sentences stand in `interfaces.wording.practices`."""

SECTORS = (
    "manufacturing", "food", "agriculture", "construction", "trade", "transport", "utilities", "health", "education",
    "social", "administration", "business_support", "tourism", "digital", "other",
)  # fmt: skip
SIZES = ("micro", "small", "medium", "large", "any")
LEVELS = ("national", "regional", "municipal", "organisation")
OUTCOMES = ("works", "failed", "abandoned")
VISIBILITIES = ("own", "network", "public")
LICENCES = ("cc-by", "cc-by-sa", "cc0", "ask")
CURRENCIES = ("RUB", "VND", "SEK", "EUR", "USD")
LICENCE_LENGTH = 48

PROSE = (
    "title", "problem", "context", "essence", "steps", "resources", "results", "difficulties", "conditions",
)  # fmt: skip
FACTS = (
    "visibility", "outcome", "level", "sector", "size", "started_on", "cost", "currency", "people", "weeks",
    "contact_name", "contact_email", "contact_phone", "licence", "source_address", "is_open_for_visits",
    "visits_per_year", "most_guests", "visit_languages", "visit_terms",
)  # fmt: skip
PERSONAL = frozenset({"contact_name", "contact_email", "contact_phone"})
METRIC = ("unit", "before", "after", "before_period", "after_period", "method", "is_lower_better")
OFFERED = {
    "visibility": VISIBILITIES,
    "outcome": OUTCOMES,
    "level": ("", *LEVELS),
    "sector": ("", *SECTORS),
    "size": ("", *SIZES),
    "licence": ("", *LICENCES),
    "currency": ("", *CURRENCIES),
}
