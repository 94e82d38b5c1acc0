"""What a person says about a table: roles of its columns, what each indicator is, where the figures come from."""

from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from yokoten.measure.rules.intake import heads
from yokoten.measure.rules.intake.heads import head_of
from yokoten.measure.rules.layout import Layout


@dataclass(frozen=True, slots=True)
class Choice:
    """What one indicator of the file is here: a known one (`code`), a new one with its details, or left out."""

    code: str = ""
    name: str = ""
    unit: str = ""
    part: str = heads.CONTEXT
    direction: str = heads.HIGHER
    prices: str = ""
    how: str = ""
    is_left_out: bool = False

    @property
    def is_new(self) -> bool:
        return not self.code and not self.is_left_out


@dataclass(frozen=True)
class Mapping:
    """Everything asked on the page of columns. `source` is a known source's code, `source_name` names a new one."""

    layout: Layout
    indicators: Words[str, Choice] = field(default_factory=dict)
    source: str = ""
    source_name: str = ""
    vintage: str = ""
    retrieved_on: str = ""
    title: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain data for storage, order kept in every database; `from_json` restores an equal mapping."""
        indicators = [[text, asdict(choice)] for text, choice in self.indicators.items()]
        plain = {name: getattr(self, name) for name in ("source", "source_name", "vintage", "retrieved_on", "title")}
        return {"layout": self.layout.to_json(), "indicators": indicators, **plain}

    @classmethod
    def from_json(cls, plain: Words[str, Any]) -> "Mapping":
        """A mapping as it was stored."""
        indicators = {text: Choice(**choice) for text, choice in plain["indicators"]}
        return cls(**{**plain, "layout": Layout.from_json(plain["layout"]), "indicators": indicators})


def new_choice(text: str, unit: str = "") -> Choice:
    """Sensible details of an indicator that is not known yet; the price basis of money stays open."""
    head = head_of(text, unit)
    return Choice(
        name=head.name[:200],
        unit=head.unit[:32],
        part=heads.part_of(head.name),
        direction=heads.direction_of(head.name),
        prices=heads.prices_of(head.name, head.unit),
        how="new",
    )


def completed(choices: Sequence[tuple[str, Choice]]) -> dict[str, Choice]:
    """The same choices; where all are new, one becomes an outcome and another structure, so that regions compare."""
    chosen = dict(choices)
    if not chosen or any(not choice.is_new for choice in chosen.values()):
        return chosen
    parts = {choice.part for choice in chosen.values()}
    plain = [text for text, choice in chosen.items() if choice.part == heads.CONTEXT]
    if heads.OUTCOME not in parts and plain:
        text = plain.pop(0)
        chosen[text] = replace(chosen[text], part=heads.OUTCOME)
    if heads.STRUCTURAL not in parts and plain:
        text = plain.pop(0)
        chosen[text] = replace(chosen[text], part=heads.STRUCTURAL, direction=heads.NEITHER)
    return chosen
