"""Names of places and indicators, and amounts with their units, for the pages of the frontier."""

from dataclasses import dataclass

from yokoten.compare.queries import FrontierAnswered
from yokoten.interfaces.wording.language import Language

WHOLE_FROM = 1000


@dataclass(frozen=True)
class Tongue:
    """Names of places and indicators by code, and amounts with their units, in one language."""

    answered: FrontierAnswered
    language: Language

    def place(self, code: str) -> str:
        place = self.answered.places.get(code)
        return place.name(self.language.code) if place else code

    def quantity(self, code: str) -> str:
        return self.answered.indicators[code].name(self.language.code)

    def amount(self, code: str, value: float, *, sign: bool = False) -> str:
        """A figure with its unit."""
        indicator = self.answered.indicators[code]
        number = self.language.signed if sign else self.language.number
        decimals = 0 if abs(value) >= WHOLE_FROM else indicator.decimals
        return f"{number(value, decimals)} {indicator.unit_name(self.language.code)}"

    @property
    def names(self) -> dict[str, str]:
        """Everything by code, for sentences."""
        things = {**self.answered.places, **self.answered.indicators}
        return {code: thing.name(self.language.code) for code, thing in things.items()}
