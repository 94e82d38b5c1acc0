"""A question as people ask, share and keep it: codes instead of positions."""

from dataclasses import dataclass, replace
from typing import Any

from yokoten.compare.rules.question import LensWeights

DEFAULT_WEIGHT = 50
SHOWN = 7


@dataclass(frozen=True)
class Asked:
    """Whose place, which outcome and period, alike in what with which weights (0-100), and how the lenses count.

    `excluded` are traits of places not to be shown (`extractive`, `capital`). `frontier` is the weight (0-100) of a
    fourth lens: who stands on the frontier that `inputs`, `outputs`, `rts` and `orientation` describe; without inputs
    and outputs those a newcomer starts with. Everything is text or a number, so a question fits into an address and
    into JSON.
    """

    focus: str
    outcome: str
    period: str
    structure: tuple[str, ...]
    weights: tuple[int, ...]
    lenses: tuple[int, int, int] = (50, 25, 25)
    scaling: str = "minmax"
    excluded: tuple[str, ...] = ()
    shown: int = SHOWN
    seed: int = 0
    frontier: int = 0
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    rts: str = "vrs"
    orientation: str = "output"

    def lens_weights(self) -> LensWeights:
        return LensWeights(*map(float, self.lenses), frontier=float(self.frontier))

    def to_json(self) -> dict[str, Any]:
        return {name: list(value) if isinstance(value, tuple) else value for name, value in vars(self).items()}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Asked":
        """The question as it was kept; unknown names are ignored, so that older questions stay readable."""
        known = {name: value for name, value in kept.items() if name in cls.__dataclass_fields__}
        return cls(**{name: tuple(value) if isinstance(value, list) else value for name, value in known.items()})

    def about(self, focus: str) -> "Asked":
        """The same question from another place."""
        return replace(self, focus=focus)
