"""Who acts: a person, a program with a token, the holder of a signed link, or the house itself."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class System:
    """The house itself: loaders, background work, the first start."""

    label: str = "system"
    is_system: bool = True
    is_authenticated: bool = True
    pk: None = None

    def __str__(self) -> str:
        return self.label


@dataclass
class Program:
    """A program that came with an organisation's token; it acts for that organisation only."""

    organisation_id: int
    label: str
    permits: frozenset[str]
    today: date
    token_id: int | None = None
    is_system: bool = False
    is_authenticated: bool = True
    pk: None = None
    language: str = field(default="en")

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Holder:
    """Somebody without an account who came by a signed link: it lets them do what the link is for, to one thing."""

    purpose: str
    key: str
    label: str
    language: str = "en"
    is_system: bool = False
    is_authenticated: bool = False
    pk: None = None

    def __str__(self) -> str:
        return self.label


SYSTEM = System()
