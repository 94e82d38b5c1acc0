"""The second opinion on productivity change: growth of outputs over growth of inputs, defined at every scale."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from yokoten.analysis.frontier.distances import Distances, Technologies, measured, worst
from yokoten.analysis.frontier.panel import Panel
from yokoten.analysis.frontier.program import COUNTED, INPUT, OUTPUT, Array, Places, asked
from yokoten.analysis.frontier.transitions import Pairs, Transitions, described, number, pairs_of, said, spread
from yokoten.analysis.refusal import NotComputable

FACTORS = ("hicks_moorsteen", "output_change", "input_change")


@dataclass(frozen=True, eq=False)
class HicksMoorsteen(Transitions):
    """Indices of change, (T,) each: `hicks_moorsteen` = `output_change` / `input_change`; above 1 is better.

    `annualised`: the index's root by the years between the periods.
    """

    hicks_moorsteen: Array
    annualised: Array
    output_change: Array
    input_change: Array
    rts: str

    def rows(self) -> list[dict[str, Any]]:
        """Each transition as facts, None for what is undefined.

        `says`: `more_outputs` or `fewer_outputs`, `more_inputs` or `fewer_inputs`, `more_productive` or
        `less_productive`; nothing for a factor of 1.
        """
        return [
            self.fact(place)
            | {name: number(getattr(self, name)[place]) for name in (*FACTORS, "annualised")}
            | {"says": self._says(place)}
            for place in range(len(self.units))
        ]

    def _says(self, place: int) -> list[str]:
        return [
            *said(self.output_change[place], "more_outputs", "fewer_outputs"),
            *said(self.input_change[place], "more_inputs", "fewer_inputs"),
            *said(self.hicks_moorsteen[place], "more_productive", "less_productive"),
        ]


def hicks_moorsteen(panel: Panel, *, rts: str = "vrs") -> HicksMoorsteen:
    """The Hicks-Moorsteen index of every unit between every two neighbouring periods of a panel.

    With a and b the two periods, x and y a unit's inputs and outputs, E_o^r(x, y) = 1/φ and E_i^r(x, y) = θ its
    efficiencies against the technology of all units of period r:
    output_change = √(E_o^a(x_a, y_b)/E_o^a(x_a, y_a) · E_o^b(x_b, y_b)/E_o^b(x_b, y_a)),
    input_change = √(E_i^a(x_a, y_a)/E_i^a(x_b, y_a) · E_i^b(x_a, y_b)/E_i^b(x_b, y_b)),
    hicks_moorsteen = output_change / input_change.
    Every distance keeps the unit's own inputs or outputs of the technology's period, so that with figures above zero
    none can be out of reach, whatever `rts` (`crs`, `vrs`, `nirs`, `ndrs`). A zero can put one out of reach: a product
    that nobody made in the other period. With one input and one output it is (y_b/y_a)/(x_b/x_a) under any returns;
    under constant returns with a single input or a single output it is the Malmquist index; in general the two differ.
    Which pairs are formed is as in `malmquist`. Cost: two batches per period; hulls are shared.
    Sources: Bjurek (1996); O'Donnell (2012) on completeness.
    Raises NotComputable: `unknown_rts`, `no_pairs`.

    >>> from yokoten.analysis.frontier.panel import read_panel
    >>> panel = read_panel(["a", "b", "a", "b"], [1, 1, 2, 2], [2.0, 4.0, 2.0, 5.0], [1.0, 4.0, 3.0, 5.0])
    >>> found = hicks_moorsteen(panel)
    >>> found.hicks_moorsteen.round(9).tolist(), found.output_change.round(9).tolist()
    ([3.0, 1.0], [3.0, 1.25])
    """
    if rts not in COUNTED:
        raise NotComputable("unknown_rts", rts=rts)
    pairs = pairs_of(panel)
    if not pairs.formed.any():
        raise NotComputable("no_pairs")
    technologies = Technologies(panel)
    more, quality_out = _quantity(panel, pairs, technologies, (rts, OUTPUT))
    used, quality_in = _quantity(panel, pairs, technologies, (rts, INPUT))
    fields = described(panel, pairs, worst(quality_out + quality_in))
    index = spread(pairs, more / used)
    return HicksMoorsteen(
        **fields,
        hicks_moorsteen=index,
        annualised=index ** (1 / fields["years"]),
        output_change=spread(pairs, more),
        input_change=spread(pairs, used),
        rts=rts,
    )


def _quantity(
    panel: Panel, pairs: Pairs, technologies: Technologies, choice: tuple[str, str]
) -> tuple[Array, list[Places]]:
    """The Malmquist quantity index of outputs or of inputs, and the qualities of its four distances."""
    first, _ = pairs.rows()
    at_first = Distances.blank(first.size), Distances.blank(first.size)
    at_second = Distances.blank(first.size), Distances.blank(first.size)
    step = pairs.step[pairs.formed]
    for period in range(len(panel.periods)):
        comes, leads = np.flatnonzero(step == period), np.flatnonzero(step == period - 1)
        if comes.size or leads.size:
            _measure(panel, pairs, (period, comes, leads), technologies, choice, (*at_first, *at_second))
    (own_a, mixed_a), (mixed_b, own_b) = at_first, at_second
    ratio = mixed_a.efficiency / own_a.efficiency * own_b.efficiency / mixed_b.efficiency
    if choice[1] == INPUT:
        ratio = 1 / ratio
    return np.sqrt(ratio), [part.quality for part in (own_a, mixed_a, mixed_b, own_b)]


def _measure(
    panel: Panel,
    pairs: Pairs,
    where: tuple[int, Places, Places],
    technologies: Technologies,
    choice: tuple[str, str],
    targets: tuple[Distances, Distances, Distances, Distances],
) -> None:
    """All distances against one period, in one batch.

    Outputs are compared with the inputs of the technology's period held, inputs with its outputs held.
    """
    first, second = pairs.rows()
    (period, comes, leads), (rts, orientation) = where, choice
    held = np.concatenate([first[comes], first[comes], second[leads], second[leads]])
    compared = np.concatenate([first[comes], second[comes], first[leads], second[leads]])
    inputs, outputs = (held, compared) if orientation == OUTPUT else (compared, held)
    who = asked(panel.figures.inputs[inputs], panel.figures.outputs[outputs], orientation)
    found = measured(technologies.of(period, rts), who)
    ends = np.cumsum([0, comes.size, comes.size, leads.size, leads.size])
    for place, (target, rows) in enumerate(zip(targets, (comes, comes, leads, leads), strict=True)):
        target.put(rows, found.of(slice(ends[place], ends[place + 1])))
