"""What the evidence grade rests on, and the words it is told in."""

from dataclasses import dataclass, field

from yokoten.prove.rules.sizes import Size

TOLD, MEASURED, COMPARED, HELD = "told", "measured", "compared", "held"
WORDS = (TOLD, MEASURED, COMPARED, HELD)
KEPT, PARTLY, LOST, CANNOT_SAY, NOT_DUE = "held", "partly", "lost", "cannot_say", "not_due"
LASTING = (LOST, CANNOT_SAY, NOT_DUE, PARTLY, KEPT)


@dataclass(frozen=True)
class Checks:
    """Figures of the checks, None where one was not made.

    `pretrend`: p of a trend (or of different trends) before the start. `placebo`: the least p of starts or places that
    never were, after allowing for how many were tried. `pre_fit`: root mean squared gap before the start by the
    standard deviation of the outcome before it. `autocorrelation`: of residuals, by its limit 2/sqrt(n), without sign.
    """

    pretrend: float | None = None
    placebo: float | None = None
    pre_fit: float | None = None
    autocorrelation: float | None = None


@dataclass(frozen=True)
class Quality:
    """Of the figures used: `estimated` and `missing` are shares 0 to 1, `breaks` is a count; None is not known."""

    has_source: bool = False
    estimated: float | None = None
    missing: float | None = None
    breaks: int | None = None


@dataclass(frozen=True)
class EvidenceFacts:
    """All that the grade rests on. `weighty` and `lesser` count departures from what was registered before."""

    design: str = ""
    checks: Checks = field(default_factory=Checks)
    quality: Quality = field(default_factory=Quality)
    size: Size | None = None
    persistence: str = NOT_DUE
    is_registered: bool = False
    weighty: int = 0
    lesser: int = 0
    is_second_read: bool = False
