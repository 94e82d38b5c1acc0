"""How a source is cited: what it is, who publishes it, under which licence."""

from collections.abc import Iterable
from typing import Protocol

from yokoten.interfaces.wording.language import Language


class Publication(Protocol):
    """What a source offers to wording."""

    def name(self, language: str) -> str: ...
    def publisher(self, language: str) -> str: ...
    def licence(self, language: str) -> str: ...


def cited(language: Language, source: Publication | None) -> str:
    """Name, publisher and licence as far as they are known."""
    if source is None:
        return ""
    parts = (source.name(language.code), source.publisher(language.code), source.licence(language.code))
    return ". ".join(part.rstrip(".") for part in parts if part)


def all_cited(language: Language, sources: Iterable[Publication | None]) -> list[str]:
    """Each source once, in the reader's alphabet."""
    return language.sorted({cited(language, source) for source in sources} - {""})
