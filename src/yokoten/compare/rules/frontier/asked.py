"""A question about the frontier as people ask, share and keep it: codes instead of positions."""

from dataclasses import dataclass
from typing import Any

RTS = ("vrs", "crs", "ndrs", "nirs", "fdh")
ORIENTATIONS = ("output", "input")


@dataclass(frozen=True)
class FrontierAsked:
    """Whose place, which year, what it uses and what it makes, whether size matters, and which way to look.

    `rts`: `vrs`, `crs`, `ndrs`, `nirs` or `fdh` (real regions only, no mixtures). `orientation`: `output` asks how much
    more could be made of what there is, `input` with how much less the same could be made. `excluded`: traits of
    regions that are neither measured nor anybody's reference (`extractive`, `capital`); the focus always is.
    """

    focus: str
    period: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    rts: str = "vrs"
    orientation: str = "output"
    excluded: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Codes of indicators, inputs first."""
        return self.inputs + self.outputs

    def to_json(self) -> dict[str, Any]:
        return {name: list(value) if isinstance(value, tuple) else value for name, value in vars(self).items()}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "FrontierAsked":
        known = {name: value for name, value in kept.items() if name in cls.__dataclass_fields__}
        return cls(**{name: tuple(value) if isinstance(value, list) else value for name, value in known.items()})
