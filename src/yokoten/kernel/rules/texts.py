"""Names in several languages as people type them."""

from collections.abc import Mapping

LANGUAGES = ("ru", "vi", "sv", "en")


def tidy_names(names: Mapping[str, str]) -> dict[str, str]:
    """Known languages only, without blank names and stray spaces."""
    tidy = {language: " ".join(names.get(language, "").split()) for language in LANGUAGES}
    return {language: name for language, name in tidy.items() if name}
