"""What kind of slip brings a value out of its expected band: a digit, a factor of ten, a unit."""

from dataclasses import dataclass

from yokoten.measure.rules.gate.alarm import CHECK, EXTRA_DIGIT, LOST_DIGIT, STOP, TEN_TIMES, UNIT_JUMP

_UNITS = (1e3, 1e6, 1e9, 1e2)
_SURE, _LEAST = 3.0, 1.8
_WIDER = 1.25
_WIDER_FOR_UNITS = 1.6


@dataclass(frozen=True, slots=True)
class Slip:
    """A kind of alarm, how sure, the value that was probably meant, and the factor between the two."""

    kind: str
    severity: str
    meant: float
    factor: float


def slip_of(value: float, low: float, high: float, *, decimals: int) -> Slip | None:
    """Explain a value outside `low` to `high` (`decimals`: how many the column writes); None if unexplained."""
    if value <= 0 or low <= 0 or low <= value <= high:
        return None
    middle = (low * high) ** 0.5
    distance = max(middle / value, value / middle)
    if distance < _LEAST:
        return None
    severity = STOP if distance >= _SURE else CHECK
    for unit in _UNITS:
        for meant in (value * unit, value / unit):
            if low / _WIDER_FOR_UNITS <= meant <= high * _WIDER_FOR_UNITS:
                return Slip(UNIT_JUMP, STOP, meant, value / meant)
    if value > high:
        return _too_high(value, low, high, severity)
    return _too_low(value, low, high, severity, decimals)


def decimals_of(value: float) -> int:
    """How many decimals a number is written with."""
    text = repr(float(value))
    return 0 if text.endswith(".0") or "e" in text else len(text.partition(".")[2])


def _too_high(value: float, low: float, high: float, severity: str) -> Slip | None:
    if low / _WIDER <= value / 10 <= high * _WIDER:
        return Slip(TEN_TIMES, severity, value / 10, 10.0)
    meant = _best(_without_one(value), low, high)
    return Slip(EXTRA_DIGIT, severity, meant, value / meant) if meant else None


def _too_low(value: float, low: float, high: float, severity: str, decimals: int) -> Slip | None:
    tenfold = low / _WIDER <= value * 10 <= high * _WIDER
    if tenfold and decimals_of(value) > decimals:
        return Slip(TEN_TIMES, severity, value * 10, 0.1)
    meant = _best(_with_one_more(value), low, high)
    if meant:
        return Slip(LOST_DIGIT, severity, meant, value / meant)
    return Slip(TEN_TIMES, severity, value * 10, 0.1) if tenfold else None


def _best(candidates: list[float], low: float, high: float) -> float | None:
    middle = (low * high) ** 0.5
    fitting = [candidate for candidate in candidates if low <= candidate <= high]
    return min(fitting, key=lambda candidate: abs(candidate - middle), default=None)


def _parts(value: float) -> tuple[str, str]:
    whole, _, fraction = f"{value:.10f}".rstrip("0").partition(".")
    return whole, fraction


def _with_one_more(value: float) -> list[float]:
    whole, fraction = _parts(value)
    if whole == "0":
        return []
    return [
        float(f"{whole[:place]}{digit}{whole[place:]}.{fraction or 0}")
        for place in range(len(whole) + 1)
        for digit in range(10)
        if place or digit
    ]


def _without_one(value: float) -> list[float]:
    whole, fraction = _parts(value)
    if len(whole) < 2:
        return []
    return [float(f"{whole[:place]}{whole[place + 1 :]}.{fraction or 0}") for place in range(len(whole))]
